package org.entente.stix;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Identifiers of cyber-observables that follow from their content (STIX 2.1 §2.9, §3.4), so that
/// everyone who sees the same address gives it the same name: a UUID of version 5 over the
/// canonical JSON of the properties that make an observable what it is.
///
/// The properties go in as they are: nested objects whole, references as the strings they are,
/// nothing normalised. Of `hashes` exactly one goes in, the first there is of MD5, SHA-1, SHA-256
/// and SHA-512; the standard names no order for others, so of those it is the first by name.
public final class DeterministicId {
  /// The namespace of the UUIDs (STIX 2.1 §2.9).
  public static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private static final List<String> VALUE = List.of("value");
  private static final String HASHES = "hashes";
  private static final List<String> HASH_PREFERENCE = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

  /// The "ID Contributing Properties" of STIX 2.1 §6. `process` has none.
  private static final Map<String, List<String>> CONTRIBUTING =
      Map.ofEntries(
          entry("artifact", List.of(HASHES, "payload_bin")),
          entry("autonomous-system", List.of("number")),
          entry("directory", List.of("path")),
          entry("domain-name", VALUE),
          entry("email-addr", VALUE),
          entry("email-message", List.of("from_ref", "subject", "body")),
          entry("file", List.of(HASHES, "name", "extensions", "parent_directory_ref")),
          entry("ipv4-addr", VALUE),
          entry("ipv6-addr", VALUE),
          entry("mac-addr", VALUE),
          entry("mutex", List.of("name")),
          entry(
              "network-traffic",
              List.of(
                  "start",
                  "end",
                  "src_ref",
                  "dst_ref",
                  "src_port",
                  "dst_port",
                  "protocols",
                  "extensions")),
          entry("software", List.of("name", "cpe", "swid", "vendor", "version")),
          entry("url", VALUE),
          entry("user-account", List.of("account_type", "user_id", "account_login")),
          entry("windows-registry-key", List.of("key", "values")),
          entry("x509-certificate", List.of(HASHES, "serial_number")));

  private DeterministicId() {}

  /// The identifier that `observable` should have; empty when its `type` is none of the standard's
  /// observables, when that type has no contributing properties (`process`), or when none of them
  /// is present.
  public static Optional<StixId> of(JsonObject observable) {
    String type = observable.string("type");
    return type == null
        ? Optional.empty()
        : contributing(observable).map(name -> new StixId(type, uuid(name)));
  }

  /// The contributing properties of `observable` as canonical JSON (RFC 8785): equal for two
  /// observables of one type exactly when they are the same observable. Empty as in [#of].
  public static Optional<byte[]> contributing(JsonObject observable) {
    String type = observable.string("type");
    List<String> names = type == null ? null : CONTRIBUTING.get(type);
    if (names == null) {
      return Optional.empty();
    }
    var contributing = JsonObject.builder();
    for (String name : names) {
      JsonValue value = observable.get(name);
      if (value instanceof JsonObject hashes && name.equals(HASHES)) {
        value = oneOf(hashes);
      }
      if (value != null && value != JsonNull.NULL) {
        contributing.put(name, value);
      }
    }
    JsonObject object = contributing.build();
    return object.isEmpty() ? Optional.empty() : Optional.of(Jcs.bytes(object));
  }

  private static @Nullable JsonObject oneOf(JsonObject hashes) {
    for (String name : HASH_PREFERENCE) {
      JsonValue value = hashes.get(name);
      if (value != null) {
        return JsonObject.builder().put(name, value).build();
      }
    }
    return hashes.names().stream()
        .min(String::compareTo)
        .map(name -> JsonObject.builder().put(name, hashes.value(hashes.indexOf(name))).build())
        .orElse(null);
  }

  /// A UUID of version 5 (RFC 4122 §4.3).
  private static UUID uuid(byte[] name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .flip());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name));
    long high = (hash.getLong() & ~0xf000L) | 0x5000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
