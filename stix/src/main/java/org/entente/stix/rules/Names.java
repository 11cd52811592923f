package org.entente.stix.rules;

/// The names that properties and keys may have.
final class Names {
  static final int LENGTH_MIN = 3;
  static final int LENGTH_MAX = 250;

  private Names() {}

  /// Whether a custom property may have this name: 3 to 250 of `a-z0-9_`, beginning with a letter
  /// (STIX 2.1 §3.1, §7.3.2.1, §11.1.1).
  static boolean isPropertyName(String name) {
    int length = name.length();
    if (length < LENGTH_MIN || length > LENGTH_MAX || !isLower(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = name.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '_') {
        return false;
      }
    }
    return true;
  }

  /// Whether a dictionary may have this key: up to 250 of `a-zA-Z0-9-_` (STIX 2.1 §2.3).
  static boolean isDictionaryKey(String key) {
    return isKey(key);
  }

  /// Whether hashes may have this key: 3 to 250 of `a-zA-Z0-9-_` (STIX 2.1 §2.7).
  static boolean isHashKey(String key) {
    return key.length() >= LENGTH_MIN && isKey(key);
  }

  /// Whether a custom extension may have this name: 3 to 250 of `a-z0-9-`, ending in `-ext` (STIX
  /// 2.1 §11.3.1).
  static boolean isCustomExtension(String name) {
    int length = name.length();
    if (length < LENGTH_MIN || length > LENGTH_MAX || !name.endsWith("-ext")) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  /// Whether a vocabulary term is spelt as it should be: lower case, words joined by hyphens (STIX
  /// 2.1 §2.11, §2.14).
  static boolean isLowerHyphenated(String term) {
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c == ' ' || c == '_' || Character.isUpperCase(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isLower((char) (c | 0x20));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isKey(String key) {
    int length = key.length();
    if (length > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = key.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
