package org.entente.server.wiring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Small valid STIX 2.1 objects.
public final class Stix {
  public static final String FIRST = "2026-01-05T10:00:00.000Z";

  private Stix() {}

  /// The id of the `number`th indicator.
  public static String id(int number) {
    UUID uuid = UUID.nameUUIDFromBytes(("n" + number).getBytes(StandardCharsets.UTF_8));
    return "indicator--"
        + new UUID(
            (uuid.getMostSignificantBits() & ~0xf000L) | 0x4000L, uuid.getLeastSignificantBits());
  }

  public static String indicator(int number) {
    return indicator(id(number), FIRST, "");
  }

  /// An indicator in a version.
  ///
  /// @param more further members, beginning with a comma; may be empty
  public static String indicator(String id, String modified, String more) {
    return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\""
        + id
        + "\",\"created\":\""
        + FIRST
        + "\",\"modified\":\""
        + modified
        + "\",\"pattern\":\"[domain-name:value = 'example.org']\",\"pattern_type\":\"stix\","
        + "\"valid_from\":\"2026-01-05T10:00:00Z\",\"indicator_types\":[\"benign\"]"
        + more
        + "}";
  }

  /// An observable, which has no version, with the id that follows from its value.
  public static String address() {
    return "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\","
        + "\"id\":\"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4\","
        + "\"value\":\"198.51.100.3\"}";
  }

  public static String envelope(String... objects) {
    return "{\"objects\":[" + String.join(",", objects) + "]}";
  }

  /// An envelope with the indicators `from` to `to`, both included.
  public static String indicators(int from, int to) {
    List<String> objects = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      objects.add(indicator(i));
    }
    return envelope(objects.toArray(String[]::new));
  }
}
