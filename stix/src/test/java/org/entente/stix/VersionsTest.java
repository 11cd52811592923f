package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entente.stix.json.JsonObject;
import org.entente.stix.sdo.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  private static final StixId CERT = StixId.parse("identity--733c5838-34d9-4fbf-949c-62aba761184c");
  private static final StixId OTHER =
      StixId.parse("identity--11b76a96-5d2b-45e0-8a5a-f6994f370731");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Tool tool =
      Tool.builder(new Mint(InstantSource.fixed(NOON), new SplittableRandom(1)))
          .name("VNC")
          .createdByRef(CERT)
          .build();

  @Test
  void a_new_version_is_the_object_at_a_later_time() {
    Tool next =
        Versions.newVersion(
            tool,
            last -> last.toBuilder().put("name", "UltraVNC").build(),
            at("2026-03-02T08:00:00.123456Z"));
    assertThat(next.name()).isEqualTo("UltraVNC");
    assertThat(next.common().modified()).hasToString("2026-03-02T08:00:00.123Z");
    assertThat(next.common().created()).isEqualTo(tool.common().created());
    assertThat(next.id()).isEqualTo(tool.id());
    assertThat(tool.name()).isEqualTo("VNC");
  }

  @Test
  void a_record_with_changes_becomes_the_new_version() {
    Tool next =
        Versions.replace(
            tool, tool.toBuilder().toolVersion("1.4").build(), at("2026-03-02T08:00:00Z"));
    assertThat(next.toolVersion()).isEqualTo("1.4");
    assertThat(next.common().modified()).hasToString("2026-03-02T08:00:00.000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,         2026-03-01T12:00:00.001Z",
    "2026-03-01T12:00:00.000999Z,  2026-03-01T12:00:00.001Z",
    "2026-03-01T11:00:00Z,         2026-03-01T12:00:00.001Z",
    "2026-03-01T12:00:00.002Z,     2026-03-01T12:00:00.002Z"
  })
  void a_new_version_is_later_than_the_last_even_if_the_clock_is_not(String now, String modified) {
    Tool next = Versions.newVersion(tool, last -> last, at(now));
    assertThat(next.common().modified()).hasToString(modified);
    assertThat(Versions.supersedes(next, tool)).isTrue();
  }

  @Test
  void a_version_that_is_finer_than_a_millisecond_is_passed_too() {
    Tool fine =
        tool.toBuilder().modified(StixTimestamp.parse("2026-03-01T12:00:00.000900Z")).build();
    Tool next = Versions.newVersion(fine, last -> last, at("2026-03-01T12:00:00.000950Z"));
    assertThat(next.common().modified()).hasToString("2026-03-01T12:00:00.001Z");
  }

  @ParameterizedTest
  @CsvSource({
    "id, tool--11b76a96-5d2b-45e0-8a5a-f6994f370731",
    "created, 2026-03-01T11:00:00.000Z",
    "modified, 2026-03-09T11:00:00.000Z",
    "created_by_ref, identity--11b76a96-5d2b-45e0-8a5a-f6994f370731",
    "type, malware",
    "spec_version, 2.2"
  })
  void what_all_versions_share_cannot_change(String property, String value) {
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() ->
            Versions.newVersion(
                tool,
                last -> last.toBuilder().put(property, value).build(),
                at("2026-03-02T08:00:00Z")))
        .satisfies(e -> {
          assertThat(e.findings().getFirst().code()).isEqualTo("version-property-fixed");
          assertThat(e.pointer()).isEqualTo("/" + property);
          assertThat(e.clause()).isEqualTo("STIX 2.1 §3.6");
        });
  }

  @Test
  void the_author_cannot_be_dropped() {
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() ->
            Versions.newVersion(
                tool,
                last -> last.toBuilder().remove("created_by_ref").build(),
                at("2026-03-02T08:00:00Z")));
  }

  @Test
  void a_version_that_breaks_a_rule_does_not_come_to_be() {
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() ->
            Versions.newVersion(
                tool, last -> last.toBuilder().remove("name").build(), at("2026-03-02T08:00:00Z")))
        .withMessageContaining("/name");
  }

  @Test
  void revoking_is_a_version_and_the_last_one() {
    Tool revoked = Versions.revoke(tool, at("2026-03-02T08:00:00Z"));
    assertThat(revoked.common().isRevoked()).isTrue();
    assertThat(Versions.supersedes(revoked, tool)).isTrue();
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() -> Versions.newVersion(revoked, last -> last, at("2026-03-03T08:00:00Z")))
        .satisfies(e -> assertThat(e.findings().getFirst().code()).isEqualTo("revoked-is-final"));
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() -> Versions.revoke(revoked, at("2026-03-03T08:00:00Z")));
  }

  @Test
  void only_the_creator_makes_versions() {
    assertThat(Versions.mayChange(tool, CERT)).isTrue();
    assertThat(Versions.mayChange(tool, OTHER)).isFalse();
    assertThat(Versions.mayChange(tool, null)).isFalse();
    Tool anonymous = tool.toBuilder().without("created_by_ref").build();
    assertThat(Versions.mayChange(anonymous, CERT)).isFalse();
    assertThat(Versions.mayChange(anonymous, null)).isFalse();
  }

  @Test
  void the_latest_version_counts_in_whatever_order_they_come() {
    Tool second = Versions.newVersion(tool, last -> last, at("2026-03-02T08:00:00Z"));
    Tool third = Versions.newVersion(second, last -> last, at("2026-03-03T08:00:00Z"));
    List<Tool> arrived = Stream.of(third, tool, second).sorted(Versions.ORDER).toList();
    assertThat(arrived).containsExactly(tool, second, third);
    assertThat(Versions.supersedes(tool, second)).isFalse();
    assertThat(Versions.supersedes(second, second)).isFalse();
    Tool stranger = third.toBuilder().id(StixId.parse("tool--" + CERT.uuid())).build();
    assertThat(Versions.supersedes(stranger, tool)).isFalse();
  }

  @Test
  void the_version_of_an_object_is_modified_else_created_else_none() {
    assertThat(Versions.of(tool.toJson())).hasToString("2026-03-01T12:00:00.000Z");
    assertThat(Versions.of(Json.object("{'created':'2026-03-01T12:00:00Z'}")))
        .hasToString("2026-03-01T12:00:00Z");
    assertThat(Versions.of(Json.object("{'created':'x','modified':'2026-03-01T12:00:00.10Z'}")))
        .hasToString("2026-03-01T12:00:00.10Z");
    assertThat(Versions.of(JsonObject.EMPTY)).isNull();
    assertThat(Versions.of(Json.object("{'modified':'yesterday'}"))).isNull();
  }

  private static InstantSource at(String instant) {
    return InstantSource.fixed(Instant.parse(instant));
  }
}
