package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.handling.Handling;
import org.entente.exchange.handling.MarkingLookup;
import org.entente.stix.Finding;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixId;
import org.entente.stix.StixReader;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Mark;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final String INDICATOR =
      """
      {"type":"indicator","spec_version":"2.1",
       "id":"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
       "created_by_ref":"identity--f431f809-377b-45e0-aa1c-6a4751cae5ff",
       "created":"2016-04-06T20:03:48.000Z","modified":"2016-04-07T20:03:48.10Z0",
       "indicator_types":["malicious-activity"],"name":"Poison Ivy",
       "pattern":"[file:hashes.'SHA-256' = 'EF537F25C895BFA782526529A9B63D97AA631564D5D789C2B765448C8635FB6C']",
       "pattern_type":"stix","valid_from":"2016-01-01T00:00:00Z"}\
      """
          .replace("10Z0", "100Z");
  private static final StixId STATEMENT =
      StixId.parse("marking-definition--aaaaaaaa-0000-4000-8000-000000000001");

  private final Admission admission = new Admission(new SpecRules());

  @Test
  void a_good_object_comes_in_with_all_that_the_node_must_know() {
    Arrival arrival = admitted(INDICATOR).arrival();

    assertThat(arrival.id()).hasToString("indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");
    assertThat(arrival.version()).isEqualTo(StixTimestamp.parse("2016-04-07T20:03:48.100Z"));
    assertThat(arrival.content()).hasToString(INDICATOR);
    assertThat(arrival.handling()).isEqualTo(Handling.UNMARKED);
    assertThat(arrival.source()).isEqualTo("account:alice");
    assertThat(arrival.references())
        .extracting(StixId::toString)
        .containsExactly("identity--f431f809-377b-45e0-aa1c-6a4751cae5ff");
    assertThat(arrival.values())
        .containsExactlyInAnyOrder(
            new IndexedValue(Kind.NAME, "poison ivy"),
            new IndexedValue(
                Kind.HASH, "ef537f25c895bfa782526529a9b63d97aa631564d5d789c2b765448c8635fb6c"));
  }

  @Test
  void what_breaks_a_rule_stays_out_of_a_strict_collection_with_the_reason() {
    Decision.Refused refused =
        refused(INDICATOR.replace("\"2016-01-01T00:00:00Z\"", "\"yesterday\""), Validation.STRICT);

    assertThat(refused.id()).isEqualTo("indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");
    assertThat(refused.version()).isEqualTo("2016-04-07T20:03:48.100Z");
    assertThat(refused.reason().code()).isEqualTo("timestamp-invalid");
    assertThat(refused.reason().pointer()).isEqualTo("/valid_from");
    assertThat(refused.reason().clause()).startsWith("STIX 2.1 §");
  }

  @Test
  void a_version_may_be_spelt_with_so_many_digits_and_no_more() {
    String digits = "1".repeat(Arrival.VERSION_LENGTH_MAX - "2016-04-07T20:03:48.Z".length());
    String longest = INDICATOR.replace("48.100Z\"", "48." + digits + "Z\"");
    assertThat(admitted(longest).arrival().version()).asString().hasSize(255);

    Decision.Refused refused =
        refused(INDICATOR.replace("48.100Z\"", "48." + digits + "1Z\""), Validation.LENIENT);

    assertThat(refused.reason().code()).isEqualTo("timestamp-invalid");
    assertThat(refused.reason().pointer()).isEqualTo("/modified");
  }

  @Test
  void a_lenient_collection_keeps_it_with_the_findings() {
    Decision.Admitted admitted =
        (Decision.Admitted)
            decide(
                INDICATOR.replace("\"2016-01-01T00:00:00Z\"", "\"yesterday\""),
                Validation.LENIENT,
                null,
                MarkingLookup.NONE);

    assertThat(admitted.findings()).extracting(Finding::code).contains("timestamp-invalid");
    assertThat(admitted.findings().getFirst().severity()).isEqualTo(Finding.Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no id that could be looked up
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":\"tool--1\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":\"../../etc/passwd\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":7,\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        // an id of something else
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":\"malware--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        "{\"spec_version\":\"2.1\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\"}",
        // a version that cannot be ordered
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"yesterday\",\"name\":\"x\"}",
        "{\"type\":\"tool\",\"spec_version\":\"2.1\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":null,\"name\":\"x\"}",
        // STIX 2.0, a bundle, a false TLP:CLEAR
        "{\"type\":\"tool\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\",\"name\":\"x\",\"labels\":[\"remote-access\"]}",
        "{\"type\":\"bundle\",\"id\":\"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}",
        "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487\",\"created\":\"2022-10-01T00:00:00.000Z\",\"definition_type\":\"statement\",\"definition\":{\"statement\":\"x\"}}"
      })
  void what_cannot_be_kept_safely_stays_out_of_a_lenient_collection_too(String json) {
    // As an element of an envelope: by itself, the reader would already refuse some of them.
    Decision decision =
        admission.decide(
            found("{\"objects\":[" + json + "]}"),
            Validation.LENIENT,
            null,
            "account:alice",
            MarkingLookup.NONE);

    assertThat(decision).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused) decision).reason().code()).isNotBlank();
  }

  @Test
  void an_observable_has_no_version_even_if_it_says_so() {
    Arrival arrival =
        admitted(
                """
                {"type":"ipv4-addr","spec_version":"2.1","value":"198.51.100.3",
                 "id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4"}\
                """)
            .arrival();

    assertThat(arrival.version()).isNull();
    assertThat(arrival.values()).containsExactly(new IndexedValue(Kind.IP, "198.51.100.3"));
    Decision withTimes =
        decide(
            """
            {"type":"mutex","spec_version":"2.1","name":"x",
             "id":"mutex--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
             "created":"2016-04-06T20:03:48.000Z","modified":"2016-04-06T20:03:48.000Z"}\
            """,
            Validation.LENIENT,
            null,
            MarkingLookup.NONE);
    assertThat(((Decision.Admitted) withTimes).arrival().version()).isNull();
  }

  @Test
  void a_definition_goes_by_the_time_of_its_making_and_is_open() {
    Arrival arrival = admitted(statement("Copyright 2026")).arrival();

    assertThat(arrival.version()).isEqualTo(StixTimestamp.parse("2026-01-01T00:00:00.000Z"));
    assertThat(arrival.handling()).isEqualTo(Handling.OPEN);
  }

  @Test
  void the_default_of_the_collection_counts_for_what_is_not_marked() {
    Decision decision = decide(INDICATOR, Validation.STRICT, Tlp.GREEN, MarkingLookup.NONE);

    assertThat(((Decision.Admitted) decision).arrival().handling())
        .isEqualTo(new Handling(Tlp.GREEN, Pap.CLEAR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"object_marking_refs\":\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"",
        "\"object_marking_refs\":{}",
        "\"object_marking_refs\":[null]",
        "\"granular_markings\":\"red\"",
        "\"granular_markings\":7"
      })
  void marks_that_a_lenient_collection_cannot_read_keep_the_object_in_the_organisation(
      String marks) {
    Decision decision =
        decide(
            INDICATOR.replace("\"indicator_types\"", marks + ",\"indicator_types\""),
            Validation.LENIENT,
            Tlp.CLEAR,
            MarkingLookup.NONE);

    assertThat(((Decision.Admitted) decision).arrival().handling()).isEqualTo(Handling.UNMARKED);
  }

  @Test
  void contradictory_marks_are_refused_in_every_collection() {
    String json =
        withMarks(
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");
    for (Validation validation : Validation.values()) {
      Finding reason = refused(json, validation).reason();
      assertThat(reason.code()).isEqualTo("marking-contradiction");
      assertThat(reason.pointer()).isEqualTo("/object_marking_refs");
      assertThat(reason.arguments()).containsExactly("TLP:GREEN, TLP:RED");
    }
  }

  @Test
  void what_needs_a_definition_waits_for_it() {
    String json = withMarks(STATEMENT.toString());
    Decision.Waiting waiting =
        (Decision.Waiting) decide(json, Validation.STRICT, Tlp.CLEAR, MarkingLookup.NONE);
    assertThat(waiting.missing()).isEqualTo(STATEMENT);
    assertThat(waiting.asItIs().arrival().handling()).isEqualTo(Handling.UNMARKED);

    MarkingLookup found = id -> id.equals(STATEMENT) ? new Mark.Statement("x") : null;
    Decision.Admitted settled =
        (Decision.Admitted) admission.decideAgain(waiting, Tlp.CLEAR, found);
    assertThat(settled.arrival().handling()).isEqualTo(Handling.OPEN);
    assertThat(settled.arrival().references()).contains(STATEMENT);
  }

  @Test
  void a_definition_that_turns_out_to_contradict_is_refused_then() {
    String json =
        withMarks(STATEMENT.toString(), "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb");
    Decision.Waiting waiting =
        (Decision.Waiting) decide(json, Validation.STRICT, null, MarkingLookup.NONE);
    MarkingLookup red = id -> new Mark.OfTlp(Tlp.RED);

    assertThat(admission.decideAgain(waiting, null, red)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void references_are_found_at_any_depth_each_once_and_not_the_object_itself() {
    Arrival arrival =
        admitted(
                """
                {"type":"x-case","spec_version":"2.1",
                 "id":"x-case--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                 "created":"2016-04-06T20:03:48.000Z","modified":"2016-04-06T20:03:48.000Z",
                 "self_ref":"x-case--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                 "object_marking_refs":["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
                 "granular_markings":[{"marking_ref":"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb","selectors":["name"]}],
                 "name":"tool--00000000-0000-4000-8000-000000000009",
                 "parts":[{"deep":{"tool_refs":["tool--00000000-0000-4000-8000-000000000001","tool--00000000-0000-4000-8000-000000000002"]}},
                          {"tool_ref":"tool--00000000-0000-4000-8000-000000000001"}],
                 "extensions":{"extension-definition--00000000-0000-4000-8000-000000000003":{"extension_type":"new-sdo"}}}\
                """)
            .arrival();

    assertThat(arrival.references())
        .extracting(StixId::toString)
        .containsExactlyInAnyOrder(
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            "tool--00000000-0000-4000-8000-000000000001",
            "tool--00000000-0000-4000-8000-000000000002",
            "extension-definition--00000000-0000-4000-8000-000000000003");
  }

  @Test
  void what_it_may_be_looked_up_by_is_found_in_many_places() {
    assertThat(
            valuesOf(
                "\"type\":\"vulnerability\",\"name\":\"CVE-2021-44228\",\"external_references\":[{\"source_name\":\"cve\",\"external_id\":\"CVE-2021-44228\"}]"))
        .containsExactlyInAnyOrder("NAME cve-2021-44228", "EXTERNAL_ID CVE-2021-44228");
    assertThat(
            valuesOf(
                "\"type\":\"intrusion-set\",\"name\":\"Fancy Bear\",\"aliases\":[\"APT28\",\"fancy  bear\",\"Sofacy\"]"))
        .containsExactlyInAnyOrder("NAME fancy bear", "NAME apt28", "NAME sofacy");
    assertThat(
            valuesOf(
                "\"type\":\"attack-pattern\",\"name\":\"Spear\",\"external_references\":[{\"source_name\":\"mitre-attack\",\"external_id\":\"T1566.001\",\"url\":\"https://attack.example/\"}]"))
        .containsExactlyInAnyOrder("NAME spear", "EXTERNAL_ID T1566.001");
  }

  @Test
  void observables_are_looked_up_by_what_can_be_observed() {
    assertThat(
            valuesOfObservable(
                "\"type\":\"file\",\"name\":\"Evil.EXE\",\"hashes\":{\"MD5\":\"D41D8CD98F00B204E9800998ECF8427E\",\"SSDEEP\":\"3:a:B\"}"))
        .containsExactlyInAnyOrder(
            "FILE_NAME evil.exe", "HASH d41d8cd98f00b204e9800998ecf8427e", "HASH 3:a:B");
    assertThat(valuesOfObservable("\"type\":\"url\",\"value\":\"http://Evil.example/x\""))
        .containsExactlyInAnyOrder("URL http://evil.example/x", "DOMAIN evil.example");
    assertThat(
            valuesOfObservable(
                "\"type\":\"autonomous-system\",\"number\":64496,\"name\":\"Slime\""))
        .containsExactlyInAnyOrder("AUTONOMOUS_SYSTEM 64496");
    assertThat(
            valuesOfObservable(
                "\"type\":\"user-account\",\"user_id\":\"1001\",\"account_login\":\"Bob\""))
        .containsExactlyInAnyOrder("ACCOUNT 1001", "ACCOUNT bob");
    assertThat(valuesOfObservable("\"type\":\"ipv4-addr\",\"value\":\"198.51.100.0/24\""))
        .containsExactlyInAnyOrder("NETWORK 198.51.100.0/24");
    assertThat(
            valuesOfObservable(
                "\"type\":\"x-crypto-wallet\",\"value\":\"1BoatSLRHtKNngkdXEeobR76b53LETtpyT\""))
        .containsExactlyInAnyOrder("WALLET 1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    assertThat(valuesOfObservable("\"type\":\"x-thing\",\"value\":\"198.51.100.3\""))
        .containsExactlyInAnyOrder("IP 198.51.100.3");
  }

  @Test
  void an_object_with_too_much_in_it_is_kept_whole_and_says_so() {
    String names =
        IntStream.rangeClosed(0, Admission.VALUES_MAX)
            .mapToObj(i -> "\"alias " + i + "\"")
            .collect(Collectors.joining(","));
    Decision.Admitted admitted =
        admitted(
            INDICATOR.replace(
                "\"indicator_types\"", "\"aliases\":[" + names + "],\"indicator_types\""));

    assertThat(admitted.arrival().values()).hasSize(Admission.VALUES_MAX);
    assertThat(admitted.findings()).extracting(Finding::code).contains("partly-indexed");
  }

  @Test
  void references_have_a_bound_too() {
    String refs =
        IntStream.rangeClosed(0, Admission.REFERENCES_MAX)
            .mapToObj("\"tool--00000000-0000-4000-8000-%012x\""::formatted)
            .collect(Collectors.joining(","));
    Decision.Admitted admitted =
        admitted(
            """
            {"type":"grouping","spec_version":"2.1","context":"suspicious-activity",
             "id":"grouping--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
             "created":"2016-04-06T20:03:48.000Z","modified":"2016-04-06T20:03:48.000Z",
             "object_refs":[\
            """
                + refs
                + "]}");

    assertThat(admitted.arrival().references()).hasSize(Admission.REFERENCES_MAX);
    assertThat(admitted.findings()).extracting(Finding::code).contains("partly-indexed");
  }

  @Test
  void foreign_text_in_a_refusal_is_cut() {
    String id = "x".repeat(10_000);
    Decision.Refused refused =
        (Decision.Refused)
            admission.decide(
                found("{\"objects\":[{\"type\":\"tool\",\"id\":\"" + id + "\"}]}"),
                Validation.STRICT,
                null,
                "account:alice",
                MarkingLookup.NONE);

    assertThat(refused.id()).hasSize(Admission.TEXT_LENGTH_MAX);
  }

  private List<String> valuesOf(String properties) {
    String type = properties.split("\"")[3];
    return texts(
        """
        {"spec_version":"2.1","id":"%s--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
         "created":"2016-04-06T20:03:48.000Z","modified":"2016-04-06T20:03:48.000Z",%s}\
        """
            .formatted(type, properties));
  }

  private List<String> valuesOfObservable(String properties) {
    String type = properties.split("\"")[3];
    return texts(
        """
        {"spec_version":"2.1","id":"%s--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",%s}\
        """
            .formatted(type, properties));
  }

  private List<String> texts(String json) {
    return ((Decision.Admitted) decide(json, Validation.LENIENT, null, MarkingLookup.NONE))
        .arrival().values().stream().map(it -> it.kind() + " " + it.text()).toList();
  }

  private Decision.Admitted admitted(String json) {
    return (Decision.Admitted) decide(json, Validation.STRICT, null, MarkingLookup.NONE);
  }

  private Decision.Refused refused(String json, Validation validation) {
    return (Decision.Refused) decide(json, validation, null, MarkingLookup.NONE);
  }

  private Decision decide(
      String json, Validation validation, Tlp defaultMarking, MarkingLookup lookup) {
    return admission.decide(found(json), validation, defaultMarking, "account:alice", lookup);
  }

  private static Read.Found found(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Read read = StixReader.of(bytes, StixReader.Mode.ANY, Limits.DEFAULTS).next();
    return (Read.Found) read;
  }

  private static String withMarks(String... ids) {
    String refs =
        java.util.Arrays.stream(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
    return INDICATOR.replace(
        "\"indicator_types\"", "\"object_marking_refs\":[" + refs + "],\"indicator_types\"");
  }

  private static String statement(String text) {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s",
     "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
     "definition":{"statement":"%s"}}\
    """
        .formatted(STATEMENT, text);
  }
}
