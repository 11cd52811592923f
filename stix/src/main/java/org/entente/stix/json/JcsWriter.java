package org.entente.stix.json;

import java.util.Arrays;

/// Writes the canonical bytes of one value into an array that grows.
final class JcsWriter {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes = new byte[1024];
  private int length;

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void write(JsonValue value) {
    switch (value) {
      case JsonObject object -> writeObject(object);
      case JsonArray array -> writeArray(array);
      case JsonString(var text) -> writeString(text);
      case JsonNumber number -> writeAscii(number.toString());
      case JsonBoolean bool -> writeAscii(bool.toString());
      case JsonNull none -> writeAscii(none.toString());
    }
  }

  private void writeObject(JsonObject object) {
    int size = object.size();
    int[] order = object.order();
    writeByte('{');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        writeByte(',');
      }
      writeString(object.name(order[i]));
      writeByte(':');
      write(object.value(order[i]));
    }
    writeByte('}');
  }

  private void writeArray(JsonArray array) {
    int size = array.size();
    writeByte('[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        writeByte(',');
      }
      write(array.get(i));
    }
    writeByte(']');
  }

  private void writeString(String text) {
    int count = text.length();
    // Six bytes at most for each unit: an escape. A pair of surrogates takes four bytes.
    reserve(count * 6L + 2);
    byte[] to = bytes;
    int at = length;
    to[at++] = '"';
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        at = c >= ' ' && c != '"' && c != '\\' ? put(to, at, c) : putEscape(to, at, c);
      } else if (c < 0x800) {
        to[at++] = (byte) (0xc0 | (c >> 6));
        to[at++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        to[at++] = (byte) (0xe0 | (c >> 12));
        to[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        to[at++] = (byte) (0x80 | (c & 0x3f));
      } else {
        if (i + 1 == count || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new IllegalArgumentException("half a surrogate pair has no canonical form");
        }
        i++;
        int whole = Character.toCodePoint(c, text.charAt(i));
        to[at++] = (byte) (0xf0 | (whole >> 18));
        to[at++] = (byte) (0x80 | ((whole >> 12) & 0x3f));
        to[at++] = (byte) (0x80 | ((whole >> 6) & 0x3f));
        to[at++] = (byte) (0x80 | (whole & 0x3f));
      }
    }
    to[at++] = '"';
    length = at;
  }

  private static int put(byte[] to, int at, char c) {
    to[at] = (byte) c;
    return at + 1;
  }

  /// RFC 8785 §3.2.2.2: the two-character escapes where there is one, else `\\u00xx`.
  private static int putEscape(byte[] to, int at, char c) {
    int next = at;
    to[next++] = '\\';
    switch (c) {
      case '"', '\\' -> to[next++] = (byte) c;
      case '\b' -> to[next++] = 'b';
      case '\f' -> to[next++] = 'f';
      case '\n' -> to[next++] = 'n';
      case '\r' -> to[next++] = 'r';
      case '\t' -> to[next++] = 't';
      default -> {
        to[next++] = 'u';
        to[next++] = '0';
        to[next++] = '0';
        to[next++] = HEX[c >> 4];
        to[next++] = HEX[c & 15];
      }
    }
    return next;
  }

  private void writeAscii(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void writeByte(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void reserve(long more) {
    long needed = length + more;
    if (needed > bytes.length) {
      if (needed > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("too long for one array");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 1)));
    }
  }
}
