package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.StatusRecord;
import org.junit.jupiter.api.Test;

/// What every [org.entente.exchange.collection.Statuses] does.
public abstract class StatusesContract extends StoreContract {
  static UUID id(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
  }

  static StatusRecord status(int number, Instant expires) {
    return new StatusRecord(
        id(number),
        "exchange",
        "alice",
        HERE,
        Instant.parse("2026-03-01T08:00:00.123456789Z"),
        expires,
        5,
        2,
        new Position(1_000_001),
        new Position(1_000_002),
        List.of(new StatusRecord.Detail("indicator--1", "2026-01-01T00:00:00Z", "", "")),
        List.of(new StatusRecord.Detail("pas un id", "", "id-malformed", "L’identifiant …")),
        2);
  }

  @Test
  void gives_back_what_was_put_after_a_restart_too() {
    StatusRecord status = status(1, clock.instant().plusSeconds(60));
    put(status);
    assertThat(store.statuses().get(id(1))).contains(status);
    reopen();
    assertThat(store.statuses().get(id(1))).contains(status);
  }

  @Test
  void keeps_a_record_without_positions() {
    StatusRecord refused =
        new StatusRecord(
            id(2),
            "exchange",
            "alice",
            HERE,
            clock.instant(),
            clock.instant().plusSeconds(60),
            1,
            0,
            null,
            null,
            List.of(),
            List.of(),
            1);
    put(refused);
    assertThat(store.statuses().get(id(2))).contains(refused);
  }

  @Test
  void knows_nothing_of_other_ids() {
    put(status(1, clock.instant()));
    assertThat(store.statuses().get(id(2))).isEmpty();
  }

  @Test
  void forgets_what_has_expired_the_earliest_first() {
    Instant start = clock.instant();
    for (int i = 5; i >= 1; i--) {
      put(status(i, start.plusSeconds(i)));
    }
    assertThat(store.statuses().forgetExpired(start.plusSeconds(3), 2)).isEqualTo(2);
    assertThat(kept()).containsExactly(3, 4, 5);
    assertThat(store.statuses().forgetExpired(start.plusSeconds(3), 2)).isEqualTo(1);
    assertThat(kept()).containsExactly(4, 5);
    assertThat(store.statuses().forgetExpired(start.plusSeconds(3), 2)).isZero();
    reopen();
    assertThat(kept()).containsExactly(4, 5);
  }

  @Test
  void a_record_put_again_lives_as_long_as_the_second_one_says() {
    Instant start = clock.instant();
    put(status(1, start.plusSeconds(1)));
    put(status(1, start.plusSeconds(10)));
    assertThat(store.statuses().forgetExpired(start.plusSeconds(5), 10)).isZero();
    assertThat(store.statuses().get(id(1))).contains(status(1, start.plusSeconds(10)));
    assertThat(store.statuses().forgetExpired(start.plus(Duration.ofMinutes(1)), 10)).isEqualTo(1);
    assertThat(store.statuses().get(id(1))).isEmpty();
  }

  private List<Integer> kept() {
    return java.util.stream.IntStream.rangeClosed(1, 5)
        .filter(i -> store.statuses().get(id(i)).isPresent())
        .boxed()
        .toList();
  }

  private void put(StatusRecord status) {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.put(status);
          return true;
        });
  }
}
