package org.entente.stix.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.stix.Json;
import org.entente.stix.SpecRules;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Markings.Applied;
import org.junit.jupiter.api.Test;

class MarkingsTest {
  private static final StixId OURS = id("11111111-aaaa-4aaa-8aaa-000000000001");
  private static final StixId STATEMENT = id("11111111-aaaa-4aaa-8aaa-000000000002");
  private static final StixId STRANGE = id("11111111-aaaa-4aaa-8aaa-000000000003");
  private static final StixId ABSENT = id("11111111-aaaa-4aaa-8aaa-000000000004");
  private static final StixId RED = StandardMarking.TLP2_RED.id();
  private static final StixId GREEN = StandardMarking.TLP2_GREEN.id();
  private static final Selector NAME = new Selector("name");

  private static final Map<StixId, JsonObject> DEFINITIONS =
      Map.of(
          OURS,
              Json.object(
                  """
                  {'type':'marking-definition','definition_type':'tlp','definition':{'tlp':'amber'}}
                  """),
          STATEMENT,
              Json.object(
                  """
                  {'type':'marking-definition','definition_type':'statement',
                   'definition':{'statement':'All rights reserved'}}
                  """),
          STRANGE,
              Json.object(
                  """
                  {'type':'marking-definition','definition_type':'x-mine','definition':{'tlp':'red'}}
                  """));

  private static final JsonObject IDENTITY =
      Json.object(
          """
          {'type':'identity','spec_version':'2.1','id':'identity--733c5838-34d9-4fbf-949c-62aba761184c',
           'created':'2026-03-01T10:00:00.000Z','modified':'2026-03-02T10:00:00.000Z',
           'name':'CERT','roles':['r0','r1']}
          """);

  private final MarkingSource source = id -> Optional.ofNullable(DEFINITIONS.get(id));

  @Test
  void an_object_without_marks_has_none() {
    Markings markings = Markings.of(IDENTITY, source);
    assertThat(markings.applied()).isEmpty();
    assertThat(markings.tlp()).isEmpty();
    assertThat(markings.pap()).isEmpty();
    assertThat(markings.isContradictory()).isFalse();
  }

  @Test
  void standard_marks_need_no_source() {
    JsonObject object = Markings.replaced(IDENTITY, List.of(GREEN, StandardMarking.PAP_AMBER.id()));
    Markings markings = Markings.of(object, MarkingSource.STANDARD_ONLY);
    assertThat(markings.tlp()).contains(Tlp.GREEN);
    assertThat(markings.pap()).contains(Pap.AMBER);
    assertThat(markings.unknown()).isEmpty();
  }

  @Test
  void other_definitions_say_what_they_mean() {
    JsonObject object = Markings.replaced(IDENTITY, List.of(OURS, STATEMENT, STRANGE, ABSENT));
    Markings markings = Markings.of(object, source);
    assertThat(markings.applied())
        .containsExactly(
            new Applied(OURS, new Mark.OfTlp(Tlp.AMBER), null),
            new Applied(STATEMENT, new Mark.Statement("All rights reserved"), null),
            new Applied(STRANGE, new Mark.Unknown(STRANGE), null),
            new Applied(ABSENT, new Mark.Unknown(ABSENT), null));
    assertThat(markings.tlp()).contains(Tlp.AMBER);
    assertThat(markings.statements()).containsExactly("All rights reserved");
    assertThat(markings.unknown()).containsExactly(STRANGE, ABSENT);
  }

  @Test
  void definitions_speak_by_type_and_by_extension() {
    assertThat(Mark.of(OURS, Json.object("{'definition_type':'pap','definition':{'pap':'red'}}")))
        .isEqualTo(new Mark.OfPap(Pap.RED));
    JsonObject tlp2 =
        Json.object(
            "{'extensions':{'"
                + StandardMarking.TLP_2_EXTENSION
                + "':{'tlp_2_0':'amber+strict'}}}");
    assertThat(Mark.of(OURS, tlp2)).isEqualTo(new Mark.OfTlp(Tlp.AMBER_STRICT));
    JsonObject pap =
        Json.object("{'extensions':{'" + StandardMarking.PAP_EXTENSION + "':{'pap':'green'}}}");
    assertThat(Mark.of(OURS, pap)).isEqualTo(new Mark.OfPap(Pap.GREEN));
  }

  @Test
  void what_says_nothing_that_is_known_is_unknown() {
    for (String definition :
        List.of(
            "{}",
            "{'definition_type':'tlp'}",
            "{'definition_type':'tlp','definition':{'tlp':'black'}}",
            "{'definition_type':'tlp','definition':{'tlp':1}}",
            "{'definition_type':1,'definition':{'tlp':'red'}}",
            "{'extensions':{'" + StandardMarking.TLP_2_EXTENSION + "':{'tlp':'red'}}}",
            "{'extensions':{'" + StandardMarking.TLP_2_EXTENSION + "':1}}")) {
      assertThat(Mark.of(OURS, Json.object(definition))).isEqualTo(new Mark.Unknown(OURS));
    }
  }

  @Test
  void who_borrows_a_standard_id_changes_nothing() {
    JsonObject forged = Json.object("{'definition_type':'tlp','definition':{'tlp':'white'}}");
    assertThat(Mark.of(RED, forged)).isEqualTo(new Mark.OfTlp(Tlp.RED));
    Markings markings = Markings.of(Markings.added(IDENTITY, RED), id -> Optional.of(forged));
    assertThat(markings.tlp()).contains(Tlp.RED);
  }

