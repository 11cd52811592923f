package org.entente.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Problem;
import org.entente.cli.run.Preferences;
import org.entente.cli.terminal.OutputLost;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.terminal.Surroundings;
import org.entente.cli.terminal.Terminal;

/// Tells what went wrong: to a person in sentences, to a program as one JSON document.
final class Report {
  private final Terminal terminal;
  private final Preferences preferences;
  private final Surroundings surroundings;

  Report(Terminal terminal, Preferences preferences, Surroundings surroundings) {
    this.terminal = terminal;
    this.preferences = preferences;
    this.surroundings = surroundings;
  }

  ExitStatus failure(Failure failure) {
    flushed();
    tell(failure.problem());
    return failure.status();
  }

  ExitStatus outputLost(OutputLost lost) {
    tell(Problem.of(Fault.OUTPUT_LOST, null, lost.what()));
    return Fault.OUTPUT_LOST.status();
  }

  /// A bug: the person gets a sentence and a file to send, not a stack trace.
  ExitStatus bug(Throwable bug) {
    flushed();
    var trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace, true));
    String text = "entente " + Version.NUMBER + ", Java " + Runtime.version() + '\n' + trace;
    if (preferences.debug()) {
      terminal.err().own(text);
    }
    tell(Problem.of(Fault.INTERNAL, null, crashFile(text)));
    return Fault.INTERNAL.status();
  }

  private void tell(Problem problem) {
    Screen err = terminal.err();
    try {
      if (preferences.json()) {
        err.json(problem.json(sentence -> terminal.messages().say(sentence, false)));
      } else {
        var message = err.rendered(problem.message());
        err.own(err.styled(Style.BAD, "entente:") + ' ' + message + " [" + problem.code() + "]\n");
        if (problem.where() != null && !message.contains(err.shown(problem.where()))) {
          err.own("  " + err.shown(problem.where()) + '\n');
        }
        if (problem.hint() != null) {
          err.own("  " + err.rendered(problem.hint()) + '\n');
        }
      }
      err.flush();
    } catch (OutputLost nobodyReads) {
      // The exit status still tells.
    }
  }

  /// What was found before goes out first.
  private void flushed() {
    try {
      terminal.out().flush();
    } catch (OutputLost gone) {
      // There is something graver to tell.
    }
  }

  private String crashFile(String text) {
    try {
      Path folder = Path.of(surroundings.environment().getOrDefault("TMPDIR", "/tmp"));
      Path file = Files.createTempFile(folder, "entente-crash-", ".txt");
      Files.write(file, List.of(text));
      return file.toString();
    } catch (IOException e) {
      return "-";
    }
  }
}
