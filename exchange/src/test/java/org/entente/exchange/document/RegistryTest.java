package org.entente.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.exchange.FakeStore;
import org.entente.exchange.TestClock;
import org.entente.exchange.access.Caller;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
  private static final Section<String> WORDS = new Section<>(Kind.NODE, new WordCodec(2));
  private static final Deed WRITE = Deed.administering("word.put");
  private static final Caller OWNER = Caller.local("test");

  private final TestClock clock = new TestClock();
  private final FakeStore store = new FakeStore(clock);
  private final Journal journal = new Journal(store, clock, new SecureRandom());
  private final Registry registry = opened();

  @Test
  void a_change_is_seen_once_it_is_durable_with_one_record() {
    put("a", "one");

    assertThat(registry.all(WORDS)).containsEntry("a", "one");
    assertThat(opened().all(WORDS)).containsEntry("a", "one");
    assertThat(store.records()).hasSize(1);
    assertThat(store.lastRecord().action()).isEqualTo("word.put");
  }

  @Test
  void an_old_snapshot_does_not_change() {
    put("a", "one");
    var before = registry.all(WORDS);
    put("b", "two");

    assertThat(before).containsOnlyKeys("a");
    assertThat(registry.all(WORDS)).containsOnlyKeys("a", "b");
  }

  @Test
  void a_change_that_refuses_leaves_nothing_behind() {
    put("a", "one");
    var outcome =
        registry.<String>change(
            OWNER,
            WRITE,
            "b",
            edit -> {
              edit.put(WORDS, "b", "two");
              edit.delete(WORDS, "a");
              assertThat(edit.all(WORDS)).containsOnlyKeys("b");
              return journal.refuse(OWNER, WRITE, "b", RefusalCode.LAST_ADMIN);
            });

    assertThat(refused(outcome)).isEqualTo(RefusalCode.LAST_ADMIN);
    assertThat(registry.all(WORDS)).containsOnlyKeys("a");
    assertThat(opened().all(WORDS)).containsOnlyKeys("a");
  }

  @Test
  void a_full_disk_refuses_the_change_and_keeps_the_snapshot() {
    put("a", "one");
    store.refuse(StoreRefusal.Reason.FULL);
    assertThat(refused(change("a", "two"))).isEqualTo(RefusalCode.STORE_FULL);
    assertThat(registry.all(WORDS)).containsEntry("a", "one");

    store.refuse(null);
    put("a", "two");
    assertThat(registry.all(WORDS)).containsEntry("a", "two");
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, store-full",
    "BUSY, store-busy",
    "CLOSED, store-closed",
    "FAILED, store-failed"
  })
  void each_reason_of_the_store_has_its_code(StoreRefusal.Reason reason, String code) {
    store.refuse(reason);

    assertThat(refused(change("a", "one")).code()).isEqualTo(code);
  }

  @Test
  void after_a_failure_of_unknown_extent_what_is_durable_counts() {
    store.failAfterNextCommit();

    assertThatThrownBy(() -> change("a", "one")).isInstanceOf(IllegalStateException.class);
    assertThat(registry.all(WORDS)).containsEntry("a", "one");
  }

  @Test
  void concurrent_changes_lose_nothing() throws InterruptedException {
    var threads =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> Thread.ofVirtual().start(() -> put("k" + i, "v")))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(registry.all(WORDS)).hasSize(50);
    assertThat(opened().all(WORDS)).hasSize(50);
  }

  @Test
  void a_view_is_worked_out_again_only_after_a_change() {
    var worked = new AtomicInteger();
    Registry.Derived<Integer> size =
        registry.derived(
            WORDS,
            words -> {
              worked.incrementAndGet();
              return words.size();
            });

    assertThat(size.get()).isZero();
    assertThat(size.get()).isZero();
    assertThat(worked).hasValue(1);
    put("a", "one");
    assertThat(size.get()).isEqualTo(1);
    assertThat(worked).hasValue(2);
  }

  @Test
  void properties_from_elsewhere_are_passed_over() {
    store.write(Kind.NODE, "a", "{\"v\":1,\"word\":\"one\",\"colour\":\"blue\"}");

    assertThat(opened().all(WORDS)).containsEntry("a", "one");
  }

  @Test
  void a_newer_document_is_not_guessed_at() {
    store.write(Kind.NODE, "a", "{\"v\":3,\"word\":\"one\"}");

    assertThatThrownBy(this::opened)
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("node a")
        .hasMessageContaining("version 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[]",
        "{\"v\":1",
        "{\"word\":\"one\"}",
        "{\"v\":0,\"word\":\"one\"}",
        "{\"v\":1.5,\"word\":\"one\"}",
        "{\"v\":\"1\",\"word\":\"one\"}",
        "{\"v\":1}",
        "{\"v\":1,\"word\":7}",
        "{\"v\":1,\"word\":null}",
        "{\"v\":1,\"word\":\"bad\"}"
      })
  void a_damaged_document_is_named(String document) {
    store.write(Kind.NODE, "a", document);

    assertThatThrownBy(this::opened)
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("node a");
  }

  @Test
  void a_document_is_at_most_as_long_as_the_store_keeps() {
    int overhead = "{\"v\":2,\"word\":\"\"}".length();
    put("a", "x".repeat(64 * 1024 - overhead));

    assertThatThrownBy(() -> put("a", "x".repeat(64 * 1024 - overhead + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_version_comes_first() {
    put("a", "one");

    assertThat(store.get(Kind.NODE, "a").map(it -> new String(it, StandardCharsets.UTF_8)))
        .contains("{\"v\":2,\"word\":\"one\"}");
  }

  private Registry opened() {
    return new Registry(store, journal, List.of(WORDS));
  }

  private void put(String key, String word) {
    done(change(key, word));
  }

  private Outcome<String> change(String key, String word) {
    return registry.change(
        OWNER,
        WRITE,
        key,
        edit -> {
          edit.put(WORDS, key, word);
          return Outcome.done(word);
        });
  }

  private record WordCodec(int version) implements Codec<String> {
    @Override
    public String read(Fields fields) {
      if (fields.text("word").equals("bad")) {
        throw new IllegalArgumentException("a bad word");
      }
      return fields.text("word");
    }

    @Override
    public JsonObject.Builder write(String word) {
      return JsonObject.builder().put("word", word);
    }
  }
}
