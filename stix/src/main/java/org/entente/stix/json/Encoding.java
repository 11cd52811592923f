package org.entente.stix.json;

/// The encodings that text claiming to be JSON turns up in, told apart by their first bytes. Only
/// UTF-8 is read (RFC 8259 §8.1); the others are recognised so that the refusal can name them.
public enum Encoding {
  UTF_8("UTF-8"),
  UTF_16("UTF-16"),
  UTF_32("UTF-32"),
  /// Not text at all.
  GZIP("gzip"),
  /// Not text at all.
  ZIP("zip"),
  /// Not text at all.
  ZSTD("zstd");

  private final String label;

  Encoding(String label) {
    this.label = label;
  }

  /// The encoding of a text that starts with these bytes; UTF-8 when nothing speaks against it.
  /// JSON begins with two ASCII characters, so zero bytes among the first four tell (RFC 4627 §3).
  public static Encoding of(byte[] bytes, int from, int to) {
    if (to - from >= 2 && bytes[from] == '{' && bytes[from + 1] > 0) {
      return UTF_8;
    }
    int first = octet(bytes, from, to);
    int second = octet(bytes, from + 1, to);
    int third = octet(bytes, from + 2, to);
    int fourth = octet(bytes, from + 3, to);
    if (first > 0
        && first < 0x80
        && second != 0
        && first != 'P'
        && first != 0x28
        && first != 0x1f) {
      return UTF_8;
    }
    if (first == 0x1f && second == 0x8b) {
      return GZIP;
    }
    if (first == 'P' && second == 'K' && third == 3 && fourth == 4) {
      return ZIP;
    }
    if (first == 0x28 && second == 0xb5 && third == 0x2f && fourth == 0xfd) {
      return ZSTD;
    }
    if (first == 0xff && second == 0xfe) {
      return third == 0 && fourth == 0 ? UTF_32 : UTF_16;
    }
    if (first == 0xfe && second == 0xff) {
      return UTF_16;
    }
    if (first == 0 && second == 0) {
      boolean mark = third == 0xfe && fourth == 0xff;
      return mark || (third == 0 && fourth > 0) ? UTF_32 : UTF_8;
    }
    boolean pair = to - from == 2;
    if (first == 0 && second > 0 && (third == 0 || pair)) {
      return UTF_16;
    }
    if (first > 0 && second == 0 && third == 0 && fourth == 0) {
      return UTF_32;
    }
    if (first > 0 && second == 0 && (fourth == 0 || pair)) {
      return UTF_16;
    }
    return UTF_8;
  }

  /// The length of a UTF-8 byte order mark at `from`: 3 or 0.
  public static int byteOrderMarkLength(byte[] bytes, int from, int to) {
    return octet(bytes, from, to) == 0xef
            && octet(bytes, from + 1, to) == 0xbb
            && octet(bytes, from + 2, to) == 0xbf
        ? 3
        : 0;
  }

  /// How people call it.
  public String label() {
    return label;
  }

  /// Whether it is a form of packing, not of text.
  public boolean packed() {
    return this == GZIP || this == ZIP || this == ZSTD;
  }

  private static int octet(byte[] bytes, int at, int to) {
    return at < to ? bytes[at] & 0xff : -1;
  }
}
