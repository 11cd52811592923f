package org.entente.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.cli.text.Messages;
import org.entente.cli.text.Sentence;

/// Everything between a run of the program and the person or script that started it: results go to
/// [#out], everything else to [#err].
public final class Terminal {
  private static final Set<String> YES = Set.of("y", "yes", "o", "oui", "ن", "نعم");

  private final Screen out;
  private final Screen err;
  private final Messages messages;
  private final Surroundings surroundings;
  private final boolean moving;

  public Terminal(Surroundings surroundings, Messages messages, Colour colour) {
    var environment = surroundings.environment();
    boolean outTty = surroundings.ttys().out();
    boolean errTty = surroundings.ttys().err();
    this.out =
        new Screen(surroundings.out(), outTty, colour.on(outTty, environment), outTty, messages);
    this.err =
        new Screen(surroundings.err(), errTty, colour.on(errTty, environment), true, messages);
    this.messages = messages;
    this.surroundings = surroundings;
    this.moving = errTty && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /// Standard output: results, and nothing else.
  public Screen out() {
    return out;
  }

  /// Standard error: what people read beside the results.
  public Screen err() {
    return err;
  }

  public Messages messages() {
    return messages;
  }

  /// A progress display of `total` units (0 or less: unknown), silent where there is no terminal.
  public Progress progress(Sentence task, long total, Progress.Unit unit) {
    return moving
        ? new ProgressLine(err.rendered(task), total, unit, err.coloured())
        : Progress.SILENT;
  }

  /// Whether the person says yes; empty when there is nobody to ask.
  public Optional<Boolean> confirm(Sentence question) {
    if (!surroundings.ttys().in()) {
      return Optional.empty();
    }
    return ask(() -> surroundings.keyboard().line(err.rendered(question) + ' '))
        .map(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)));
  }

  /// What the person types, unseen; empty when there is nobody to ask.
  public Optional<String> secret(Sentence prompt) {
    return ask(() -> surroundings.keyboard().secret(err.rendered(prompt) + ' '));
  }

  private Optional<String> ask(Question question) {
    err.flush();
    try {
      return question.put();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Question {
    Optional<String> put() throws IOException;
  }
}
