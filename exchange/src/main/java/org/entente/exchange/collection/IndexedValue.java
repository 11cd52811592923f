package org.entente.exchange.collection;

/// A value by which an object can be looked up exactly, in the normal form of its kind (lower case
/// for domain names and hashes, compressed lower case for IPv6 …). Immutable.
///
/// @param kind what sort of value
/// @param text the normal form
public record IndexedValue(Kind kind, String text) {
  /// The sorts of values. The order of the constants never changes: it is on disk.
  public enum Kind {
    IP,
    NETWORK,
    DOMAIN,
    URL,
    HASH,
    EMAIL,
    MAC,
    WALLET,
    AUTONOMOUS_SYSTEM,
    ACCOUNT,
    FILE_NAME,
    NAME,
    EXTERNAL_ID
  }
}
