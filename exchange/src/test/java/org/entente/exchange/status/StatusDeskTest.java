package org.entente.exchange.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusDeskTest {
  private static final Duration LIFE = Duration.ofHours(48);

  private final TestNode node = new TestNode();
  private final StatusDesk desk = node.exchange.statuses();

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_who_asked_may_know_and_administrators_and_auditors(Role role) {
    StatusRecord status = put("amina");
    Caller caller = node.someone(role);

    if (role == Role.ADMIN || role == Role.AUDITOR) {
      assertThat(done(desk.get(caller, "exchange", status.id()))).isEqualTo(status);
    } else {
      assertThat(refused(desk.get(caller, "exchange", status.id())))
          .isEqualTo(RefusalCode.STATUS_NOT_FOUND);
    }
    node.add("amina", Role.READER);
    assertThat(done(desk.get(node.signedIn("amina"), "exchange", status.id()))).isEqualTo(status);
  }

  @Test
  void is_served_under_its_own_api_root_only() {
    StatusRecord status = put("amina");

    assertThat(refused(desk.get(node.owner, "partners", status.id())))
        .isEqualTo(RefusalCode.STATUS_NOT_FOUND);
  }

  @Test
  void is_gone_once_it_has_expired_swept_or_not() {
    StatusRecord status = put("amina");
    node.clock.advance(LIFE.minusNanos(1));
    assertThat(desk.sweep()).isZero();
    done(desk.get(node.owner, "exchange", status.id()));

    node.clock.advance(Duration.ofNanos(1));
    assertThat(refused(desk.get(node.owner, "exchange", status.id())))
        .isEqualTo(RefusalCode.STATUS_NOT_FOUND);
    assertThat(desk.sweep()).isEqualTo(1);
  }

  @Test
  void a_sweep_takes_everything_that_expired() {
    for (int i = 0; i < 2 * StatusDesk.SWEEP_BATCH + 1; i++) {
      put("amina");
    }
    node.clock.advance(LIFE);

    assertThat(desk.sweep()).isEqualTo(2 * StatusDesk.SWEEP_BATCH + 1);
  }

  private StatusRecord put(String account) {
    var now = node.clock.instant();
    var status =
        new StatusRecord(
            UUID.randomUUID(),
            "exchange",
            account,
            new CollectionId(new UUID(0, 1)),
            now,
            now.plus(LIFE),
            0,
            0,
            null,
            null,
            List.of(),
            List.of(),
            0);
    return node.store.commit(commit -> {
      commit.put(status);
      return status;
    });
  }
}
