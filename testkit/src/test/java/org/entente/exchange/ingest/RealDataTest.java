package org.entente.exchange.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.WIDE;
import static org.entente.exchange.DomainFixture.done;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.NormalForm;
import org.entente.exchange.collection.Position;
import org.entente.exchange.ingest.Ingest.Mode;
import org.entente.stix.marking.Tlp;
import org.entente.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The STIX files of the shared data through the door, quirks and all. What a figure is not made up
/// of here, the data's own README says.
class RealDataTest {
  private final DomainFixture fixture = new DomainFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "atlas/stix-atlas.json.gz | 538 | 455 | {conflict=80, property-missing=1, time-before=2}",
        "attack/ics-attack-17.1.json.gz | 1651 | 1648 | {list-empty=3}",
        "attack/ics-attack-18.1.json.gz | 1826 | 1822 | {list-empty=4}",
        "attack/mobile-attack-17.1.json.gz | 2148 | 2148 | {}",
        "attack/enterprise-attack-7.2-stix20.json.gz | 9715 | 0 | {stix20-not-supported=9715}",
        "attack/collection-index.json | 1 | 0 | {not-stix=1}",
        "indicators/amnesty-2021-pegasus.json.gz | 3099 | 3099 | {}",
        "indicators/amnesty-2023-android-campaign.json.gz | 4375 | 4375 | {}",
        "indicators/amnesty-2024-wintego-helios.json | 352 | 352 | {}",
        "indicators/mvt-2026-coruna.json | 433 | 433 | {}",
        "indicators/mvt-intellexa-predator.json.gz | 1171 | 1171 | {}",
        "markings/tlp-1.0.json | 4 | 4 | {}",
        "markings/tlp-2.0.json | 5 | 5 | {}",
        "mbc/mbc.json.gz | 1905 | 1905 | {}",
        "opencti-datasets/companies.json | 63 | 63 | {}",
        "opencti-datasets/geography.json.gz | 539 | 539 | {}",
        "opencti-datasets/sectors.json | 121 | 121 | {}",
        "misp-stix-pairs/test_events_collection_stix21.json | 20 | 20 | {}",
        "misp-stix-pairs/test_events_collection_stix20.json | 15 | 0 | {stix20-not-supported=15}",
        "unit42-playbooks/adept-libra.json.gz | 1428 | 0 | {stix20-not-supported=1428}",
        "unit42-reports/NOBELIUM.json | 104 | 0 | {stix20-not-supported=104}",
      })
  void each_file_gives_what_it_holds_and_refuses_by_code(
      String file, long total, long stored, String refusals) throws IOException {
    Summary summary = load(fixture.collection("c"), file);

    assertThat(summary.ending()).isEqualTo(Summary.Ending.COMPLETE);
    assertThat(summary.total()).isEqualTo(total);
    assertThat(summary.stored()).isEqualTo(stored);
    assertThat(summary.refusalsByCode()).hasToString(refusals);
    assertThat(summary.known()).isEqualTo(total - stored - summary.refused());
  }

  @Test
  void the_examples_of_the_standard_all_come_in() throws IOException {
    CollectionId collection = fixture.collection("c");
    for (Path file : SharedData.jsonFiles("stix/oasis-examples")) {
      assertThat(load(collection, file).refusalsByCode())
          .as("%s", file.getFileName())
          .isIn(Map.of(), Map.of("conflict", 1L), Map.of("conflict", 2L));
    }
  }

  @Test
  void a_new_release_brings_new_versions_and_seventy_changes_that_nobody_declared()
      throws IOException {
    // Lenient: a handful of objects break a MUST, which is another matter.
    CollectionId collection = fixture.collection("c", Validation.LENIENT, null);
    assertThat(load(collection, "attack/ics-attack-17.1.json.gz").stored()).isEqualTo(1_651);
    Summary summary = load(collection, "attack/ics-attack-18.1.json.gz");

    assertThat(summary.refusalsByCode()).isEqualTo(Map.of("conflict", 70L));
    assertThat(summary.stored()).isEqualTo(413 + 77);
    assertThat(summary.known()).isEqualTo(1_826 - 413 - 77 - 70);
  }

  @Test
  void everything_comes_back_out_byte_for_byte() throws IOException {
    CollectionId collection = fixture.collection("c");
    load(collection, "opencti-datasets/sectors.json");
    String original;
    try (InputStream in = SharedData.open(SharedData.at("stix/opencti-datasets/sectors.json"))) {
      original = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(fixture.all(collection).entries())
        .hasSize(121)
        .allSatisfy(entry -> assertThat(original).contains(entry.content().toString()));
  }

  @Test
  void a_copyright_is_no_level_of_tlp_wherever_in_the_file_it_stands() throws IOException {
    CollectionId open = fixture.collection("open", Validation.LENIENT, Tlp.CLEAR);
    load(open, "attack/ics-attack-18.1.json.gz");

    assertThat(fixture.all(open).entries())
        .extracting(entry -> entry.handling().tlp())
        .containsOnly(Tlp.CLEAR);
  }

  @Test
  void a_level_counts_whether_its_definition_came_along_or_not() throws IOException {
    CollectionId collection = fixture.collection("c");
    load(collection, "opencti-datasets/sectors.json");

    assertThat(fixture.all(collection).entries())
        .extracting(entry -> entry.handling().tlp())
        .contains(Tlp.CLEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "indicators/amnesty-2024-wintego-helios.json, DOMAIN",
    "indicators/mvt-2026-coruna.json, HASH",
    "indicators/mvt-2026-coruna.json, DOMAIN"
  })
  void indicators_are_found_by_what_they_indicate(String file, IndexedValue.Kind kind)
      throws IOException {
    CollectionId collection = fixture.collection("c");
    load(collection, file);
    int found = 0;
    for (Entry entry : fixture.all(collection).entries()) {
      for (IndexedValue value : literals(entry, kind)) {
        assertThat(byValue(collection, value)).extracting(Entry::id).contains(entry.id());
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  /// Quoted literals of an indicator's pattern that spell a value of `kind`, found without our
  /// reader of patterns.
  private static List<IndexedValue> literals(Entry entry, IndexedValue.Kind kind) {
    String property =
        kind == IndexedValue.Kind.DOMAIN ? "domain-name:value" : "hashes\\.[a-zA-Z0-9'-]+";
    return Pattern.compile("\\[(?:file:)?" + property + " ?= ?'([^']+)'")
        .matcher(entry.content().toString().replace("\\\"", "\""))
        .results()
        .flatMap(match -> NormalForm.of(kind, match.group(1)).stream())
        .toList();
  }

  private List<Entry> byValue(CollectionId collection, IndexedValue value) {
    return done(fixture
            .exchange
            .reading()
            .byValue(fixture.owner, collection, value, Position.START, WIDE))
        .entries();
  }

  private Summary load(CollectionId collection, String file) throws IOException {
    return load(collection, SharedData.at("stix/" + file));
  }

  private Summary load(CollectionId collection, Path file) throws IOException {
    try (InputStream in = SharedData.open(file)) {
      return done(
          fixture.exchange.ingest().stream(
              fixture.owner, collection, in, Mode.STORE, Progress.SILENT));
    }
  }
}
