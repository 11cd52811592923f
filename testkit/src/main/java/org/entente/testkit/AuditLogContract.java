package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.entente.exchange.audit.AuditLog.Numbered;
import org.entente.exchange.audit.AuditRecord;
import org.junit.jupiter.api.Test;

/// What every [AuditLog] does.
public abstract class AuditLogContract extends StoreContract {
  static AuditRecord record(String target) {
    return new AuditRecord(
        Instant.parse("2026-03-01T08:00:00.123456789Z"),
        "alice",
        AuditRecord.Verb.CONSULTATION,
        "taxii.objects.get",
        target,
        List.of("indicator--1", "مؤشر"),
        null,
        17,
        "192.0.2.7",
        "investigation",
        null,
        "ok",
        null);
  }

  private static AuditRecord refusal() {
    return new AuditRecord(
        Instant.EPOCH,
        "local:root",
        AuditRecord.Verb.AUTHENTICATION,
        "login",
        "",
        List.of(),
        "00ff",
        -1,
        "local",
        null,
        "because",
        "denied",
        "e-1");
  }

  @Test
  void is_empty_at_first() {
    assertThat(store.audit().last()).isZero();
    assertThat(store.audit().after(0, 10)).isEmpty();
  }

  @Test
  void gives_back_what_was_noted_after_a_restart_too() {
    store.audit().note(record("a"));
    store.audit().note(refusal());
    List<Numbered> expected = List.of(new Numbered(1, record("a")), new Numbered(2, refusal()));
    assertThat(store.audit().after(0, 10)).isEqualTo(expected);
    reopen();
    assertThat(store.audit().after(0, 10)).isEqualTo(expected);
    assertThat(store.audit().last()).isEqualTo(2);
  }

  @Test
  void a_note_that_nobody_asked_for_survives_a_restart() {
    store.audit().note(record("a"));
    reopen();
    assertThat(store.audit().after(0, 10)).containsExactly(new Numbered(1, record("a")));
  }

  @Test
  void notes_and_records_of_changes_share_one_sequence() {
    store.audit().note(record("noted"));
    audit("changed");
    store.audit().note(record("noted again"));
    reopen();
    audit("changed again");
    assertThat(store.audit().after(0, 10))
        .containsExactly(
            new Numbered(1, record("noted")),
            new Numbered(2, record("changed")),
            new Numbered(3, record("noted again")),
            new Numbered(4, record("changed again")));
  }

  @Test
  void reads_in_pages() {
    for (int i = 1; i <= 5; i++) {
      audit("r" + i);
    }
    assertThat(numbers(store.audit().after(0, 2))).containsExactly(1L, 2L);
    assertThat(numbers(store.audit().after(2, 2))).containsExactly(3L, 4L);
    assertThat(numbers(store.audit().after(4, 2))).containsExactly(5L);
    assertThat(store.audit().after(5, 2)).isEmpty();
    assertThat(store.audit().after(99, 2)).isEmpty();
  }

  @Test
  void numbers_have_no_gaps_whoever_writes() throws Exception {
    int threads = 6;
    Callable<Boolean> writer =
        () -> {
          for (int i = 0; i < 50; i++) {
            write(i);
          }
          return true;
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : executor.invokeAll(Collections.nCopies(threads, writer))) {
        assertThat(done.get()).isTrue();
      }
    }
    int kept = threads * (50 - 10);
    assertThat(numbers(store.audit().after(0, 10_000)))
        .isEqualTo(LongStream.rangeClosed(1, kept).boxed().toList());
    assertThat(store.audit().last()).isEqualTo(kept);
  }

  /// Every fifth is the record of a change that fails.
  private void write(int i) {
    switch (i % 5) {
      case 0 -> {
        try {
          store
              .committer()
              .commit(commit -> {
                commit.audit(record("failed"));
                throw new UnsupportedOperationException("on purpose");
              });
        } catch (UnsupportedOperationException expected) {
          // Nothing of it is kept.
        }
      }
      case 1, 2 -> audit("changed");
      default -> store.audit().note(record("noted"));
    }
  }

  private void audit(String target) {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.audit(record(target));
          return true;
        });
  }

  private static List<Long> numbers(List<Numbered> records) {
    var numbers = new ArrayList<Long>();
    records.forEach(record -> numbers.add(record.number()));
    return numbers;
  }
}
