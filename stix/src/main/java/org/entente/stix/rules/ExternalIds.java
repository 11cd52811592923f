package org.entente.stix.rules;

import java.util.function.Predicate;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Identifiers of a well-known catalogue among the external references of an object (STIX 2.1
/// §4.1.1, §4.19.1): the source is named in one way, and the identifier has its own form.
///
/// @param source the name of the catalogue as a source
/// @param clause where that is said
/// @param form whether a text has the form of its identifiers
record ExternalIds(String source, String clause, Predicate<String> form) implements ObjectRule {
  private static final String CAPEC = "CAPEC-";
  private static final String CVE = "CVE-";

  static ExternalIds capec(Shape.Builder table) {
    return new ExternalIds("capec", table.clause(), ExternalIds::isCapec);
  }

  static ExternalIds cve(Shape.Builder table) {
    return new ExternalIds("cve", table.clause(), ExternalIds::isCve);
  }

  @Override
  public void check(JsonObject object, long present, Inspection at) {
    JsonArray references = object.array("external_references");
    if (references == null) {
      return;
    }
    for (int i = 0; i < references.size() && !at.isFull(); i++) {
      if (references.get(i) instanceof JsonObject reference) {
        checkReference(reference, i, at);
      }
    }
  }

  private void checkReference(JsonObject reference, int index, Inspection at) {
    String id = reference.string("external_id");
    String named = reference.string("source_name");
    if (id == null || named == null) {
      return;
    }
    Code code = problem(named, id);
    if (code != null) {
      at.enter("external_references");
      at.enter(index);
      boolean wrongId = code == Code.EXTERNAL_ID_INVALID;
      at.foundAt(
          wrongId ? "external_id" : "source_name",
          code,
          clause,
          wrongId ? source : id,
          wrongId ? id : source);
      at.leave();
      at.leave();
    }
  }

  private @Nullable Code problem(String named, String id) {
    if (named.equals(source)) {
      return form.test(id) ? null : Code.EXTERNAL_ID_INVALID;
    }
    return form.test(id) ? Code.EXTERNAL_SOURCE_INVALID : null;
  }

  private static boolean isCapec(String id) {
    return id.startsWith(CAPEC) && areDigits(id, CAPEC.length(), id.length(), 1);
  }

  /// `CVE-`, a year, a hyphen and four or more digits.
  private static boolean isCve(String id) {
    int hyphen = CVE.length() + 4;
    return id.startsWith(CVE)
        && id.length() > hyphen
        && id.charAt(hyphen) == '-'
        && areDigits(id, CVE.length(), hyphen, 4)
        && areDigits(id, hyphen + 1, id.length(), 4);
  }

  private static boolean areDigits(String text, int from, int to, int least) {
    for (int i = from; i < to; i++) {
      if (!Names.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return to - from >= least;
  }
}
