package org.entente.cli.taxii;

import java.net.URI;
import java.util.Locale;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Problem;
import org.entente.cli.text.Sentence;
import org.entente.taxii.client.TaxiiException;

/// What a TAXII server did wrong or refused, for the person.
public final class RemoteProblem {
  private RemoteProblem() {}

  /// A failure that says what `e` says.
  public static Failure of(TaxiiException e, Locale locale) {
    var problem =
        new Problem(
            e.code().text(),
            Sentence.of("verbatim", message(e, locale)),
            e.uri().map(URI::toString).orElse(null),
            org.entente.taxii.Problem.CATALOGUE
                .explanation(e.code().text(), locale)
                .map(explanation -> Sentence.of("verbatim", explanation.hint()))
                .orElse(null));
    return new Failure(e.mayPass() ? ExitStatus.COULD_NOT : ExitStatus.REFUSED, problem);
  }

  /// Our sentence, then what exactly is wrong, then what the server itself says.
  private static String message(TaxiiException e, Locale locale) {
    var text = new StringBuilder(e.problem().message(locale));
    e.detail().ifPresent(detail -> text.append(' ').append(detail.message(locale)));
    e.error().ifPresent(error -> text.append(" «").append(error.title()).append('»'));
    return text.toString();
  }
}
