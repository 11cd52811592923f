package org.entente.stix.rules;

import org.entente.stix.StixId;

/// Identifiers `type--uuid` as text (STIX 2.1 §2.9), looked at without making anything of them.
public final class Identifiers {
  private static final int UUID_LENGTH = 36;
  private static final int SUFFIX_LENGTH = UUID_LENGTH + 2;

  /// Where the version digit of the UUID is, from the end.
  private static final int VERSION_FROM_END = 22;

  /// Where the variant digit of the UUID is, from the end.
  private static final int VARIANT_FROM_END = 17;

  private Identifiers() {}

  /// Whether `text` is an identifier: a type name, two hyphens, a UUID of RFC 4122 (its variant,
  /// and a version that it or its successor RFC 9562 defines).
  static boolean isIdentifier(String text) {
    int cut = text.length() - SUFFIX_LENGTH;
    if (cut < 3 || text.charAt(cut) != '-' || text.charAt(cut + 1) != '-') {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(cut + 2 + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !Encodings.isHexDigit(c)) {
        return false;
      }
    }
    int version = version(text);
    char variant = text.charAt(text.length() - VARIANT_FROM_END);
    return version >= 1 && version <= 8 && "89abAB".indexOf(variant) >= 0 && isTypeName(text, cut);
  }

  /// The version of the UUID in `text`, which is an identifier.
  static int version(String text) {
    return Character.digit(text.charAt(text.length() - VERSION_FROM_END), 16);
  }

  /// Where the type's name ends in `text`, which is an identifier.
  static int typeLength(String text) {
    return text.length() - SUFFIX_LENGTH;
  }

  /// The type's name in `text`, which is an identifier.
  static String type(String text) {
    return text.substring(0, typeLength(text));
  }

  /// Whether `text`, which is an identifier, is one of an object of `type`.
  static boolean isOf(String text, String type) {
    return text.length() == type.length() + SUFFIX_LENGTH && text.startsWith(type);
  }

  /// As [StixId#isTypeName], for the beginning of `text`.
  private static boolean isTypeName(String text, int length) {
    if (length > StixId.TYPE_LENGTH_MAX) {
      return false;
    }
    char before = '-';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean hyphen = c == '-' && before != '-';
      if (!Names.isLower(c) && !(Names.isDigit(c) && i > 0) && !hyphen) {
        return false;
      }
      before = c;
    }
    return before != '-';
  }
}
