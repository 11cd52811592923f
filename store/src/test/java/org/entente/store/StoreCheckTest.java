package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.marking.Tlp;
import org.entente.store.StoreReport.Finding;
import org.entente.store.StoreReport.Kind;
import org.entente.testkit.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Damages a store in every way that the check should notice, and rebuilds it.
final class StoreCheckTest {
  private final Samples samples = new Samples(9);

  @TempDir Path directory;

  @BeforeEach
  void fill() {
    try (RocksStore store = Stores.open(directory)) {
      Arrival several = samples.indicator();
      Stores.append(store, Stores.HERE, samples.some(30));
      Stores.append(
          store,
          Stores.HERE,
          List.of(
              several,
              Samples.revised(several, Samples.later(1)),
              Samples.revised(several, Samples.later(2)),
              Samples.handled(Samples.revised(several, Samples.later(3)), Tlp.RED)));
      Stores.append(store, Stores.THERE, samples.some(5));
      Arrival gone = samples.malware();
      Stores.append(store, Stores.HERE, List.of(gone));
      store
          .committer()
          .<Boolean>commit(commit -> {
            commit.remove(
                Stores.HERE, gone.id(), Selection.Versions.ALL, Ceiling.ALL, Samples.SOURCE);
            commit.audit(Records.audit("one"));
            commit.audit(Records.audit("two"));
            commit.put(Records.status(UUID.randomUUID(), java.time.Instant.EPOCH));
            return true;
          });
    }
  }

