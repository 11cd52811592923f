package org.entente.exchange.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.envelope;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.address;
import static org.entente.exchange.Objects21.bad;
import static org.entente.exchange.Objects21.statement;
import static org.entente.exchange.Objects21.statementId;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.Settings;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.Authentication;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.StixId;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private final DomainFixture fixture = new DomainFixture();
  private final CollectionId collection = fixture.collection("c");

  @Test
  void good_objects_are_stored_byte_for_byte_and_the_status_says_where() {
    StatusRecord status = fixture.post(collection, tool(1), tool(2));

    assertThat(fixture.all(collection).entries())
        .extracting(entry -> entry.content().toString())
        .containsExactly(tool(1), tool(2));
    assertThat(status.total()).isEqualTo(2);
    assertThat(status.stored()).isEqualTo(2);
    assertThat(status.first()).isEqualTo(fixture.all(collection).entries().getFirst().position());
    assertThat(status.last()).isEqualTo(fixture.all(collection).entries().getLast().position());
    assertThat(status.known()).isEmpty();
    assertThat(status.failureCount()).isZero();
    assertThat(status.expires()).isEqualTo(status.requested().plus(Duration.ofDays(2)));
    assertThat(done(fixture.exchange.statuses().get(fixture.owner, "exchange", status.id())))
        .isEqualTo(status);
  }

  @Test
  void good_neighbours_of_a_bad_object_are_stored_and_the_refusal_says_where_and_why() {
    StatusRecord status = fixture.post(collection, tool(1), bad(2), tool(3));

    assertThat(ids()).containsExactly(toolId(1), toolId(3));
    assertThat(status.stored()).isEqualTo(2);
    assertThat(status.failureCount()).isEqualTo(1);
    StatusRecord.Detail failure = status.failures().getFirst();
    assertThat(failure.id()).isEqualTo(toolId(2).toString());
    assertThat(failure.version()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(failure.code()).isEqualTo("property-missing");
    assertThat(failure.message()).contains("/objects/1/name").contains("STIX 2.1 §");
  }

  @Test
  void the_sentence_is_in_the_language_of_the_caller() {
    Caller french = fixture.owner.speaking(Locale.FRENCH);
    Caller arabic = fixture.owner.speaking(Locale.forLanguageTag("ar"));
    String inEnglish = fixture.post(collection, bad(1)).failures().getFirst().message();
    String inFrench = fixture.post(french, collection, bad(1)).failures().getFirst().message();
    String inArabic = fixture.post(arabic, collection, bad(1)).failures().getFirst().message();

    assertThat(List.of(inEnglish, inFrench, inArabic)).doesNotHaveDuplicates();
    assertThat(inArabic).containsPattern("\\p{IsArabic}").contains("/objects/0/name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"objects\":[{]}",
        "{\"objects\":[{\"type\":\"tool\"}",
        "{\"objects\":7}",
        "{\"more\":false}",
        "{\"objects\":[]} x",
        "\u001f\u008b",
      })
  void an_envelope_that_cannot_be_read_stores_nothing(String tail) {
    String body =
        tail.contains("[{]")
            ? tail.replace("[{]", "[" + tool(1) + ",{]")
            : tail.replace("[]}", "[" + tool(1) + "]}");
    Refusal refusal =
        refusal(fixture.exchange.ingest().envelope(fixture.owner, collection, content(body)));

    assertThat(refusal.code()).isEqualTo(RefusalCode.UNREADABLE);
    assertThat(refusal.findings()).hasSize(1);
    assertThat(refusal.arguments()).hasSize(2);
    AuditRecord record = fixture.records().getLast();
    assertThat(record.outcome()).isEqualTo("unreadable");
    assertThat(record.errorId()).isEqualTo(refusal.id().toString());
    assertThat(ids()).isEmpty();
  }

  @Test
  void an_envelope_without_objects_changes_nothing_and_has_a_status() {
    StatusRecord status = fixture.post(collection);

    assertThat(status.total()).isZero();
    assertThat(status.first()).isNull();
  }

  @Test
  void the_same_again_is_a_success_and_stays_where_it_was() {
    fixture.post(collection, tool(1), address(""));
    var before = fixture.all(collection).entries();
    fixture.clock.move(Duration.ofHours(1));
    StatusRecord status =
        fixture.post(collection, tool(1).replace(",\"", ", \""), address(",\"defanged\":true"));

    assertThat(status.stored()).isZero();
    assertThat(status.known()).hasSize(2);
    assertThat(status.failureCount()).isZero();
    assertThat(fixture.all(collection).entries())
        .extracting(Entry::position)
        .containsExactlyElementsOf(before.stream().map(Entry::position).toList());
  }

  @Test
  void the_same_object_twice_in_one_envelope_is_stored_once() {
    StatusRecord status = fixture.post(collection, tool(1), tool(1));

    assertThat(status.stored()).isEqualTo(1);
    assertThat(status.known()).hasSize(1);
    assertThat(ids()).containsExactly(toolId(1));
  }

  @Test
  void the_same_version_with_other_content_is_a_conflict_and_the_first_is_kept() {
    fixture.post(collection, tool(1));
    String other = tool(1, "2026-01-01T00:00:00.000Z", "Another");
    StatusRecord status = fixture.post(collection, tool(2), other);

    assertThat(status.stored()).isEqualTo(1);
    assertThat(status.failures())
        .extracting(StatusRecord.Detail::code, StatusRecord.Detail::id)
        .containsExactly(org.assertj.core.api.Assertions.tuple("conflict", toolId(1).toString()));
    assertThat(status.failures().getFirst().message()).contains("/objects/1");
    assertThat(fixture.all(collection).entries().getFirst().content()).hasToString(tool(1));
  }

  @Test
  void two_contents_of_one_version_in_one_envelope_conflict_as_well() {
    String other = tool(1, "2026-01-01T00:00:00.000Z", "Another");
    StatusRecord status = fixture.post(collection, tool(1), other);

    assertThat(status.stored()).isEqualTo(1);
    assertThat(status.failureCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void a_definition_in_the_same_envelope_counts_wherever_it_stands(boolean first) {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    String marked = tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1));
    if (first) {
      fixture.post(open, statement(1), marked);
    } else {
      fixture.post(open, marked, statement(1));
    }

    assertThat(fixture.all(open).entries())
        .extracting(entry -> entry.handling().tlp())
        .containsOnly(Tlp.CLEAR);
  }

  @Test
  void a_definition_that_the_collection_has_already_counts() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    fixture.post(open, statement(1));
    fixture.post(open, tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1)));

    assertThat(fixture.all(open).entries().getLast().handling().tlp()).isEqualTo(Tlp.CLEAR);
  }

  @Test
  void a_definition_of_another_collection_does_not_count() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    fixture.post(collection, statement(1));
    fixture.post(open, tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1)));

    assertThat(fixture.all(open).entries().getLast().handling().tlp()).isEqualTo(Tlp.AMBER_STRICT);
  }

  @Test
  void a_definition_that_was_refused_does_not_count() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    String refusedDefinition = statement(1).replace("\"created\"", "\"x_created\"");
    fixture.post(open, refusedDefinition, tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1)));

    assertThat(fixture.all(open).entries())
        .extracting(entry -> entry.handling().tlp())
        .containsExactly(Tlp.AMBER_STRICT);
  }

  @Test
  void contradictory_marks_are_a_failure_of_that_object() {
    StixId green = StandardMarking.TLP2_GREEN.id();
    StixId red = StandardMarking.TLP2_RED.id();
    StatusRecord status =
        fixture.post(collection, tool(1, "2026-01-01T00:00:00.000Z", "x", green, red), tool(2));

    assertThat(status.stored()).isEqualTo(1);
    assertThat(status.failures())
        .extracting(StatusRecord.Detail::code)
        .containsExactly("marking-contradiction");
  }

  @Test
  void writing_needs_the_right_and_others_learn_nothing() {
    Caller reader = fixture.caller("r", Role.ANALYST, Tlp.RED, collection, Grant.READ);
    Caller writer = fixture.caller("w", Role.READER, Tlp.RED, collection, Grant.WRITE);
    Caller stranger = fixture.caller("s", Role.ANALYST, Tlp.RED, collection, null);
    Caller auditor = fixture.caller("a", Role.AUDITOR, Tlp.RED, collection, null);
    Content body = envelope(tool(1));
    Ingest ingest = fixture.exchange.ingest();

    assertThat(refused(ingest.envelope(reader, collection, body))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(ingest.envelope(auditor, collection, body)))
        .isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(ingest.envelope(stranger, collection, body)))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(ids()).isEmpty();
    assertThat(done(ingest.envelope(writer, collection, body)).account()).isEqualTo("w");
    assertThat(fixture.all(collection).entries().getFirst().source()).isEqualTo("account:w");
  }

  @Test
  void one_envelope_leaves_one_record_with_the_ids_while_they_are_few() {
    int mark = fixture.records().size();
    fixture.post(
        fixture.owner.stating("case 7", "ordered by the prosecutor"),
        collection,
        tool(1),
        bad(2),
        tool(3));

    assertThat(fixture.recordsSince(mark)).hasSize(1);
    AuditRecord record = fixture.records().getLast();
    assertThat(record.verb()).isEqualTo(AuditRecord.Verb.COLLECTION);
    assertThat(record.action()).isEqualTo("objects.add");
    assertThat(record.target()).isEqualTo(collection.toString());
    assertThat(record.ids()).containsExactly(toolId(1).toString(), toolId(3).toString());
    assertThat(record.count()).isEqualTo(2);
    assertThat(record.purpose()).isEqualTo("case 7");
    assertThat(record.reason()).isEqualTo("ordered by the prosecutor");
    assertThat(record.outcome()).isEqualTo("ok");
  }

  @Test
  void many_objects_are_recorded_by_a_digest_and_their_number() {
    String[] many =
        IntStream.rangeClosed(0, AuditRecord.IDS_MAX).mapToObj(i -> tool(i)).toArray(String[]::new);
    fixture.post(collection, many);
    AuditRecord record = fixture.records().getLast();

    assertThat(record.ids()).isEmpty();
    assertThat(record.query()).matches("[0-9a-f]{64}");
    assertThat(record.count()).isEqualTo(many.length);
  }

  @Test
  void a_store_that_refuses_keeps_nothing_of_the_envelope() {
    fixture.store.refuseCommits(StoreRefusal.Reason.FULL);
    assertThat(
            refused(
                fixture.exchange.ingest().envelope(fixture.owner, collection, envelope(tool(1)))))
        .isEqualTo(RefusalCode.STORE_FULL);

    fixture.store.recover();
    assertThat(ids()).isEmpty();
    fixture.post(collection, tool(1));
    assertThat(ids()).hasSize(1);
  }

  @Test
  void a_request_holds_so_many_objects_and_not_one_more() {
    var small =
        new DomainFixture(
            new Settings(Authentication.Limits.DEFAULTS, new Ingest.Limits(Duration.ofDays(1), 3)));
    CollectionId there = small.collection("c");
    small.post(there, tool(1), tool(2), tool(3));
    Refusal refusal =
        refusal(
            small
                .exchange
                .ingest()
                .envelope(small.owner, there, envelope(tool(4), tool(5), tool(6), tool(7))));

    assertThat(refusal.code()).isEqualTo(RefusalCode.UNREADABLE);
    assertThat(refusal.findings().getFirst().code()).isEqualTo("too-many-objects");
    assertThat(small.all(there).entries()).hasSize(3);
  }

  @Test
  void an_envelope_is_as_long_as_its_api_root_allows_and_no_longer() {
    long max = ApiRoot.CONTENT_LENGTH_MIN;
    done(fixture.exchange.apiRoots().add(fixture.owner, "small", null, null, max));
    var proposal = new NewCollection("there", "small", null, null, null, null, Validation.STRICT);
    CollectionId there = done(fixture.exchange.collections().add(fixture.owner, proposal)).id();
    int room = (int) max - envelope(tool(1)).length();
    String longest = tool(1).replace("\"name\":\"", "\"name\":\"" + "x".repeat(room));
    fixture.post(there, longest);

    assertThat(
            refused(
                fixture
                    .exchange
                    .ingest()
                    .envelope(
                        fixture.owner,
                        there,
                        envelope(longest.replace("name\":\"", "name\":\"x")))))
        .isEqualTo(RefusalCode.CONTENT_TOO_LARGE);
    assertThat(fixture.all(there).entries()).hasSize(1);
  }

  @Test
  void refusals_beyond_the_limit_are_counted_only() {
    String[] many =
        IntStream.rangeClosed(0, StatusRecord.FAILURES_MAX)
            .mapToObj(i -> bad(i))
            .toArray(String[]::new);
    StatusRecord status = fixture.post(collection, many);

    assertThat(status.failures()).hasSize(StatusRecord.FAILURES_MAX);
    assertThat(status.failureCount()).isEqualTo(StatusRecord.FAILURES_MAX + 1);
  }

  @Test
  void of_many_who_bring_the_same_object_one_stores_it_and_all_succeed()
      throws InterruptedException {
    var statuses = new ConcurrentLinkedQueue<StatusRecord>();
    var threads =
        IntStream.range(0, 16)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> statuses.add(fixture.post(collection, tool(1), tool(2)))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(statuses).hasSize(16).allMatch(status -> status.failureCount() == 0);
    assertThat(statuses.stream().mapToInt(StatusRecord::stored).sum()).isEqualTo(2);
    assertThat(ids()).containsExactly(toolId(1), toolId(2));
  }

  @Test
  void of_two_contents_of_one_version_one_wins_for_everybody() throws InterruptedException {
    var statuses = new ConcurrentLinkedQueue<StatusRecord>();
    var threads =
        IntStream.range(0, 8)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() ->
                        statuses.add(
                            fixture.post(
                                collection, tool(1, "2026-01-01T00:00:00.000Z", "Name " + i % 2)))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ids()).containsExactly(toolId(1));
    assertThat(statuses.stream().mapToInt(StatusRecord::stored).sum()).isEqualTo(1);
    assertThat(statuses.stream().mapToInt(StatusRecord::failureCount).sum()).isEqualTo(4);
  }

  @Test
  void what_is_addressed_to_a_collection_that_goes_is_not_stored() {
    done(fixture.exchange.collections().remove(fixture.owner, collection));

    assertThat(
            refused(
                fixture.exchange.ingest().envelope(fixture.owner, collection, envelope(tool(1)))))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
  }

  private List<StixId> ids() {
    return fixture.all(collection).entries().stream().map(Entry::id).toList();
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<?>(var refusal) -> refusal;
    };
  }
}
