package org.entente.stix.rules;

import java.util.List;
import java.util.Set;

/// What a reference may refer to. Types that the standard does not define count as of any kind.
///
/// @param types the only types, or none when kinds decide
/// @param kinds the kinds, when there are no types
/// @param description how a finding names them
record Targets(List<String> types, Set<Kind> kinds, String description) {
  /// Every object; a bundle is none (STIX 2.1 §8.2).
  static final Targets ANY = kinds("any STIX object", Kind.values());

  static final Targets DOMAIN = kinds("SDO", Kind.DOMAIN);
  static final Targets OBSERVABLE = kinds("SCO", Kind.OBSERVABLE);
  static final Targets DOMAIN_OR_OBSERVABLE = kinds("SDO, SCO", Kind.DOMAIN, Kind.OBSERVABLE);
  static final Targets OBSERVABLE_OR_RELATIONSHIP =
      kinds("SCO, SRO", Kind.OBSERVABLE, Kind.RELATIONSHIP);
  static final Targets IDENTITY = only("identity");
  static final Targets MARKING = only("marking-definition");

  static Targets only(String... types) {
    return new Targets(List.of(types), Set.of(), String.join(", ", types));
  }

  private static Targets kinds(String description, Kind... kinds) {
    return new Targets(List.of(), Set.of(kinds), description);
  }

  /// Whether `reference`, which is an identifier, may stand here.
  boolean include(String reference) {
    if (types.isEmpty()) {
      return isOfKind(ObjectTypes.kindOf(reference, Identifiers.typeLength(reference)))
          && !isBundle(reference);
    }
    for (int i = 0; i < types.size(); i++) {
      if (Identifiers.isOf(reference, types.get(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a reference to an object of `type` may stand here.
  boolean includeType(String type) {
    return types.isEmpty()
        ? isOfKind(ObjectTypes.kindOf(type, type.length()))
        : types.contains(type);
  }

  static boolean isBundle(String reference) {
    return Identifiers.isOf(reference, "bundle");
  }

  private boolean isOfKind(Kind kind) {
    return kind == Kind.CUSTOM || kinds.contains(kind);
  }
}
