package org.entente.exchange.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.audit.AuditRecord.Verb;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.AuditTrail.Filter;
import org.entente.exchange.trail.AuditTrail.Found;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTrailTest {
  private static final JsonObject QUERY = JsonObject.builder().put("q", "x").build();

  private final TestNode node = new TestNode();
  private final AuditTrail trail = node.exchange.auditTrail();

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_administrators_and_auditors_may_look(Role role) {
    Caller caller = node.someone(role);

    if (role == Role.ADMIN || role == Role.AUDITOR) {
      assertThat(done(trail.list(caller, Filter.ANY, 0, 10)).records()).isNotEmpty();
    } else {
      assertThat(refused(trail.list(caller, Filter.ANY, 0, 10))).isEqualTo(RefusalCode.FORBIDDEN);
    }
    assertThat(node.store.lastRecord().action()).isEqualTo("audit.list");
    assertThat(node.store.lastRecord().account()).isEqualTo(role.label());
  }

  @Test
  void looking_is_recorded_with_a_digest_of_what_was_asked() {
    done(trail.list(node.owner, Filter.ANY, 0, 10));
    AuditRecord any = node.store.lastRecord();
    done(trail.list(node.owner, filterOutcome("forbidden"), 0, 10));
    AuditRecord some = node.store.lastRecord();

    assertThat(any.verb()).isEqualTo(Verb.CONSULTATION);
    assertThat(any.query()).matches("[0-9a-f]{64}").isNotEqualTo(some.query());
    assertThat(some.count()).isZero();
  }

  @Test
  void pages_hold_everything_once_and_in_order() {
    note(25);

    Found first = done(trail.list(node.owner, filterAction("test"), 0, 10));
    Found second = done(trail.list(node.owner, filterAction("test"), first.next(), 10));
    Found third = done(trail.list(node.owner, filterAction("test"), second.next(), 10));

    assertThat(first.more()).isTrue();
    assertThat(second.more()).isTrue();
    assertThat(IntStream.range(0, 25).mapToObj(Integer::toString))
        .containsExactlyElementsOf(
            java.util.stream.Stream.of(first, second, third)
                .flatMap(found -> found.records().stream())
                .map(numbered -> numbered.record().target())
                .toList());
    assertThat(third.records()).hasSize(5);
  }

  @Test
  void a_page_never_holds_more_than_the_limit_and_takes_any_wish() {
    note(AuditTrail.RECORDS_MAX + 1);

    assertThat(done(trail.list(node.owner, filterAction("test"), 0, Integer.MAX_VALUE)).records())
        .hasSize(AuditTrail.RECORDS_MAX);
    assertThat(done(trail.list(node.owner, Filter.ANY, -5, 0)).records()).hasSize(1);
    Found beyond = done(trail.list(node.owner, Filter.ANY, Long.MAX_VALUE, 10));
    assertThat(beyond.records()).isEmpty();
    assertThat(beyond.more()).isFalse();
  }

  @Test
  void a_rare_record_far_on_is_reached_by_going_on() {
    note(AuditTrail.SCAN_MAX + 5);

    Found first = done(trail.list(node.owner, filterTarget("" + (AuditTrail.SCAN_MAX + 4)), 0, 10));
    assertThat(first.records()).isEmpty();
    assertThat(first.more()).isTrue();
    Found second =
        done(
            trail.list(node.owner, filterTarget("" + (AuditTrail.SCAN_MAX + 4)), first.next(), 10));
    assertThat(second.records()).hasSize(1);
  }

  @Test
  void every_condition_of_a_filter_counts() {
    node.add("amina", Role.ANALYST);
    Caller amina = node.signedIn("amina");
    refused(trail.list(amina, Filter.ANY, 0, 1));
    var before = node.clock.instant();
    node.clock.advance(Duration.ofHours(1));
    var object = StixId.parse("tool--11111111-1111-4111-8111-111111111111").toString();
    journal()
        .given(amina, Deed.consulting("test"), new Subject("there", List.of(object), null, 1), 1);
    var after = node.clock.instant();

    var byAccount = new Filter("amina", null, null, null, null, null, null, null);
    assertThat(actions(byAccount)).containsExactly("audit.list", "test");
    var byVerb = new Filter("amina", Verb.ADMINISTRATION, null, null, null, null, null, null);
    assertThat(actions(byVerb)).isEmpty();
    assertThat(actions(new Filter("amina", null, null, after, null, null, null, null)))
        .containsExactly("test");
    assertThat(actions(new Filter("amina", null, null, null, after, null, null, null)))
        .containsExactly("audit.list");
    assertThat(actions(new Filter("amina", null, null, before, after, null, null, null)))
        .containsExactly("audit.list");
    assertThat(actions(filterTarget("there"))).containsExactly("test");
    assertThat(actions(new Filter(null, null, null, null, null, null, object, null)))
        .containsExactly("test");
    assertThat(actions(filterOutcome("forbidden"))).containsExactly("audit.list");
  }

  @Test
  void what_cannot_be_recorded_is_not_given() {
    node.store.refuse(StoreRefusal.Reason.FULL);

    assertThat(refused(trail.list(node.owner, Filter.ANY, 0, 1))).isEqualTo(RefusalCode.STORE_FULL);
  }

  @Test
  void many_objects_are_recorded_by_the_query_that_found_them() {
    var id = StixId.parse("tool--11111111-1111-4111-8111-111111111111");

    Subject few = Subject.objects("c", AuditRecord.IDS_MAX, i -> id, () -> QUERY);
    Subject many = Subject.objects("c", AuditRecord.IDS_MAX + 1, i -> id, () -> QUERY);

    assertThat(few.ids()).hasSize(AuditRecord.IDS_MAX);
    assertThat(few.query()).isNull();
    assertThat(many.ids()).isEmpty();
    // printf '{"q":"x"}' | sha256sum
    assertThat(many.query())
        .isEqualTo("a69fbbcf7209c6f659a75067c9fa03037c2ae23f55a6f854d5994209129bbbf6");
    assertThat(many.count()).isEqualTo(AuditRecord.IDS_MAX + 1);
  }

  @Test
  void new_ids_are_random_uuids() {
    assertThat(journal().newId().version()).isEqualTo(4);
    assertThat(journal().newId().variant()).isEqualTo(2);
    assertThat(journal().newId()).isNotEqualTo(journal().newId());
  }

  private List<String> actions(Filter filter) {
    return done(trail.list(node.owner, filter, 0, 100)).records().stream()
        .map(AuditLog.Numbered::record)
        .map(AuditRecord::action)
        .toList();
  }

  private void note(int times) {
    Journal journal = journal();
    for (int i = 0; i < times; i++) {
      journal.given(node.owner, Deed.consulting("test"), Subject.of(Integer.toString(i)), i);
    }
  }

  private Journal journal() {
    return new Journal(node.store, node.clock, new java.security.SecureRandom());
  }

  private static Filter filterAction(String action) {
    return new Filter(null, null, action, null, null, null, null, null);
  }

  private static Filter filterTarget(String target) {
    return new Filter(null, null, null, null, null, target, null, null);
  }

  private static Filter filterOutcome(String outcome) {
    return new Filter(null, null, null, null, null, null, null, outcome);
  }
}
