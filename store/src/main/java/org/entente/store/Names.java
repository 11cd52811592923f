package org.entente.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Keeps the strings that nearly every entry of a page repeats, so that they are made once. For one
/// thread and one page.
final class Names {
  /// Types remembered; a page with more of them makes some more than once.
  private static final int TYPES_MAX = 256;

  private final Map<String, String> types = new HashMap<>();
  private byte[] lastSourceBytes = new byte[0];
  private String lastSource = "";

  String type(String type) {
    String known = types.get(type);
    if (known != null) {
      return known;
    }
    if (types.size() < TYPES_MAX) {
      types.put(type, type);
    }
    return type;
  }

  String source(byte[] array, int from, int count, ByteSource in) {
    if (count > in.left()) {
      throw in.malformed("a source that ends early");
    }
    if (!Arrays.equals(array, from, from + count, lastSourceBytes, 0, lastSourceBytes.length)) {
      lastSourceBytes = Arrays.copyOfRange(array, from, from + count);
      lastSource = new String(lastSourceBytes, java.nio.charset.StandardCharsets.UTF_8);
    }
    return lastSource;
  }
}
