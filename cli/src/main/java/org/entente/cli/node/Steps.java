package org.entente.cli.node;

import java.util.Locale;
import org.entente.cli.terminal.Progress;
import org.entente.cli.terminal.Terminal;
import org.entente.cli.text.Sentence;
import org.entente.server.doctor.Watcher;
import org.jspecify.annotations.Nullable;

/// Shows how far an examination is, one bar for each step. For one thread.
final class Steps implements Watcher, AutoCloseable {
  private final Terminal terminal;
  private Progress bar = Progress.SILENT;
  private @Nullable Step present;

  Steps(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(Step step, long done) {
    if (step != present) {
      bar.close();
      present = step;
      var task = Sentence.of("doctor-step-" + step.name().toLowerCase(Locale.ROOT));
      bar = terminal.progress(task, 0, Progress.Unit.OBJECTS);
    }
    bar.at(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
