package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class LookupTest {
  private final DomainFixture fixture = new DomainFixture();
  private final CollectionId here = fixture.collection("here");
  private final CollectionId there = fixture.collection("there");
  private final Caller reader =
      fixture.caller("r", Role.READER, Tlp.AMBER_STRICT, here, Grant.READ);
  private final Places places = new Places(List.of(here, there), false);

  @Test
  void finds_each_object_once_with_its_latest_version_that_carries_the_value() {
    fixture.post(
        here,
        tool(1, "2026-01-01T00:00:00.000Z", "Heron"),
        tool(1, "2026-01-02T00:00:00.000Z", "HERON"),
        tool(1, "2026-01-03T00:00:00.000Z", "Egret"),
        tool(2, "2026-01-01T00:00:00.000Z", "Heron"));
    Lookup.Answer answer = ask(reader, "heron");
    assertThat(answer.more()).isFalse();
    assertThat(answer.matches()).extracting(Match::id).containsExactly(toolId(1), toolId(2));
    Match superseded = answer.matches().getFirst();
    assertThat(superseded.version()).isEqualTo("2026-01-02T00:00:00.000Z");
    assertThat(superseded.current()).isFalse();
    assertThat(superseded.sketch().name()).isEqualTo("HERON");
    assertThat(superseded.by().kind()).isEqualTo(Kind.NAME);
    assertThat(answer.matches().getLast().current()).isTrue();
  }

  @Test
  void an_address_finds_the_networks_around_it() {
    fixture.post(
        here, network("198.51.100.0/24"), network("198.51.0.0/16"), network("192.0.2.0/24"));
    assertThat(ask(reader, "198.51.100[.]77").matches())
        .extracting(match -> match.by().text())
        .containsExactly("198.51.100.0/24", "198.51.0.0/16");
    assertThat(ask(reader, "198.51.100.0/24").matches()).hasSize(1);
  }

  @Test
  void collections_without_a_right_are_as_if_they_were_not_there() {
    fixture.post(there, tool(1));
    assertThat(ask(reader, "Tool 1").matches()).isEmpty();
    assertThat(ask(fixture.owner, "Tool 1").matches()).hasSize(1);
    var named = new Places(List.of(there), true);
    int mark = fixture.records().size();
    assertThat(refused(lookup().answers(reader, named, questions("Tool 1"))))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(fixture.recordsSince(mark)).hasSize(1);
  }

  @Test
  void an_auditor_finds_nothing() {
    fixture.post(here, tool(1));
    Caller auditor = fixture.caller("a", Role.AUDITOR, Tlp.RED, here, null);
    assertThat(ask(auditor, "Tool 1").matches()).isEmpty();
    assertThat(refused(lookup().answers(auditor, new Places(List.of(here), true), questions("x"))))
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void what_one_value_finds_is_bounded_and_says_so() {
    String[] tools =
        IntStream.rangeClosed(1, Lookup.MATCHES_MAX)
            .mapToObj(i -> tool(i, "2026-01-01T00:00:00.000Z", "Heron"))
            .toArray(String[]::new);
    fixture.post(here, tools);
    assertThat(ask(reader, "heron").matches()).hasSize(Lookup.MATCHES_MAX);
    assertThat(ask(reader, "heron").more()).isFalse();
    fixture.post(
        here, tool(500, "2026-01-01T00:00:00.000Z", "Heron", StandardMarking.of(Tlp.RED).id()));
    assertThat(ask(reader, "heron").more()).as("hidden").isFalse();
    fixture.post(here, tool(501, "2026-01-01T00:00:00.000Z", "Heron"));
    assertThat(ask(reader, "heron").matches()).hasSize(Lookup.MATCHES_MAX);
    assertThat(ask(reader, "heron").more()).isTrue();
  }

  @Test
  void versions_that_are_looked_at_for_one_value_are_bounded() {
    var versions = new ArrayList<String>();
    for (int i = 0; i < Lookup.VERSIONS_MAX; i++) {
      versions.add(tool(1, "2026-01-01T00:%02d:%02d.000Z".formatted(i / 60, i % 60), "Heron"));
    }
    fixture.load(here, versions.toArray(String[]::new));
    assertThat(ask(reader, "heron").more()).isFalse();
    fixture.post(here, tool(1, "2026-01-02T00:00:00.000Z", "Heron"));
    assertThat(ask(reader, "heron").more()).isTrue();
    assertThat(ask(reader, "heron").matches()).hasSize(1);
  }

  @Test
  void an_answer_ends_after_the_question_that_fills_it_and_the_rest_can_be_asked_again() {
    String[] tools =
        IntStream.rangeClosed(1, Lookup.MATCHES_MAX)
            .mapToObj(i -> tool(i, "2026-01-01T00:00:00.000Z", "Heron"))
            .toArray(String[]::new);
    fixture.post(here, tools);
    int full = Lookup.ANSWER_MATCHES_MAX / Lookup.MATCHES_MAX;
    var asked = new ArrayList<Question>();
    for (int i = 0; i < full + 5; i++) {
      asked.add(question("heron"));
    }
    assertThat(done(lookup().answers(reader, places, asked))).hasSize(full);
    assertThat(done(lookup().answers(reader, places, asked.subList(0, full - 1))))
        .hasSize(full - 1);
  }

  @Test
  void leaves_one_record_that_names_the_objects_or_else_digests_the_question() {
    fixture.post(here, tool(1));
    int mark = fixture.records().size();
    done(lookup().answers(reader, places, questions("Tool 1", "nobody")));
    done(lookup().answers(reader, places, questions("nobody")));
    List<AuditRecord> records = fixture.recordsSince(mark);
    assertThat(records).hasSize(2);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.action()).isEqualTo("objects.lookup");
          assertThat(record.account()).isEqualTo("r");
          assertThat(record.toString()).doesNotContain("nobody").doesNotContain("Tool 1");
        });
    assertThat(records.getFirst().ids()).containsExactly(toolId(1).toString());
    assertThat(records.getFirst().query()).isNull();
    assertThat(records.getLast().ids()).isEmpty();
    // sha256 of {"collections":[],"values":["nobody"]}
    assertThat(records.getLast().query())
        .isEqualTo(
            org.entente.exchange.trail.Subject.query(
                    "",
                    org.entente.stix.json.JsonReader.parseObject(
                        "{\"collections\":[],\"values\":[\"nobody\"]}"),
                    0)
                .query());
  }

  private Lookup lookup() {
    return fixture.exchange.lookup();
  }

  private Lookup.Answer ask(Caller caller, String text) {
    return done(lookup().answers(caller, places, questions(text))).getFirst();
  }

  private static List<Question> questions(String... texts) {
    return List.of(texts).stream().map(LookupTest::question).toList();
  }

  private static Question question(String text) {
    return switch (Question.read(text, null)) {
      case Question.Read.Understood(var question) -> question;
      case Question.Read.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static String network(String cidr) {
    var id =
        new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | (cidr.hashCode() & 0xffff_ffffL));
    return "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"ipv4-addr--%s\",\"value\":\"%s\"}"
        .formatted(id, cidr);
  }
}
