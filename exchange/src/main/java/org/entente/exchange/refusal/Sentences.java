package org.entente.exchange.refusal;

import java.util.Locale;
import org.entente.stix.Catalogue;
import org.entente.stix.Finding;

/// The sentences for people of everything that the domain may say.
public final class Sentences {
  /// Those of [RefusalCode].
  public static final Catalogue OF_DOMAIN =
      Catalogue.load(name -> Sentences.class.getResourceAsStream(name), "exchange");

  /// Those of the domain and of the STIX library.
  public static final Catalogue ALL = Catalogue.STIX.and(OF_DOMAIN);

  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private Sentences() {}

  /// The sentence about a finding, of the domain or of the library. Safe to print and to log.
  public static String message(Finding finding, Locale locale) {
    return ALL.message(finding.code(), locale, finding.arguments());
  }

  /// The sentence about a finding, with where it is and the rule: for readers who get nothing but
  /// this text.
  ///
  /// @param pointer the RFC 6901 pointer of the object in its document, before that of the finding
  public static String messageWithPlace(Finding finding, String pointer, Locale locale) {
    var out = new StringBuilder(message(finding, locale));
    String place = Printable.of(pointer + finding.pointer());
    String separator = place.isEmpty() || finding.clause().isEmpty() ? "" : ", ";
    String where = place + separator + finding.clause();
    if (!where.isEmpty()) {
      boolean rightToLeft = locale.getLanguage().equals("ar");
      String isolated = rightToLeft ? FIRST_STRONG_ISOLATE + where + POP_ISOLATE : where;
      out.append(" (").append(isolated).append(')');
    }
    return out.toString();
  }
}
