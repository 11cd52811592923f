package org.entente.stix.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.entente.stix.Json;
import org.entente.stix.SpecRules;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardMarkingTest {
  @Test
  void is_the_object_that_the_standard_gives() {
    assertThat(StandardMarking.TLP1_AMBER.definition())
        .isEqualTo(
            Json.object(
                """
                {'type':'marking-definition','spec_version':'2.1',
                 'id':'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
                 'created':'2017-01-20T00:00:00.000Z','definition_type':'tlp',
                 'name':'TLP:AMBER','definition':{'tlp':'amber'}}
                """));
    assertThat(StandardMarking.TLP2_AMBER_STRICT.definition())
        .isEqualTo(
            Json.object(
                """
                {'type':'marking-definition','spec_version':'2.1',
                 'id':'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
                 'created':'2022-10-01T00:00:00.000Z','name':'TLP:AMBER+STRICT',
                 'extensions':{'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d':
                   {'extension_type':'property-extension','tlp_2_0':'amber+strict'}}}
                """));
    assertThat(StandardMarking.PAP_RED.definition())
        .isEqualTo(
            Json.object(
                """
                {'type':'marking-definition','spec_version':'2.1',
                 'id':'marking-definition--740d36e5-7714-4c30-961a-3ae632ceee0e',
                 'created':'2022-10-01T00:00:00.000Z','name':'PAP:RED',
                 'extensions':{'extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b':
                   {'extension_type':'property-extension','pap':'red'}}}
                """));
  }

  @ParameterizedTest
  @EnumSource
  void obeys_the_rules_and_is_found_by_its_id(StandardMarking marking) {
    assertThat(new SpecRules().check(marking.definition()).errors()).isEmpty();
    assertThat(marking.isFaithful(marking.definition())).isTrue();
    assertThat(StandardMarking.find(marking.id())).contains(marking);
    assertThat(StandardMarking.findOrNull(marking.id().toString())).isSameAs(marking);
    assertThat(StandardMarking.findOrNull(shouted(marking.id()))).isSameAs(marking);
    assertThat(Mark.of(marking.id(), marking.definition())).isEqualTo(marking.mark());
  }

  @ParameterizedTest
  @EnumSource
  void every_level_of_tlp_has_its_marking(Tlp level) {
    StandardMarking marking = StandardMarking.of(level);
    assertThat(marking.mark()).isEqualTo(new Mark.OfTlp(level));
    assertThat(marking.title()).isEqualTo(marking.definition().string("name"));
    assertThat(Tlp.parse(marking.title())).contains(level);
  }

  @ParameterizedTest
  @EnumSource
  void every_level_of_pap_has_its_marking(Pap level) {
    assertThat(StandardMarking.of(level).mark()).isEqualTo(new Mark.OfPap(level));
  }

  @Test
  void white_and_clear_are_one_level() {
    assertThat(StandardMarking.TLP1_WHITE.mark()).isEqualTo(new Mark.OfTlp(Tlp.CLEAR));
    assertThat(StandardMarking.PAP_WHITE.mark()).isEqualTo(new Mark.OfPap(Pap.CLEAR));
    assertThat(StandardMarking.TLP1_WHITE.title()).isEqualTo("TLP:WHITE");
  }

  @Test
  void no_other_id_is_one_of_them() {
    assertThat(StandardMarking.findOrNull("marking-definition--x")).isNull();
    assertThat(StandardMarking.find(StixId.parse("identity--f88d31f6-486f-44da-b317-01333bde0b82")))
        .isEmpty();
  }

  @Test
  void the_order_of_members_and_the_digits_of_the_time_do_not_matter() {
    JsonObject amber =
        Json.object(
            """
            {'definition':{'tlp':'amber'},'name':'TLP:AMBER','definition_type':'tlp',
             'created':'2017-01-20T00:00:00Z','spec_version':'2.1',
             'id':'marking-definition--F88D31F6-486f-44da-b317-01333bde0b82',
             'type':'marking-definition'}
            """);
    assertThat(StandardMarking.TLP1_AMBER.isFaithful(amber)).isTrue();
    assertThat(StandardMarking.TLP1_AMBER.isFaithful(amber.toBuilder().remove("name").build()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'definition':{'tlp':'white'}}",
        "{'definition':{'tlp':'red','x':'y'}}",
        "{'definition_type':'statement'}",
        "{'name':'TLP:WHITE'}",
        "{'created':'2017-01-20T00:00:00.001Z'}",
        "{'created':'yesterday'}",
        "{'created':1}",
        "{'created_by_ref':'identity--733c5838-34d9-4fbf-949c-62aba761184c'}",
        "{'extensions':{}}"
      })
  void whatever_differs_is_not_taken_for_red(String difference) {
    JsonObject changes = Json.object(difference);
    JsonObject.Builder red = StandardMarking.TLP1_RED.definition().toBuilder();
    red.put(changes.name(0), changes.value(0));
    assertThat(StandardMarking.TLP1_RED.isFaithful(red.build())).isFalse();
  }

  @Test
  void a_definition_that_lacks_something_is_not_taken_for_it() {
    JsonObject red = StandardMarking.TLP2_RED.definition();
    for (int i = 0; i < red.size(); i++) {
      if (!red.name(i).equals("id")) {
        JsonObject less = red.toBuilder().remove(red.name(i)).build();
        assertThat(StandardMarking.TLP2_RED.isFaithful(less)).as(red.name(i)).isFalse();
      }
    }
  }

  @Test
  void pap_may_have_other_dates_but_no_other_level() {
    JsonObject red = StandardMarking.PAP_RED.definition();
    JsonObject later =
        red.toBuilder().put("created", new JsonString("2023-01-01T00:00:00.000Z")).build();
    assertThat(StandardMarking.PAP_RED.isFaithful(later)).isTrue();
    assertThat(
            StandardMarking.PAP_RED.isFaithful(
                red.toBuilder()
                    .put("extensions", StandardMarking.PAP_GREEN.definition().get("extensions"))
                    .build()))
        .isFalse();
    assertThat(
            StandardMarking.PAP_RED.isFaithful(
                red.toBuilder().put("definition_type", "tlp").build()))
        .isFalse();
    assertThat(StandardMarking.PAP_RED.isFaithful(red.toBuilder().remove("extensions").build()))
        .isFalse();
  }

  private static String shouted(StixId id) {
    return "marking-definition--" + id.uuid().toString().toUpperCase(Locale.ROOT);
  }
}
