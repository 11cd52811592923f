package org.entente.server.edge;

import java.util.Locale;
import org.entente.server.refusal.Denial;
import org.entente.stix.Finding;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.taxii.TaxiiError;
import org.entente.taxii.http.MediaType;

/// How a refusal is told: in TAXII's words (TAXII 2.1 §3.6.1), or in those of the admin API.
enum DenialBody {
  TAXII(MediaType.TAXII.toString()) {
    @Override
    JsonObject json(Denial denial, Locale language) {
      var details = JsonObject.builder().put("hint", denial.hint(language));
      if (!denial.where().isEmpty()) {
        details.put("where", denial.where());
      }
      if (!denial.findings().isEmpty()) {
        details.put("findings", findings(denial, language));
      }
      return new TaxiiError(
              denial.title(language),
              denial.message(language),
              denial.id().toString(),
              denial.code(),
              Integer.toString(denial.status()),
              null,
              details.build())
          .toJson();
    }
  },
  ADMIN("application/json") {
    @Override
    JsonObject json(Denial denial, Locale language) {
      String hint = denial.hint(language);
      return JsonObject.builder()
          .put("code", denial.code())
          .put("message", denial.message(language))
          .put("where", textOrNull(denial.where()))
          .put("hint", textOrNull(hint))
          .put("errorId", denial.id().toString())
          .build();
    }
  };

  /// Findings that one answer names; the first are the gravest.
  static final int FINDINGS_MAX = 100;

  private final String mediaType;

  DenialBody(String mediaType) {
    this.mediaType = mediaType;
  }

  /// How to speak to whoever asked for `path`.
  static DenialBody forPath(String path) {
    return path.startsWith("/admin/") || path.equals("/admin") ? ADMIN : TAXII;
  }

  String mediaType() {
    return mediaType;
  }

  abstract JsonObject json(Denial denial, Locale language);

  private static JsonArray findings(Denial denial, Locale language) {
    return new JsonArray(
        denial.findings().stream()
            .limit(FINDINGS_MAX)
            .<JsonValue>map(finding -> finding(finding, language))
            .toList());
  }

  private static JsonObject finding(Finding finding, Locale language) {
    return JsonObject.builder()
        .put("code", finding.code())
        .put("pointer", finding.pointer())
        .put("clause", finding.clause())
        .put("message", finding.message(language))
        .build();
  }

  private static JsonValue textOrNull(String text) {
    return text.isEmpty() ? JsonNull.NULL : new JsonString(text);
  }
}
