package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.stix.StixReader.Mode;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonValue;
import org.junit.jupiter.api.Test;

/// Every STIX file of the shared data, read object by object and, independently, as one tree.
class RealDataTest {
  /// The counts that the README of the shared data gives.
  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("attack/ics-attack-18.1.json.gz", 1_826),
          Map.entry("attack/ics-attack-17.1.json.gz", 1_651),
          Map.entry("attack/mobile-attack-17.1.json.gz", 2_148),
          Map.entry("attack/enterprise-attack-7.2-stix20.json.gz", 9_715),
          Map.entry("atlas/stix-atlas.json.gz", 538),
          Map.entry("mbc/mbc.json.gz", 1_905),
          Map.entry("indicators/amnesty-2023-android-campaign.json.gz", 4_375),
          Map.entry("indicators/amnesty-2021-pegasus.json.gz", 3_099),
          Map.entry("indicators/amnesty-2024-wintego-helios.json", 352),
          Map.entry("indicators/mvt-intellexa-predator.json.gz", 1_171),
          Map.entry("indicators/mvt-2026-coruna.json", 433),
          Map.entry("markings/tlp-2.0.json", 5),
          Map.entry("markings/tlp-1.0.json", 4),
          Map.entry("opencti-datasets/geography.json.gz", 539),
          Map.entry("opencti-datasets/sectors.json", 121),
          Map.entry("opencti-datasets/companies.json", 63));

  @Test
  void every_object_is_found_with_its_own_bytes() throws IOException {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    for (Path file : files()) {
      byte[] bytes = content(file);
      Reading reading = Reading.of(bytes, Mode.ANY, Limits.DEFAULTS);
      List<Read.Found> found = reading.found();
      List<JsonValue> expected = objects(bytes);

      assertThat(reading.reads()).as("%s", file).hasSameSizeAs(found).hasSize(expected.size());
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).json()).isEqualTo(expected.get(i));
        assertThat(reader.read(found.get(i).bytes()))
            .isEqualTo(new JsonRead.Value(expected.get(i)));
      }
    }
  }

  @Test
  void a_stream_gives_the_same_as_an_array() throws IOException {
    for (Path file : files()) {
      Reading fromArray = Reading.of(content(file), Mode.ANY, Limits.DEFAULTS);
      try (InputStream in = SharedData.open(file)) {
        Reading fromStream = Reading.of(StixReader.of(in, Mode.ANY, Limits.DEFAULTS));
        assertThat(fromStream.lines()).as("%s", file).isEqualTo(fromArray.lines());
      }
    }
  }

  @Test
  void there_are_as_many_objects_as_the_publishers_say() throws IOException {
    Path root = SharedData.folder("stix");
    for (Map.Entry<String, Integer> count : COUNTS.entrySet()) {
      try (InputStream in = SharedData.open(root.resolve(count.getKey()))) {
        assertThat(Reading.of(StixReader.of(in, Mode.ANY, Limits.DEFAULTS)).found())
            .as(count.getKey())
            .hasSize(count.getValue());
      }
    }
  }

  @Test
  void an_index_of_files_is_politely_refused() throws IOException {
    Path file = SharedData.folder("stix/attack/collection-index.json");
    Reading reading = Reading.of(content(file), Mode.ANY, Limits.DEFAULTS);
    assertThat(reading.codes()).containsExactly("not-stix");
    assertThat(reading.refused().findings().getFirst().message())
        .startsWith("This is JSON, but no STIX");
  }

  @Test
  void canonical_bytes_read_back_as_the_same_object() throws IOException {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    for (Path file : files()) {
      for (Read.Found found : Reading.of(content(file), Mode.ANY, Limits.DEFAULTS).found()) {
        byte[] canonical = Jcs.bytes(found.json());
        assertThat(reader.read(canonical)).isEqualTo(new JsonRead.Value(found.json()));
        assertThat(reader.read(found.json().toString().getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(new JsonRead.Value(found.json()));
      }
    }
  }

  private static List<Path> files() {
    return SharedData.jsonFiles("stix").stream()
        .filter(file -> !file.endsWith("collection-index.json"))
        .filter(file -> !isMisp(file))
        .toList();
  }

  /// One half of the pairs of MISP and STIX files.
  private static boolean isMisp(Path file) {
    return file.toString().contains("misp-stix-pairs") && !file.toString().contains("_stix2");
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = SharedData.open(file)) {
      return in.readAllBytes();
    }
  }

  /// The document read as one value, with no limit that matters.
  private static List<JsonValue> objects(byte[] bytes) {
    JsonLimits none =
        JsonLimits.DEFAULTS.withValues(Integer.MAX_VALUE).withElements(Integer.MAX_VALUE);
    var whole = (JsonObject) ((JsonRead.Value) new JsonReader(none).read(bytes)).value();
    JsonArray objects = whole.array("objects");
    return new ArrayList<>(objects == null ? List.of(whole) : objects.values());
  }
}
