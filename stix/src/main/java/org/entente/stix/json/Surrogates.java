package org.entente.stix.json;

/// Halves of characters: UTF-16 surrogates without their other half.
final class Surrogates {
  private Surrogates() {}

  /// The index of the first half without its other half, or -1.
  static int loneIn(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == length || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
