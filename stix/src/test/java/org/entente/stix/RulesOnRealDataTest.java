package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every file of real STIX 2.1: what breaks a MUST is refused, by exactly these codes, and the rest
/// passes. Each of these refusals was compared with the text of the standard.
class RulesOnRealDataTest {
  /// Objects refused by file and code; files that are not listed have none.
  private static final Map<String, Map<String, Integer>> REFUSED =
      Map.of(
          // Two techniques were modified before they were created; the collection, which has an
          // author, has no times.
          "atlas/stix-atlas.json.gz", Map.of("time-before", 2, "property-missing", 1),
          // Assets with empty lists of sectors in a custom property (§2.12).
          "attack/ics-attack-17.1.json.gz", Map.of("list-empty", 3),
          "attack/ics-attack-18.1.json.gz", Map.of("list-empty", 4));

  /// What is no STIX 2.1: the index of all releases of ATT&CK, MISP JSON.
  private static final String OTHER_FORMATS = ".*(collection-index|collection_[12])\\.json";

  private final SpecRules rules = new SpecRules();

  @Test
  void refuses_what_breaks_a_must_and_nothing_else() throws IOException {
    Path root = SharedData.folder("stix");
    var refused = new TreeMap<String, Map<String, Integer>>();
    int files = 0;
    for (Path file : SharedData.jsonFiles("stix")) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (name.startsWith("unit42") || name.contains("stix20") || name.matches(OTHER_FORMATS)) {
        continue;
      }
      files++;
      Map<String, Integer> counts = refusals(file);
      if (!counts.isEmpty()) {
        refused.put(name, counts);
      }
    }
    assertThat(files).isEqualTo(37);
    assertThat(refused).isEqualTo(new TreeMap<>(REFUSED));
  }

  @Test
  void recognises_every_object_of_stix_20() throws IOException {
    Path root = SharedData.folder("stix");
    for (Path file : SharedData.jsonFiles("stix")) {
      String name = root.relativize(file).toString();
      if (name.startsWith("unit42") || name.contains("stix20")) {
        int objects = objects(file);
        assertThat(objects).as(name).isPositive();
        assertThat(refusals(file)).as(name).isEqualTo(Map.of("stix20-not-supported", objects));
      }
    }
  }

  private Map<String, Integer> refusals(Path file) throws IOException {
    var counts = new TreeMap<String, Integer>();
    try (InputStream in = SharedData.open(file)) {
      var reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
      for (Read read = reader.next(); read != null; read = reader.next()) {
        assertThat(read).as(file.toString()).isInstanceOf(Read.Found.class);
        var codes = new TreeSet<String>();
        rules.check(((Read.Found) read).json()).errors().forEach(error -> codes.add(error.code()));
        codes.forEach(code -> counts.merge(code, 1, Integer::sum));
      }
    }
    return counts;
  }

  private static int objects(Path file) throws IOException {
    try (InputStream in = SharedData.open(file)) {
      var reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
      int objects = 0;
      while (reader.next() != null) {
        objects++;
      }
      return objects;
    }
  }
}
