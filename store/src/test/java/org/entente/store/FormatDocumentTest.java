package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;

/// Holds the examples of `docs/formats/store.md` against the code: the little story told there is
/// lived through, and every byte of every table must then be in the document, and nothing else.
final class FormatDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "formats", "store.md");

  private static final StixId INDICATOR =
      StixId.parse("indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");
  private static final StixId ADDRESS =
      StixId.parse("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
  private static final StixId AUTHOR =
      StixId.parse("identity--f431f809-377b-45e0-aa1c-6a4751cae5ff");
  private static final IndexedValue DOMAIN =
      new IndexedValue(IndexedValue.Kind.DOMAIN, "c2.example");
  private static final IndexedValue IP = new IndexedValue(IndexedValue.Kind.IP, "198.51.100.7");
  private static final IndexedValue LONG =
      new IndexedValue(IndexedValue.Kind.URL, "https://c2.example/" + "a".repeat(82));
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path directory;

  @Test
  void every_byte_of_the_tables_is_as_the_document_shows_it() throws IOException {
    try (RocksStore store = Stores.open(directory)) {
      live(store);
    }
    try (Engine engine = Engine.open(directory.resolve("data"), Stores.OPTIONS)) {
      assertThat(tables(engine)).isEqualTo(examples("example"));
    }
  }

  @Test
  void a_note_is_as_the_document_shows_it() throws IOException {
    Path file = directory.resolve("notes");
    try (var journal = new NoteJournal(file, 0)) {
      journal.note(AuditCodec.bytes(audit("read")));
    }
    byte[] frame = HexFormat.of().parseHex(examples("example-note").get("notes 00"));
    assertThat(Arrays.copyOf(Files.readAllBytes(file), frame.length)).isEqualTo(frame);
  }

  /// The story of the document.
  private static void live(RocksStore store) {
    Arrival first = indicator("2026-01-05T10:00:00Z", Tlp.GREEN);
    commit(store, commit -> commit.append(Stores.HERE, List.of(first, address())));
    commit(
        store,
        commit ->
            commit.append(Stores.HERE, List.of(indicator("2026-01-05T10:00:00.5Z", Tlp.AMBER))));
    commit(
        store,
        commit ->
            commit.append(Stores.HERE, List.of(indicator("2026-01-06T10:00:00Z", Tlp.GREEN))));
    commit(
        store,
        commit ->
            commit.remove(
                Stores.HERE,
                INDICATOR,
                Versions.exactly(StixTimestamp.parse("2026-01-06T10:00:00Z")),
                Ceiling.ALL,
                "account:bob"));
    commit(store, commit -> commit.append(Stores.THERE, List.of(address())));
    commit(
        store,
        commit -> {
          commit.drop(Stores.THERE);
          commit.put(Kind.ACCOUNT, "alice", "{}".getBytes(StandardCharsets.UTF_8));
          commit.put(status());
          commit.audit(audit("drop"));
          return true;
        });
  }

  private static void commit(RocksStore store, java.util.function.Function<Commit, Object> work) {
    store.committer().<Object>commit(work::apply);
  }

  private static Arrival indicator(String modified, Tlp tlp) {
    return new Arrival(
        INDICATOR,
        StixTimestamp.parse(modified),
        content("{\"type\":\"indicator\"}"),
        new Handling(tlp, Pap.CLEAR),
        "account:alice",
        List.of(DOMAIN),
        List.of(AUTHOR));
  }

  private static Arrival address() {
    return new Arrival(
        ADDRESS,
        null,
        content("{\"type\":\"ipv4-addr\"}"),
        Handling.OPEN,
        "account:alice",
        List.of(IP, LONG),
        List.of());
  }

  private static StatusRecord status() {
    return new StatusRecord(
        UUID.fromString("2d086da7-4bdc-4f91-900e-d77486753710"),
        "exchange",
        "alice",
        Stores.HERE,
        NOW,
        NOW.plusSeconds(86_400),
        3,
        1,
        new Position(1_772_352_000_000_000L),
        new Position(1_772_352_000_000_000L),
        List.of(),
        List.of(new StatusRecord.Detail("x", "", "id-invalid", "no id")),
        2);
  }

  private static AuditRecord audit(String action) {
    return new AuditRecord(
        NOW,
        "alice",
        AuditRecord.Verb.DISCLOSURE,
        action,
        "c",
        List.of("indicator--1"),
        null,
        1,
        "192.0.2.7",
        null,
        "enquête",
        "ok",
        null);
  }

  private static Content content(String json) {
    return Content.of(json.getBytes(StandardCharsets.UTF_8));
  }

  /// All that is in the tables, as `TABLE KEY` → value in hexadecimal; which store it is stands as
  /// zeros.
  private static Map<String, String> tables(Engine engine) {
    Map<String, String> all = new TreeMap<>();
    for (Table table : Table.values()) {
      try (RocksIterator iterator = engine.iterator(table)) {
        for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
          byte[] key = iterator.key();
          boolean identity = table == Table.META && Arrays.equals(key, Keys.metaIdentity());
          byte[] value = identity ? new byte[iterator.value().length] : iterator.value();
          all.put(table.label() + " " + hex(key), hex(value));
        }
        engine.check(iterator);
      }
    }
    return all;
  }

  /// The examples of one kind: blocks whose lines are `TABLE KEY = VALUE`, where blanks and line
  /// breaks within numbers and what follows a `#` do not count.
  private static Map<String, String> examples(String kind) throws IOException {
    Map<String, String> all = new TreeMap<>();
    boolean within = false;
    String last = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("```")) {
        within = line.equals("```" + kind);
        continue;
      }
      String bare = line.replaceFirst("#.*", "").strip();
      if (!within || bare.isEmpty()) {
        continue;
      }
      int equals = bare.indexOf('=');
      if (equals >= 0) {
        int end = bare.indexOf(' ');
        last = bare.substring(0, end) + " " + joined(bare.substring(end, equals));
        assertThat(all.put(last, "")).as("once only: %s", last).isNull();
      }
      all.merge(last, joined(bare.substring(equals + 1)), String::concat);
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static String joined(String hex) {
    return hex.replace(" ", "");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
