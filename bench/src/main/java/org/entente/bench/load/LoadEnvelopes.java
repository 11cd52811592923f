package org.entente.bench.load;

import java.nio.charset.StandardCharsets;

/// Envelopes of distinct objects, made by writing numbers into a template, which costs next to
/// nothing. The objects are what feeds are made of: indicators of some 640 bytes, each with an id
/// and a pattern of its own. For one thread.
final class LoadEnvelopes {
  private static final String DIGITS = "0123456789abcdef";
  private static final int ID_DIGITS = 12;
  private static final String OBJECT =
      "{\"type\":\"indicator\",\"spec_version\":\"2.1\","
          + "\"id\":\"indicator--5f2c1d3e-8a4b-4c6d-9e7f-############\","
          + "\"created_by_ref\":\"identity--f431f809-377b-45e0-aa1c-6a4751cae5ff\","
          + "\"created\":\"2026-03-01T08:15:30.123Z\",\"modified\":\"2026-03-01T08:15:30.123Z\","
          + "\"name\":\"Command and control, campaign Copper Heron\","
          + "\"description\":\"Seen in traffic of a compromised mail gateway.\","
          + "\"indicator_types\":[\"malicious-activity\"],"
          + "\"pattern\":\"[domain-name:value = 'c############.example']\","
          + "\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-01T08:15:30Z\","
          + "\"labels\":[\"c2\",\"copper-heron\"],\"confidence\":80,"
          + "\"object_marking_refs\":"
          + "[\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"]}";

  private final byte[] array;
  private final int size;
  private final int stride;
  private final int[] holes;

  /// @param size objects in one envelope
  LoadEnvelopes(int size) {
    this.size = size;
    byte[] object = OBJECT.getBytes(StandardCharsets.US_ASCII);
    stride = object.length + 1;
    int first = OBJECT.indexOf('#');
    holes = new int[] {first, OBJECT.indexOf('#', first + ID_DIGITS)};
    var text = new StringBuilder("{\"objects\":[");
    for (int i = 0; i < size; i++) {
      text.append(OBJECT).append(i + 1 < size ? "," : "]}");
    }
    array = text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// The envelope with objects `from`, `from + 1` …; valid until the next call.
  byte[] envelope(long from) {
    int start = "{\"objects\":[".length();
    for (int i = 0; i < size; i++) {
      for (int hole : holes) {
        long number = from + i;
        for (int digit = ID_DIGITS - 1; digit >= 0; digit--) {
          array[start + i * stride + hole + digit] = (byte) DIGITS.charAt((int) (number & 15));
          number >>= 4;
        }
      }
    }
    return array;
  }

  int length() {
    return array.length;
  }

  /// The id of object `number`.
  static String id(long number) {
    String digits = Long.toHexString(number);
    return "indicator--5f2c1d3e-8a4b-4c6d-9e7f-" + "0".repeat(ID_DIGITS - digits.length()) + digits;
  }
}
