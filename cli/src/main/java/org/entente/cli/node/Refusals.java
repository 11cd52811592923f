package org.entente.cli.node;

import java.util.Locale;
import java.util.Set;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Problem;
import org.entente.cli.text.Sentence;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.Sentences;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// What a node says when it cannot be made, opened or served.
public final class Refusals {
  /// Trying again may help.
  private static final Set<ServerCode> FOR_NOW =
      Set.of(ServerCode.DIRECTORY_HELD, ServerCode.DIRECTORY_FAILED, ServerCode.BIND_FAILED);

  private Refusals() {}

  public static Failure of(NodeRefusal refusal, Locale locale) {
    return new Failure(
        FOR_NOW.contains(refusal.code()) ? ExitStatus.COULD_NOT : ExitStatus.REFUSED,
        new Problem(
            refusal.code().code(),
            Sentence.of("verbatim", refusal.message(locale)),
            refusal.where().isEmpty() ? null : refusal.where(),
            Sentence.of("verbatim", refusal.hint(locale))));
  }

  public static Failure of(Refusal refusal, Locale locale) {
    String code = refusal.code().code();
    return new Failure(
        ExitStatus.REFUSED,
        new Problem(
            code,
            Sentence.of("verbatim", Sentences.ALL.message(code, locale, refusal.arguments())),
            null,
            Sentences.ALL
                .explanation(code, locale)
                .map(explanation -> Sentence.of("verbatim", explanation.hint()))
                .orElse(null)));
  }
}
