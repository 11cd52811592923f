package org.entente.stix;

import org.entente.stix.json.JsonObject;
import org.entente.stix.rules.Inspection;

/// The rules of STIX 2.1, errata 01 included, that can be told from one object alone. Every broken
/// MUST is an error, the SHOULDs that help interoperability are warnings; each finding has a stable
/// code, the place in the object and the clause. What needs several objects is in [BundleRules].
///
/// STIX 2.0 is recognised and refused with the single code `stix20-not-supported`.
///
/// ```java
/// Verdict verdict = new SpecRules().check(object);
/// if (!verdict.isValid()) {
///   verdict.errors().forEach(error -> System.err.println(error.pointer() + " " + error.message()));
/// }
/// ```
///
/// Never throws on a tree that [StixReader] made; its time is bounded by the size of the tree.
/// Immutable, safe for use by several threads.
public final class SpecRules {
  private final PatternCheck patterns;

  /// Rules that take the patterns of indicators for granted.
  public SpecRules() {
    this(PatternCheck.ACCEPT_ALL);
  }

  /// Rules that have the patterns of indicators checked by `patterns`.
  public SpecRules(PatternCheck patterns) {
    this.patterns = patterns;
  }

  /// Checks one object: no bundle, no envelope.
  public Verdict check(JsonObject object) {
    return Inspection.of(object, patterns);
  }
}
