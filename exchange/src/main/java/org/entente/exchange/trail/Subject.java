package org.entente.exchange.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entente.exchange.audit.AuditRecord;
import org.entente.stix.StixId;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What an operation was about, as the audit log names it. Immutable.
///
/// @param target a collection's id, an account's name …; empty if nothing
/// @param ids ids of the objects concerned; empty when `query` stands for them, or there are none
/// @param query SHA-256 (hex) of the canonical query; null when `ids` name the objects
/// @param count how many objects were concerned
public record Subject(String target, List<String> ids, @Nullable String query, long count) {
  public Subject {
    ids = List.copyOf(ids);
  }

  /// One thing that is no object.
  public static Subject of(String target) {
    return new Subject(target, List.of(), null, 0);
  }

  /// Objects: by their ids while there are few, else by the query that found them.
  ///
  /// @param count how many
  /// @param ids the id of each, from 0; asked only while there are few
  /// @param query what was asked for; its canonical JSON (RFC 8785) is hashed, so that somebody who
  ///   has both can tell that they belong together; asked only when there are many
  public static Subject objects(
      String target, int count, IntFunction<StixId> ids, Supplier<JsonObject> query) {
    if (count > AuditRecord.IDS_MAX) {
      return new Subject(target, List.of(), digest(query.get()), count);
    }
    List<String> named = IntStream.range(0, count).mapToObj(ids).map(StixId::toString).toList();
    return new Subject(target, named, null, count);
  }

  /// Objects that came in one request: by their ids while there are few, else by the digest of
  /// `{"objects":["<id>",…]}`, which is the request's ids in their order.
  ///
  /// @param ids the id of each, from 0
  public static Subject inOrder(String target, int count, IntFunction<StixId> ids) {
    if (count <= AuditRecord.IDS_MAX) {
      return objects(target, count, ids, () -> JsonObject.EMPTY);
    }
    MessageDigest sha256 = sha256();
    // Ids are made of a-z, 0-9 and hyphens, so that their canonical JSON needs no care.
    sha256.update(ascii("{\"objects\":["));
    for (int i = 0; i < count; i++) {
      sha256.update(ascii((i == 0 ? "\"" : ",\"") + ids.apply(i) + '"'));
    }
    sha256.update(ascii("]}"));
    return new Subject(target, List.of(), HexFormat.of().formatHex(sha256.digest()), count);
  }

  /// Things found by a query, which are not named.
  public static Subject query(String target, JsonObject query, long count) {
    return new Subject(target, List.of(), digest(query), count);
  }

  public Subject withCount(long count) {
    return new Subject(target, ids, query, count);
  }

  private static String digest(JsonObject query) {
    MessageDigest sha256 = sha256();
    Jcs.update(query, sha256);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
