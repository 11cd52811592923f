package org.entente.stix;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A STIX identifier, `type--uuid` (STIX 2.1 §2.9). Letter case of the UUID does not distinguish
/// ids: [#toString] prints the lower-case form, the original spelling stays in the object's own
/// bytes. Immutable.
///
/// @param type the object type before `--`, 3 to 250 characters of `a-z0-9-` (§2.6, §3.3)
/// @param uuid the UUID after `--`, of any version
public record StixId(String type, UUID uuid) implements Comparable<StixId> {
  /// The longest type name that the specification allows.
  public static final int TYPE_LENGTH_MAX = 250;

  private static final int UUID_LENGTH = 36;

  public StixId {
    if (!isTypeName(type)) {
      throw new IllegalArgumentException("not a STIX type name");
    }
  }

  /// Parses `text`; an identifier that is not one is an ordinary outcome of reading foreign data.
  public static Optional<StixId> tryParse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  /// Parses `text`.
  ///
  /// @throws IllegalArgumentException when it is not `type--uuid`
  public static StixId parse(String text) {
    StixId id = parseOrNull(text);
    if (id == null) {
      throw new IllegalArgumentException("not a STIX identifier");
    }
    return id;
  }

  /// As [#tryParse], without an allocation for the outcome.
  public static @Nullable StixId parseOrNull(String text) {
    int cut = text.length() - UUID_LENGTH - 2;
    if (cut < 3 || text.charAt(cut) != '-' || text.charAt(cut + 1) != '-') {
      return null;
    }
    UUID uuid = uuidOrNull(text, cut + 2);
    if (uuid == null) {
      return null;
    }
    String type = text.substring(0, cut);
    return isTypeName(type) ? new StixId(type, uuid) : null;
  }

  /// Whether `name` may name an object type: 3 to 250 of `a-z`, `0-9` and `-`, neither starting
  /// with a digit or hyphen nor holding two hyphens in a row (STIX 2.1 §3.3; §2.9 separates with
  /// `--`).
  public static boolean isTypeName(String name) {
    int length = name.length();
    if (length < 3 || length > TYPE_LENGTH_MAX) {
      return false;
    }
    char before = '-';
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean digit = c >= '0' && c <= '9' && i > 0;
      boolean hyphen = c == '-' && before != '-';
      if (!letter && !digit && !hyphen) {
        return false;
      }
      before = c;
    }
    return before != '-';
  }

  /// The version number of the UUID (RFC 4122 §4.1.3).
  public int uuidVersion() {
    return uuid.version();
  }

  @Override
  public int compareTo(StixId other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : uuid.compareTo(other.uuid);
  }

  @Override
  public String toString() {
    return type + "--" + uuid;
  }

  /// `UUID.fromString` accepts shortened groups; STIX does not.
  private static @Nullable UUID uuidOrNull(String text, int from) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(from + i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = hexDigit(c);
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }

  private static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }
}
