package org.entente.stix.rules;

/// The kinds of object (STIX 2.1 §3.2).
public enum Kind {
  /// STIX Domain Object (§4).
  DOMAIN,
  /// STIX Relationship Object (§5).
  RELATIONSHIP,
  /// STIX Cyber-observable Object (§6).
  OBSERVABLE,
  /// STIX Meta Object (§7).
  META,
  /// A type that this standard does not define.
  CUSTOM
}
