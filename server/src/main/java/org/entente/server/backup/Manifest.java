package org.entente.server.backup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What a backup says about itself, before the files. Immutable.
///
/// @param made when
/// @param node the version of the node that made it
/// @param name the organisation's name
/// @param store which store it is
/// @param storeFormat the format of the store
/// @param positions how far each collection is in it at least, by the collection's id
/// @param files everything that follows, in order
public record Manifest(
    Instant made,
    String node,
    String name,
    UUID store,
    int storeFormat,
    SortedMap<String, String> positions,
    List<Part> files) {
  /// The longest manifest, in bytes: some hundred thousand files and collections.
  public static final int BYTES_MAX = 16 << 20;

  /// More files than this are no node's.
  public static final int FILES_MAX = 100_000;

  /// The most that all files hold together, in bytes.
  public static final long TOTAL_BYTES_MAX = 1L << 45;

  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULTS.withDepth(8).withElements(200_000).withValues(1_000_000);

  /// What a backup may hold. Names are made of these alone, so that none leads anywhere else.
  private static final Pattern NAME =
      Pattern.compile(
          "node\\.yaml|tls/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}"
              + "|store/(FORMAT|NODE-ID)|store/data/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  /// Without these it is no node.
  private static final List<String> NEEDED =
      List.of("node.yaml", "store/FORMAT", "store/NODE-ID", "store/data/CURRENT");

  public Manifest {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    files = List.copyOf(files);
  }

  /// A file.
  ///
  /// @param name its path in the node's directory, with `/`
  /// @param bytes its length
  public record Part(String name, long bytes) {}

  /// Whether a backup may hold a file of this name.
  static boolean mayHold(String name) {
    return NAME.matcher(name).matches();
  }

  /// Bytes of all files.
  public long totalBytes() {
    return files.stream().mapToLong(Part::bytes).sum();
  }

  byte[] bytes() {
    var places = JsonObject.builder();
    positions.forEach((id, position) -> places.put(id, position));
    return JsonObject.builder()
        .put("made", made.toString())
        .put("node", node)
        .put("name", name)
        .put("store", store.toString())
        .put("storeFormat", storeFormat)
        .put("positions", places.build())
        .put(
            "files",
            new JsonArray(
                files.stream()
                    .<JsonValue>map(part ->
                        JsonObject.builder()
                            .put("name", part.name)
                            .put("bytes", part.bytes)
                            .build())
                    .toList()))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads what [#bytes] wrote, from a stranger; empty when it is anything else.
  static Optional<Manifest> read(byte[] bytes) {
    if (!(new JsonReader(LIMITS).read(bytes) instanceof JsonRead.Value(JsonObject json))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Manifest(
              Instant.parse(text(json.get("made"))),
              text(json.get("node")),
              text(json.get("name")),
              UUID.fromString(text(json.get("store"))),
              Math.toIntExact(number(json.get("storeFormat"), Integer.MAX_VALUE)),
              positions(json.object("positions")),
              files(json.array("files"))));
    } catch (Unexpected | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SortedMap<String, String> positions(@Nullable JsonObject json) throws Unexpected {
    if (json == null) {
      throw new Unexpected();
    }
    var positions = new TreeMap<String, String>();
    for (int i = 0; i < json.size(); i++) {
      positions.put(
          UUID.fromString(json.name(i)).toString(), Instant.parse(text(json.value(i))).toString());
    }
    return positions;
  }

  private static List<Part> files(@Nullable JsonArray json) throws Unexpected {
    if (json == null || json.size() > FILES_MAX) {
      throw new Unexpected();
    }
    var files = new ArrayList<Part>();
    var names = new HashSet<String>();
    long total = 0;
    for (JsonValue value : json.values()) {
      if (!(value instanceof JsonObject file)) {
        throw new Unexpected();
      }
      String name = text(file.get("name"));
      long length = number(file.get("bytes"), TOTAL_BYTES_MAX);
      total += length;
      if (!mayHold(name) || !names.add(name) || total > TOTAL_BYTES_MAX) {
        throw new Unexpected();
      }
      files.add(new Part(name, length));
    }
    if (!names.containsAll(NEEDED)) {
      throw new Unexpected();
    }
    return files;
  }

  private static String text(@Nullable JsonValue value) throws Unexpected {
    if (value instanceof JsonString(var text)) {
      return text;
    }
    throw new Unexpected();
  }

  private static long number(@Nullable JsonValue value, long max) throws Unexpected {
    if (value instanceof JsonNumber number && number.isInteger()) {
      long it = number.longValue();
      if (it >= 0 && it <= max) {
        return it;
      }
    }
    throw new Unexpected();
  }

  /// It is not what this software writes.
  private static final class Unexpected extends Exception {
    Unexpected() {
      super("unexpected", null, false, false);
    }
  }
}
