package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.WIDE;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Activity;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog.Counts;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.NormalForm;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.StixId;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final DomainFixture fixture = new DomainFixture();
  private final Reading reading = fixture.exchange.reading();
  private final CollectionId collection = fixture.collection("c");

  /// Everything that can be read, each for the object 1.
  private List<Function<Caller, Outcome<?>>> everyReading() {
    StixId id = toolId(1);
    IndexedValue name = NormalForm.of(IndexedValue.Kind.NAME, "Tool 1").orElseThrow();
    return List.of(
        caller -> reading.objects(caller, collection, Selection.LATEST, Position.START, WIDE),
        caller -> reading.object(caller, collection, id, Versions.LAST, Position.START, WIDE),
        caller -> reading.byValue(caller, collection, name, Position.START, WIDE),
        caller -> reading.referringTo(caller, collection, id, Position.START, WIDE),
        caller -> reading.manifest(caller, collection, Selection.LATEST, Position.START, WIDE),
        caller -> reading.versions(caller, collection, id, Position.START, WIDE),
        caller -> reading.counts(caller, collection));
  }

  @Test
  void who_may_read_sees_everything() {
    fixture.post(collection, tool(1));
    Caller reader = fixture.caller("r", Role.READER, Tlp.RED, collection, Grant.READ);

    assertThat(everyReading()).allSatisfy(read -> done(read.apply(reader)));
    assertThat(fixture.all(reader, collection).entries().getFirst().content()).hasToString(tool(1));
  }

  @Test
  void an_auditor_sees_everything_about_objects_and_never_content() {
    fixture.post(collection, tool(1));
    Caller auditor = fixture.caller("a", Role.AUDITOR, Tlp.RED, collection, null);

    List<Function<Caller, Outcome<?>>> all = everyReading();
    assertThat(all.subList(0, 4))
        .allSatisfy(
            read -> assertThat(refused(read.apply(auditor))).isEqualTo(RefusalCode.FORBIDDEN));
    assertThat(all.subList(4, 7)).allSatisfy(read -> done(read.apply(auditor)));
    Page manifest =
        done(reading.manifest(auditor, collection, Selection.LATEST, Position.START, WIDE));
    assertThat(manifest.entries()).extracting(Entry::id).containsExactly(toolId(1));
    assertThat(manifest.entries().getFirst().content().length()).isZero();
  }

  @Test
  void who_may_write_only_reads_nothing_and_who_may_nothing_learns_nothing() {
    fixture.post(collection, tool(1));
    Caller writer = fixture.caller("w", Role.ANALYST, Tlp.RED, collection, Grant.WRITE);
    Caller stranger = fixture.caller("s", Role.ANALYST, Tlp.RED, collection, null);

    assertThat(everyReading())
        .allSatisfy(read -> {
          assertThat(refused(read.apply(writer))).isEqualTo(RefusalCode.FORBIDDEN);
          assertThat(refused(read.apply(stranger))).isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
        });
  }

  @Test
  void every_reading_done_or_refused_leaves_exactly_one_record() {
    fixture.post(collection, tool(1));
    Caller reader = fixture.caller("r", Role.READER, Tlp.RED, collection, Grant.READ);
    Caller stranger = fixture.caller("s", Role.READER, Tlp.RED, collection, null);

    for (Function<Caller, Outcome<?>> read : everyReading()) {
      int mark = fixture.records().size();
      done(read.apply(reader));
      refused(read.apply(stranger));
      List<AuditRecord> records = fixture.recordsSince(mark);
      assertThat(records).hasSize(2);
      assertThat(records.getFirst().outcome()).isEqualTo("ok");
      assertThat(records.getFirst().account()).isEqualTo("r");
      assertThat(records.getFirst().verb()).isEqualTo(AuditRecord.Verb.CONSULTATION);
      assertThat(records.getLast().outcome()).isEqualTo("collection-not-found");
      assertThat(records.getLast().account()).isEqualTo("s");
      assertThat(records.getLast().errorId()).isNotNull();
      assertThat(records).allMatch(record -> record.target().equals(collection.toString()));
    }
  }

  @Test
  void a_record_names_few_objects_and_digests_the_query_for_many() {
    fixture.post(
        collection,
        IntStream.rangeClosed(0, AuditRecord.IDS_MAX)
            .mapToObj(i -> tool(i))
            .toArray(String[]::new));
    read(Selection.of(toolId(7), Versions.LAST));
    AuditRecord few = fixture.records().getLast();
    read(Selection.LATEST);
    AuditRecord many = fixture.records().getLast();
    read(new Selection(Set.of(), Set.of("tool"), Versions.LAST));
    AuditRecord others = fixture.records().getLast();
    read(Selection.LATEST);

    assertThat(few.ids()).containsExactly(toolId(7).toString());
    assertThat(few.query()).isNull();
    assertThat(many.ids()).isEmpty();
    assertThat(many.count()).isEqualTo(AuditRecord.IDS_MAX + 1);
    assertThat(many.query()).matches("[0-9a-f]{64}").isNotEqualTo(others.query());
    assertThat(fixture.records().getLast().query()).isEqualTo(many.query());
  }

  @Test
  void what_cannot_be_recorded_is_not_given() {
    fixture.post(collection, tool(1));
    fixture.store.refuseNotes(StoreRefusal.Reason.FULL);

    assertThat(everyReading())
        .allSatisfy(read ->
            assertThat(refused(read.apply(fixture.owner))).isEqualTo(RefusalCode.STORE_FULL));
  }

  @Test
  void reading_goes_on_while_nothing_can_be_committed() {
    fixture.post(collection, tool(1));
    fixture.store.refuseCommits(StoreRefusal.Reason.FULL);

    assertThat(everyReading()).allSatisfy(read -> done(read.apply(fixture.owner)));
  }

  @Test
  void an_object_that_is_not_there_or_not_to_be_seen_is_not_found() {
    fixture.post(collection, tool(1, Tlp.RED));
    Caller reader = fixture.caller("r", Role.READER, Tlp.AMBER, collection, Grant.READ);
    for (StixId id : List.of(toolId(1), toolId(2))) {
      assertThat(
              refused(reading.object(reader, collection, id, Versions.ALL, Position.START, WIDE)))
          .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
      assertThat(refused(reading.versions(reader, collection, id, Position.START, WIDE)))
          .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
    }
  }

  @Test
  void a_version_that_is_not_there_is_an_empty_page_of_an_object_that_is() {
    fixture.post(collection, tool(1));
    Versions other =
        Versions.exactly(org.entente.stix.StixTimestamp.parse("2027-01-01T00:00:00.000Z"));

    assertThat(
            done(reading.object(fixture.owner, collection, toolId(1), other, Position.START, WIDE))
                .entries())
        .isEmpty();
    assertThat(done(reading.versions(fixture.owner, collection, toolId(1), last(), WIDE)).entries())
        .isEmpty();
  }

  @Test
  void the_last_version_is_the_last_that_one_may_see() {
    StixId red = StandardMarking.TLP2_RED.id();
    StixId green = StandardMarking.TLP2_GREEN.id();
    fixture.post(collection, tool(1, "2026-01-01T00:00:00.000Z", "old", green));
    fixture.post(collection, tool(1, "2026-02-01T00:00:00.000Z", "new", red));
    Caller reader = fixture.caller("r", Role.READER, Tlp.AMBER, collection, Grant.READ);

    assertThat(
            done(reading.object(reader, collection, toolId(1), Versions.LAST, Position.START, WIDE))
                .entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.content().toString()).contains("old"));
    assertThat(done(reading.counts(reader, collection))).isEqualTo(new Counts(1, 1));
  }

  @Test
  void looks_up_by_value_and_by_reference() {
    fixture.post(collection, tool(1), tool(2));
    IndexedValue name = NormalForm.of(IndexedValue.Kind.NAME, " TOOL  2").orElseThrow();

    assertThat(
            done(reading.byValue(fixture.owner, collection, name, Position.START, WIDE)).entries())
        .extracting(Entry::id)
        .containsExactly(toolId(2));
    fixture.post(collection, tool(3, Tlp.GREEN));
    StixId green = StandardMarking.TLP2_GREEN.id();
    assertThat(
            done(reading.referringTo(fixture.owner, collection, green, Position.START, WIDE))
                .entries())
        .extracting(Entry::id)
        .containsExactly(toolId(3));
  }

  @Test
  void how_far_an_account_has_read_is_remembered() {
    fixture.post(collection, tool(1), tool(2));
    Caller reader = fixture.caller("r", Role.READER, Tlp.RED, collection, Grant.READ);
    fixture.all(reader, collection);

    Activity.Seen seen = fixture.exchange.activity().of("r").orElseThrow();
    assertThat(seen.positions()).containsOnly(java.util.Map.entry(collection, last()));
  }

  private Page read(Selection selection) {
    return done(reading.objects(fixture.owner, collection, selection, Position.START, WIDE));
  }

  private Position last() {
    return fixture.memory.collections().last(collection);
  }
}
