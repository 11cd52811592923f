package org.entente.stix.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.stix.Finding;
import org.entente.stix.PatternCheck;
import org.entente.stix.Verdict;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One walk of the rules over one object: where the walk is, and what it found so far. Pointers are
/// written out for findings only; as long as there is none, a step costs two stores. Not
/// thread-safe.
public final class Inspection {
  /// So many errors, and so many warnings, are kept of one object; the object stays refused however
  /// many there are.
  public static final int FINDINGS_MAX = 100;

  private static final int DEPTH_USUAL = 8;

  private final JsonObject root;
  private final PatternCheck patterns;
  private @Nullable String[] names = new @Nullable String[DEPTH_USUAL];
  private int[] indexes = new int[DEPTH_USUAL];
  private int depth;
  private String clause = Clause.STIX_CONTENT;
  private @Nullable List<Finding> errors;
  private @Nullable List<Finding> warnings;

  Inspection(JsonObject root, PatternCheck patterns) {
    this.root = root;
    this.patterns = patterns;
  }

  /// Walks the rules over `object`.
  public static Verdict of(JsonObject object, PatternCheck patterns) {
    var inspection = new Inspection(object, patterns);
    ObjectTypes.inspect(object, inspection);
    return inspection.verdict();
  }

  /// The whole object.
  JsonObject root() {
    return root;
  }

  PatternCheck patterns() {
    return patterns;
  }

  /// Steps into a member of the object at the current place.
  void enter(String name) {
    grow();
    names[depth++] = name;
  }

  /// Steps into an element of the list at the current place.
  void enter(int index) {
    grow();
    names[depth] = null;
    indexes[depth++] = index;
  }

  /// Steps back out.
  void leave() {
    depth--;
  }

  /// Where the table is defined whose properties are looked at.
  String clause() {
    return clause;
  }

  /// Goes on in the table defined in `section`; returns where the last one was, to go back there.
  String within(String section) {
    String before = clause;
    clause = section;
    return before;
  }

  /// The name of the member whose value is looked at, list indexes skipped; empty at the root.
  String property() {
    for (int i = depth - 1; i >= 0; i--) {
      String name = names[i];
      if (name != null) {
        return name;
      }
    }
    return "";
  }

  /// Notes a finding at the current place.
  void found(Code code, String clause, String... arguments) {
    note(code.at(pointer(), clause, arguments));
  }

  /// Notes a finding at a member of the current place, there or missing.
  void foundAt(String name, Code code, String clause, String... arguments) {
    enter(name);
    found(code, clause, arguments);
    leave();
  }

  /// Notes a finding that somebody else has made; its pointer is relative to the root.
  void note(Finding finding) {
    if (finding.severity() == Finding.Severity.ERROR) {
      errors = noted(finding, errors);
    } else {
      warnings = noted(finding, warnings);
    }
  }

  private static List<Finding> noted(Finding finding, @Nullable List<Finding> findings) {
    List<Finding> noted = findings == null ? new ArrayList<>(4) : findings;
    if (noted.size() < FINDINGS_MAX) {
      noted.add(finding);
    }
    return noted;
  }

  /// Whether nothing more would be kept.
  boolean isFull() {
    return errors != null && errors.size() >= FINDINGS_MAX;
  }

  boolean hasErrors() {
    return errors != null;
  }

  Verdict verdict() {
    List<Finding> good = List.of();
    if (errors == null && warnings == null) {
      return Verdict.CLEAN;
    }
    List<Finding> bad = errors == null ? good : errors;
    List<Finding> unwise = warnings == null ? good : warnings;
    if (bad.size() >= FINDINGS_MAX || unwise.size() >= FINDINGS_MAX) {
      unwise = new ArrayList<>(unwise);
      unwise.add(Code.TOO_MANY_FINDINGS.at("", "RFC 8259 §9", Integer.toString(FINDINGS_MAX)));
    }
    return new Verdict(bad, unwise);
  }

  private String pointer() {
    var out = new StringBuilder(depth * 16);
    for (int i = 0; i < depth; i++) {
      String name = names[i];
      out.append('/');
      if (name == null) {
        out.append(indexes[i]);
      } else {
        escape(name, out);
      }
    }
    return out.toString();
  }

  /// RFC 6901 §3.
  private static void escape(String name, StringBuilder out) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '~' -> out.append("~0");
        case '/' -> out.append("~1");
        default -> out.append(c);
      }
    }
  }

  private void grow() {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
  }
}
