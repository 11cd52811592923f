package org.entente.cli.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entente.stix.BundleRules;
import org.entente.stix.Finding;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixReader;
import org.entente.stix.Verdict;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;

/// What the rules say about one document: a bundle, an envelope, an object, or several.
final class Judgement {
  /// Findings kept of each kind; more are only counted.
  static final int FINDINGS_MAX = 10_000;

  private static final SpecRules RULES = new SpecRules();

  private final List<Located> errors = new ArrayList<>();
  private final List<Located> warnings = new ArrayList<>();
  private final Map<String, Long> codes = new TreeMap<>();
  private long objects;
  private long errorCount;
  private long warningCount;

  private Judgement() {}

  /// A finding and where it is in the document.
  record Located(Finding finding, String pointer) {
    JsonObject json(Locale locale) {
      return JsonObject.builder()
          .put("code", finding.code())
          .put("pointer", pointer)
          .put("clause", finding.clause())
          .put("message", finding.message(locale))
          .build();
    }
  }

  /// Reads `reader` to its end.
  static Judgement of(StixReader reader) {
    var judgement = new Judgement();
    var whole = new BundleRules();
    boolean readable = true;
    for (Read read = reader.next(); read != null; read = reader.next()) {
      switch (read) {
        case Read.Found found -> {
          judgement.objects++;
          String at = found.place().pointer();
          Verdict verdict = RULES.check(found.json());
          verdict.errors().forEach(finding -> judgement.add(finding, at));
          verdict.warnings().forEach(finding -> judgement.add(finding, at));
          whole.add(found.json(), found.place());
        }
        case Read.Refused refused -> {
          judgement.objects++;
          String at = refused.place().pointer();
          refused.findings().forEach(finding -> judgement.add(finding, at));
        }
        case Read.Broken broken -> {
          readable = false;
          judgement.add(broken.finding(), "");
        }
      }
    }
    if (readable) {
      whole.finish(reader.frame()).forEach(finding -> judgement.add(finding, ""));
    }
    return judgement;
  }

  boolean isValid() {
    return errorCount == 0;
  }

  long objects() {
    return objects;
  }

  long errorCount() {
    return errorCount;
  }

  long warningCount() {
    return warningCount;
  }

  List<Located> errors() {
    return errors;
  }

  List<Located> warnings() {
    return warnings;
  }

  /// How often each code was found.
  Map<String, Long> codes() {
    return codes;
  }

  /// `{"valid", "errors", "warnings"}`.
  JsonObject json(Locale locale) {
    return JsonObject.builder()
        .put("valid", isValid())
        .put("errors", list(errors, locale))
        .put("warnings", list(warnings, locale))
        .build();
  }

  private static JsonArray list(List<Located> findings, Locale locale) {
    return new JsonArray(findings.stream().map(at -> (JsonValue) at.json(locale)).toList());
  }

  private void add(Finding finding, String at) {
    var located = new Located(finding, at + finding.pointer());
    codes.merge(finding.code(), 1L, Long::sum);
    switch (finding.severity()) {
      case ERROR -> {
        errorCount++;
        keep(errors, located);
      }
      case WARNING -> {
        warningCount++;
        keep(warnings, located);
      }
    }
  }

  private static void keep(List<Located> list, Located located) {
    if (list.size() < FINDINGS_MAX) {
      list.add(located);
    }
  }
}
