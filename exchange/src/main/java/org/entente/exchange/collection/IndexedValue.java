package org.entente.exchange.collection;

import java.util.Locale;
import java.util.Optional;

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
    EXTERNAL_ID;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The stable name for programs, such as `file-name`.
    public String label() {
      return label;
    }

    /// The kind of that name.
    public static Optional<Kind> parse(String label) {
      for (Kind kind : values()) {
        if (kind.label.equals(label)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