  @Test
  void finds_nothing_wrong_with_a_whole_store() {
    StoreReport report = check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.isWhole()).isTrue();
    assertThat(report.entries()).isEqualTo(39);
    assertThat(report.removals()).isEqualTo(1);
    assertThat(report.audited()).isEqualTo(2);
    assertThat(report.postings()).isGreaterThan(2 * 39);
  }

  @Test
  void finds_a_log_entry_that_is_gone() {
    damage(Table.LOG, (batch, engine) -> deleteFirst(batch, engine, Table.LOG));
    assertThat(kinds()).contains(Kind.NOT_IN_LOG, Kind.MISCOUNTED);
  }

  @Test
  void finds_a_log_entry_that_cannot_be_read() {
    damage(
        Table.LOG,
        (batch, engine) ->
            batch.put(engine.column(Table.LOG), firstKey(engine, Table.LOG), new byte[] {9}));
    assertThat(kinds()).contains(Kind.UNREADABLE);
  }

  @Test
  void finds_an_entry_at_the_wrong_position() {
    damage(
        Table.LOG,
        (batch, engine) -> {
          byte[] key = firstKey(engine, Table.LOG);
          byte[] value = engine.get(Table.LOG, key);
          key[key.length - 1] ^= 0x40;
          batch.put(engine.column(Table.LOG), key, value);
        });
    assertThat(kinds()).contains(Kind.DISORDER);
  }

  @Test
  void finds_a_missing_head() {
    damage(Table.HEAD, (batch, engine) -> deleteFirst(batch, engine, Table.HEAD));
    assertThat(kinds()).contains(Kind.NOT_INDEXED, Kind.MISCOUNTED);
  }

  @Test
  void finds_a_missing_version() {
    damage(Table.PAST, (batch, engine) -> deleteFirst(batch, engine, Table.PAST));
    assertThat(kinds()).contains(Kind.NOT_INDEXED, Kind.DISORDER);
  }

  @Test
  void finds_a_version_too_many() {
    damage(
        Table.PAST,
        (batch, engine) -> {
          byte[] key = firstKey(engine, Table.PAST);
          key[key.length - 1] ^= 1;
          batch.put(engine.column(Table.PAST), key, new byte[8]);
        });
    assertThat(kinds()).contains(Kind.NOT_IN_LOG, Kind.DISORDER);
  }

  @Test
  void finds_every_missing_posting() {
    int chunks = count(Table.POSTINGS);
    assertThat(chunks).isGreaterThan(40);
    for (int i = 0; i < chunks; i += 7) {
      byte[][] saved = new byte[2][];
      int at = i;
      damage(
          Table.POSTINGS,
          (batch, engine) -> {
            saved[0] = key(engine, Table.POSTINGS, at);
            saved[1] = engine.get(Table.POSTINGS, saved[0]);
            batch.delete(engine.column(Table.POSTINGS), saved[0]);
          });
      assertThat(kinds()).as("chunk %s", new Key(saved[0])).contains(Kind.NOT_INDEXED);
      damage(
          Table.POSTINGS,
          (batch, engine) -> batch.put(engine.column(Table.POSTINGS), saved[0], saved[1]));
    }
    assertThat(kinds()).isEmpty();
  }

  @Test
  void finds_a_posting_too_many() {
    damage(
        Table.POSTINGS,
        (batch, engine) -> {
          byte[] key = Keys.chunk(Keys.order(1, 0, State.ONLY), 77);
          batch.put(engine.column(Table.POSTINGS), key, new byte[] {1});
        });
    assertThat(kinds()).containsExactly(Kind.NOT_IN_LOG);
  }

  @Test
  void finds_chunks_that_overlap() {
    damage(
        Table.POSTINGS,
        (batch, engine) -> {
          byte[] stream = Keys.order(1, 0, State.FIRST);
          batch.put(engine.column(Table.POSTINGS), Keys.chunk(stream, 70), new byte[] {0x11});
          batch.put(engine.column(Table.POSTINGS), Keys.chunk(stream, 72), new byte[] {0x01});
        });
    assertThat(kinds()).contains(Kind.DISORDER);
  }

  @Test
  void finds_chunks_that_cannot_be_read() {
    damage(
        Table.POSTINGS,
        (batch, engine) ->
            batch.put(
                engine.column(Table.POSTINGS),
                Keys.chunk(Keys.order(1, 0, State.FIRST), 70),
                new byte[] {1, 0}));
    assertThat(kinds()).contains(Kind.UNREADABLE);
  }

  @Test
  void finds_what_belongs_to_no_collection() {
    damage(
        Table.LOG,
        (batch, engine) -> {
          byte[] value = engine.get(Table.LOG, firstKey(engine, Table.LOG));
          batch.put(engine.column(Table.LOG), Keys.log(99, 1), value);
          batch.put(
              engine.column(Table.POSTINGS), Keys.chunk(Keys.order(98, 0, 3), 1), new byte[] {1});
          batch.put(
              engine.column(Table.HEAD),
              Keys.head(97, samples.malware().id()),
              engine.get(Table.HEAD, firstKey(engine, Table.HEAD)));
        });
    assertThat(kinds()).contains(Kind.STRAY);
    assertThat(check().findings().stream().filter(f -> f.kind() == Kind.STRAY)).hasSize(3);
  }

  @Test
  void finds_a_wrong_count() {
    damage(
        Table.META,
        (batch, engine) -> {
          byte[] key = Keys.metaCollection(Stores.HERE);
          Shelf shelf = Shelf.read(engine.get(Table.META, key));
          shelf.tally().addVersion(0, 0, 1);
          batch.put(engine.column(Table.META), key, shelf.bytes());
        });
    assertThat(kinds()).containsExactly(Kind.MISCOUNTED);
  }

  @Test
  void finds_a_gap_in_the_audit_log() {
    damage(Table.AUDIT, (batch, engine) -> deleteFirst(batch, engine, Table.AUDIT));
    assertThat(kinds()).containsExactly(Kind.AUDIT_GAP);
  }

  @Test
  void finds_an_audit_record_that_cannot_be_read_or_was_not_counted() {
    damage(
        Table.AUDIT,
        (batch, engine) -> batch.put(engine.column(Table.AUDIT), Keys.audit(3), new byte[] {7}));
    assertThat(kinds()).containsExactly(Kind.UNREADABLE, Kind.MISCOUNTED);
  }

  @Test
  void finds_statuses_without_expiry_and_expiries_without_status() {
    damage(
        Table.STATUSES,
        (batch, engine) -> {
          byte[] prefix = Keys.statusExpiries();
          byte[] expiry;
          try (RocksIterator iterator = engine.iterator(Table.STATUSES)) {
            iterator.seek(prefix);
            expiry = iterator.key();
          }
          batch.delete(engine.column(Table.STATUSES), expiry);
          expiry[12] ^= 1;
          batch.put(engine.column(Table.STATUSES), expiry, new byte[0]);
        });
    assertThat(kinds()).containsExactly(Kind.NOT_INDEXED, Kind.NOT_IN_LOG);
  }

  @Test
  void names_no_more_findings_than_its_limit() {
    damage(
        Table.POSTINGS,
        (batch, engine) -> {
          for (int i = 0; i < StoreReport.FINDINGS_MAX + 1; i++) {
            byte[] key = Keys.chunk(Keys.order(50 + i, 0, 3), 1);
            batch.put(engine.column(Table.POSTINGS), key, new byte[] {1});
          }
        });
    assertThat(check().findings()).hasSize(StoreReport.FINDINGS_MAX);
  }

  @Test
  void a_rebuild_mends_every_index_and_changes_no_answer() {
    List<Event> before = events();
    damage(
        Table.HEAD,
        (batch, engine) -> {
          for (int i = 0; i < 9; i++) {
            batch.delete(engine.column(Table.HEAD), key(engine, Table.HEAD, i));
            batch.delete(engine.column(Table.POSTINGS), key(engine, Table.POSTINGS, i * 3));
          }
          deleteFirst(batch, engine, Table.PAST);
          batch.put(
              engine.column(Table.POSTINGS), Keys.chunk(Keys.order(1, 0, 3), 77), new byte[] {1});
        });
    assertThat(kinds()).isNotEmpty();
    RocksStore.rebuild(directory, Stores.OPTIONS);
    assertThat(kinds()).isEmpty();
    assertThat(events()).hasSameSizeAs(before);
  }

  @Test
  void a_rebuild_that_was_interrupted_starts_again() {
    damage(
        Table.META,
        (batch, engine) -> {
          batch.put(engine.column(Table.META), Keys.metaRebuilding(), new byte[0]);
          batch.deleteRange(
              engine.column(Table.HEAD), new byte[] {0}, new byte[] {-1, -1, -1, -1, -1});
        });
    assertThat(kinds()).isEmpty();
  }

  private StoreReport check() {
    try (RocksStore store = Stores.open(directory)) {
      return store.check();
    }
  }

  private List<Kind> kinds() {
    return check().findings().stream().map(Finding::kind).distinct().toList();
  }

  private List<Event> events() {
    try (RocksStore store = Stores.open(directory)) {
      return store.collections().events(Stores.HERE, Position.START, Stores.AMPLE);
    }
  }

  private void damage(Table any, BiConsumer<BatchBuffer, Engine> change) {
    try (Engine engine = Engine.open(directory.resolve("data"), Stores.OPTIONS)) {
      assertThat(engine.column(any)).isNotNegative();
      var batch = new BatchBuffer(1024);
      change.accept(batch, engine);
      engine.write(batch.bytes());
    } catch (RocksDBException e) {
      throw new AssertionError(e);
    }
  }

  private static void deleteFirst(BatchBuffer batch, Engine engine, Table table) {
    batch.delete(engine.column(table), firstKey(engine, table));
  }

  private static byte[] firstKey(Engine engine, Table table) {
    return key(engine, table, 0);
  }

  private static byte[] key(Engine engine, Table table, int index) {
    try (RocksIterator iterator = engine.iterator(table)) {
      iterator.seekToFirst();
      for (int i = 0; i < index; i++) {
        iterator.next();
      }
      return iterator.key();
    }
  }

  private int count(Table table) {
    try (Engine engine = Engine.open(directory.resolve("data"), Stores.OPTIONS);
        RocksIterator iterator = engine.iterator(table)) {
      int count = 0;
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        count++;
      }
      return count;
    }
  }
}
