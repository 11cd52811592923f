package org.entente.server.edge;

import java.util.Locale;
import org.entente.stix.Catalogue;
import org.jspecify.annotations.Nullable;

/// Chooses the language of sentences for people from `Accept-Language` (RFC 9110 §12.5.4): the
/// first one named that Entente speaks, weights aside unless zero, English otherwise.
final class Languages {
  /// What is longer is not looked at.
  private static final int LENGTH_MAX = 1_000;

  private Languages() {}

  static Locale choose(@Nullable String header) {
    if (header == null || header.length() > LENGTH_MAX) {
      return Locale.ENGLISH;
    }
    for (String range : header.split(",", -1)) {
      String[] parts = range.strip().split(";", 2);
      boolean refused = parts.length == 2 && parts[1].strip().matches("q=0(\\.0*)?");
      String language = parts[0].strip().split("-", 2)[0].toLowerCase(Locale.ROOT);
      for (Locale known : Catalogue.LANGUAGES) {
        if (known.getLanguage().equals(language) && !refused) {
          return known;
        }
      }
    }
    return Locale.ENGLISH;
  }
}
