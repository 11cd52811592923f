package org.entente.exchange.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.entente.exchange.handling.Marks.Verdict;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.stix.marking.Mark;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  private static final StixId COPYRIGHT =
      StixId.parse("marking-definition--aaaaaaaa-0000-4000-8000-000000000001");
  private static final StixId HOUSE_RED =
      StixId.parse("marking-definition--aaaaaaaa-0000-4000-8000-000000000002");
  private static final StixId STRANGER =
      StixId.parse("marking-definition--aaaaaaaa-0000-4000-8000-000000000003");
  private static final MarkingLookup LOOKUP =
      id -> {
        if (id.equals(COPYRIGHT)) {
          return new Mark.Statement("Copyright 2026");
        }
        return id.equals(HOUSE_RED) ? new Mark.OfPap(Pap.RED) : null;
      };

  @Test
  void what_carries_no_mark_stays_in_the_organisation() {
    assertThat(handling("{}", null)).isEqualTo(new Handling(Tlp.AMBER_STRICT, Pap.CLEAR));
    assertThat(handling("{\"object_marking_refs\":[]}", null)).isEqualTo(Handling.UNMARKED);
  }

  @Test
  void the_default_of_the_collection_stands_in_for_a_missing_level() {
    assertThat(handling("{}", Tlp.GREEN).tlp()).isEqualTo(Tlp.GREEN);
    assertThat(handling(marked(COPYRIGHT), Tlp.CLEAR).tlp()).isEqualTo(Tlp.CLEAR);
    assertThat(handling(marked(StandardMarking.PAP_AMBER.id()), Tlp.CLEAR))
        .isEqualTo(new Handling(Tlp.CLEAR, Pap.AMBER));
  }

  @ParameterizedTest
  @EnumSource(StandardMarking.class)
  void every_standard_mark_counts_whatever_the_default(StandardMarking marking) {
    Handling handling = handling(marked(marking.id()), Tlp.CLEAR);

    switch (marking.mark()) {
      case Mark.OfTlp(var level) -> assertThat(handling).isEqualTo(new Handling(level, Pap.CLEAR));
      case Mark.OfPap(var level) -> assertThat(handling).isEqualTo(new Handling(Tlp.CLEAR, level));
      case Mark other -> throw new AssertionError(other);
    }
  }

  @Test
  void the_older_white_is_clear() {
    assertThat(handling(marked(StandardMarking.TLP1_WHITE.id()), Tlp.RED).tlp())
        .isEqualTo(Tlp.CLEAR);
  }

  @Test
  void an_id_counts_in_any_letter_case() {
    String json =
        marked(StandardMarking.TLP2_RED.id())
            .replace("e828b379", "E828B379".toUpperCase(Locale.ROOT));

    assertThat(handling(json, Tlp.CLEAR).tlp()).isEqualTo(Tlp.RED);
  }

  @Test
  void a_mark_nobody_knows_keeps_it_in_the_organisation_whatever_the_default() {
    assertThat(handling(marked(STRANGER), Tlp.CLEAR)).isEqualTo(Handling.UNMARKED);
    assertThat(handling(marked(STRANGER, StandardMarking.TLP2_GREEN.id()), Tlp.CLEAR).tlp())
        .isEqualTo(Tlp.AMBER_STRICT);
    assertThat(handling(marked(STRANGER, StandardMarking.TLP2_RED.id()), Tlp.CLEAR).tlp())
        .isEqualTo(Tlp.RED);
  }

  @Test
  void says_which_definition_is_missing() {
    assertThat(verdict(marked(COPYRIGHT, STRANGER), null, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.UNMARKED, STRANGER));
    assertThat(verdict(marked(COPYRIGHT), null, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.UNMARKED, null));
    assertThat(verdict(granular(STRANGER), null, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.UNMARKED, STRANGER));
  }

  @Test
  void marks_of_a_definition_at_hand_count() {
    assertThat(handling(marked(HOUSE_RED), Tlp.GREEN)).isEqualTo(new Handling(Tlp.GREEN, Pap.RED));
  }

  @Test
  void a_mark_on_a_part_restricts_the_whole_object() {
    String json =
        "{\"object_marking_refs\":[\""
            + StandardMarking.TLP2_GREEN.id()
            + "\"],"
            + granular(StandardMarking.TLP2_RED.id()).substring(1);

    assertThat(handling(json, null).tlp()).isEqualTo(Tlp.RED);
    assertThat(handling(granular(StandardMarking.TLP2_CLEAR.id()), null).tlp())
        .isEqualTo(Tlp.AMBER_STRICT);
    assertThat(handling(granular(StandardMarking.PAP_RED.id()), Tlp.CLEAR).pap())
        .isEqualTo(Pap.RED);
  }

  @Test
  void a_mark_of_language_is_none_of_handling() {
    String json = "{\"granular_markings\":[{\"lang\":\"fr\",\"selectors\":[\"name\"]}]}";

    assertThat(verdict(json, Tlp.CLEAR, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.OPEN, null));
  }

  @Test
  void definitions_are_for_everybody_unless_they_are_marked() {
    assertThat(of(true, "{}").handling(Tlp.RED, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.OPEN, null));
    assertThat(of(true, marked(COPYRIGHT)).handling(Tlp.RED, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.OPEN, null));
    assertThat(of(true, marked(StandardMarking.TLP2_RED.id())).handling(null, LOOKUP))
        .isEqualTo(new Verdict.Handled(new Handling(Tlp.RED, Pap.CLEAR), null));
    assertThat(of(true, marked(STRANGER)).handling(null, LOOKUP))
        .isEqualTo(new Verdict.Handled(Handling.UNMARKED, STRANGER));
  }

  @Test
  void two_levels_of_one_scheme_contradict_each_other() {
    assertThat(levels(marked(StandardMarking.TLP2_GREEN.id(), StandardMarking.TLP1_RED.id())))
        .containsExactly("TLP:GREEN", "TLP:RED");
    assertThat(levels(marked(StandardMarking.PAP_GREEN.id(), StandardMarking.PAP_RED.id())))
        .containsExactly("PAP:GREEN", "PAP:RED");
  }

  @Test
  void one_level_in_both_its_versions_is_one_level() {
    assertThat(
            handling(marked(StandardMarking.TLP1_WHITE.id(), StandardMarking.TLP2_CLEAR.id()), null)
                .tlp())
        .isEqualTo(Tlp.CLEAR);
    assertThat(
            handling(marked(StandardMarking.TLP1_RED.id(), StandardMarking.TLP2_RED.id()), null)
                .tlp())
        .isEqualTo(Tlp.RED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"object_marking_refs\":\"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487\"}",
        "{\"object_marking_refs\":[7]}",
        "{\"object_marking_refs\":[\"TLP:CLEAR\"]}",
        "{\"object_marking_refs\":null}",
        "{\"object_marking_refs\":{}}",
        "{\"granular_markings\":\"red\"}",
        "{\"granular_markings\":[{\"marking_ref\":7}]}",
        "{\"granular_markings\":[\"red\"]}"
      })
  void a_mark_that_cannot_be_read_may_mean_anything(String json) {
    assertThat(handling(json, Tlp.CLEAR).tlp()).isEqualTo(Tlp.AMBER_STRICT);
  }

  private static Handling handling(String json, Tlp defaultMarking) {
    return switch (verdict(json, defaultMarking, LOOKUP)) {
      case Verdict.Handled(var handling, var missing) -> handling;
      case Verdict.Contradictory contradictory -> throw new AssertionError(contradictory);
    };
  }

  private static List<String> levels(String json) {
    return switch (verdict(json, null, LOOKUP)) {
      case Verdict.Handled handled -> throw new AssertionError(handled);
      case Verdict.Contradictory(var levels) -> levels;
    };
  }

  private static Verdict verdict(String json, Tlp defaultMarking, MarkingLookup lookup) {
    return of(false, json).handling(defaultMarking, lookup);
  }

  private static Marks of(boolean definition, String json) {
    JsonObject object = JsonReader.parseObject(json);
    return Marks.of(definition, object.get("object_marking_refs"), object.get("granular_markings"));
  }

  private static String marked(StixId... ids) {
    var refs = new StringBuilder();
    for (StixId id : ids) {
      refs.append(refs.isEmpty() ? "" : ",").append('"').append(id).append('"');
    }
    return "{\"object_marking_refs\":[" + refs + "]}";
  }

  private static String granular(StixId id) {
    return "{\"granular_markings\":[{\"marking_ref\":\"" + id + "\",\"selectors\":[\"name\"]}]}";
  }
}