  @Test
  void the_most_restrictive_level_of_the_whole_and_the_parts_counts() {
    JsonObject object = Markings.addedTo(Markings.added(IDENTITY, GREEN), RED, NAME);
    Markings markings = Markings.of(object, source);
    assertThat(markings.tlp()).contains(Tlp.RED);
    assertThat(markings.isContradictory()).isFalse();
    assertThat(markings.on(NAME)).extracting(Applied::id).containsExactly(GREEN, RED);
    assertThat(markings.on(new Selector("roles"))).extracting(Applied::id).containsExactly(GREEN);
    assertThat(markings.parts()).containsOnlyKeys(NAME);
  }

  @Test
  void a_mark_on_a_part_holds_for_all_inside_it() {
    JsonObject object = Markings.addedTo(IDENTITY, RED, new Selector("roles"));
    Markings markings = Markings.of(object, source);
    assertThat(markings.on(new Selector("roles.[1]"))).hasSize(1);
    assertThat(markings.on(NAME)).isEmpty();
  }

  @Test
  void two_levels_of_one_scheme_on_the_object_contradict_each_other() {
    assertThat(contradict(GREEN, RED)).isTrue();
    assertThat(contradict(GREEN, OURS)).isTrue();
    assertThat(contradict(StandardMarking.TLP1_GREEN.id(), RED)).isTrue();
    assertThat(contradict(StandardMarking.PAP_GREEN.id(), StandardMarking.PAP_RED.id())).isTrue();
    assertThat(contradict(GREEN, GREEN)).isFalse();
    assertThat(contradict(StandardMarking.TLP1_GREEN.id(), GREEN)).isFalse();
    assertThat(contradict(StandardMarking.TLP1_WHITE.id(), StandardMarking.TLP2_CLEAR.id()))
        .isFalse();
    assertThat(contradict(GREEN, StandardMarking.PAP_RED.id())).isFalse();
    assertThat(contradict(STATEMENT, STRANGE)).isFalse();
  }

  @Test
  void languages_of_parts_are_no_marks() {
    JsonObject object =
        IDENTITY.toBuilder()
            .put(
                "granular_markings",
                JsonArray.of(Json.object("{'lang':'fr','selectors':['name','roles.[0]']}")))
            .build();
    assertThat(Markings.of(object, source).applied()).isEmpty();
    assertThat(Markings.languages(object))
        .containsExactly(Map.entry(NAME, "fr"), Map.entry(new Selector("roles.[0]"), "fr"));
  }

  @Test
  void marks_are_added_once_removed_and_replaced() {
    JsonObject marked = Markings.added(IDENTITY, GREEN);
    assertThat(marked.array("object_marking_refs")).hasToString("[\"" + GREEN + "\"]");
    assertThat(Markings.added(marked, GREEN)).isSameAs(marked);
    JsonObject twice = Markings.added(marked, STATEMENT);
    assertThat(Markings.removed(twice, GREEN))
        .isEqualTo(Markings.replaced(IDENTITY, List.of(STATEMENT)));
    assertThat(Markings.removed(marked, STATEMENT)).isSameAs(marked);
    assertThat(Markings.removed(marked, GREEN)).isEqualTo(IDENTITY);
    assertThat(Markings.replaced(twice, List.of())).isEqualTo(IDENTITY);
  }

  @Test
  void marks_of_parts_are_added_once_and_removed() {
    Selector role = new Selector("roles.[0]");
    JsonObject marked = Markings.addedTo(IDENTITY, RED, NAME);
    assertThat(Markings.addedTo(marked, RED, NAME)).isSameAs(marked);
    JsonObject more = Markings.addedTo(Markings.addedTo(marked, RED, role), GREEN, NAME);
    assertThat(more.array("granular_markings").size()).isEqualTo(3);
    assertThat(new SpecRules().check(more).isValid()).isTrue();
    assertThat(Markings.of(Markings.removedFrom(more, RED, NAME), source).on(NAME))
        .extracting(Applied::id)
        .containsExactly(GREEN);
    assertThat(Markings.removedFrom(marked, RED, NAME)).isEqualTo(IDENTITY);
    assertThat(Markings.removedFrom(marked, GREEN, NAME)).isEqualTo(marked);
    assertThat(Markings.removedFrom(marked, RED, role)).isEqualTo(marked);
  }

  @Test
  void removing_one_of_several_parts_leaves_the_others() {
    JsonObject object =
        IDENTITY.toBuilder()
            .put(
                "granular_markings",
                JsonArray.of(
                    Json.object("{'marking_ref':'" + RED + "','selectors':['name','roles']}")))
            .build();
    JsonObject left = Markings.removedFrom(object, RED, NAME);
    assertThat(Markings.of(left, source).parts()).containsOnlyKeys(new Selector("roles"));
  }

  @Test
  void passes_over_what_is_no_marking() {
    JsonObject broken =
        Json.object(
            """
            {'object_marking_refs':['x',1],
             'granular_markings':[1,{'marking_ref':'x','selectors':['a']},
               {'marking_ref':'%s','selectors':['[0]',1,'a']},{'marking_ref':'%s'}]}
            """
                .formatted(RED, RED));
    assertThat(Markings.of(broken, source).applied())
        .containsExactly(new Applied(RED, new Mark.OfTlp(Tlp.RED), new Selector("a")));
    assertThat(Markings.of(Json.object("{'object_marking_refs':'x'}"), source).applied()).isEmpty();
  }

  private boolean contradict(StixId one, StixId other) {
    return Markings.of(Markings.replaced(IDENTITY, List.of(one, other)), source).isContradictory();
  }

  private static StixId id(String uuid) {
    return StixId.parse("marking-definition--" + uuid);
  }
}
