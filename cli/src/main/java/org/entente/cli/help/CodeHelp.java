package org.entente.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Messages;
import org.entente.exchange.refusal.Sentences;
import org.entente.server.doctor.DoctorCode;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.Catalogue;
import org.entente.stix.json.JsonObject;
import org.entente.taxii.Problem;

/// What a code means, whichever part of the program it comes from.
final class CodeHelp {
  private static final String TITLE = ".title";
  private static final String HINT = ".hint";

  /// What a node says, with everything below it.
  private static final List<Catalogue> OTHERS =
      List.of(Sentences.ALL, ServerCode.CATALOGUE, DoctorCode.CATALOGUE, Problem.CATALOGUE);

  private CodeHelp() {}

  /// Shows what is known about `code`; false when nothing is.
  static boolean show(String code, Session session) {
    Locale locale = session.terminal().messages().language().locale();
    return own(code, session)
        .or(() ->
            OTHERS.stream()
                .flatMap(catalogue -> catalogue.explanation(code, locale).stream())
                .findFirst())
        .map(explanation -> {
          print(code, explanation, session);
          return true;
        })
        .orElse(false);
  }

  private static Optional<Catalogue.Explanation> own(String code, Session session) {
    Messages problems = Messages.of(session.terminal().messages().language(), "problems");
    return problems
        .find(code + TITLE)
        .map(title -> new Catalogue.Explanation(title, problems.find(code + HINT).orElse("")));
  }

  private static void print(String code, Catalogue.Explanation explanation, Session session) {
    if (session.json()) {
      session
          .out()
          .json(
              JsonObject.builder()
                  .put("code", code)
                  .put("title", explanation.title())
                  .put("hint", explanation.hint())
                  .build());
      return;
    }
    var out = session.out();
    out.own(out.styled(Style.STRONG, code) + ": " + explanation.title() + "\n\n");
    out.own(explanation.hint() + '\n');
  }
}
