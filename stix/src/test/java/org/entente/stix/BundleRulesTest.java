package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.MarkingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleRulesTest {
  private static final String ID = "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d";
  private static final String TOOL = "tool--733c5838-34d9-4fbf-949c-62aba761184c";
  private static final String MARK = "marking-definition--00000000-0000-4000-8000-00000000000";
  private static final Frame LONE = new Frame(Frame.Kind.OBJECTS, JsonObject.EMPTY, false);

  @Test
  void has_nothing_to_say_about_a_good_bundle() {
    assertThat(bundle("{'id':'" + TOOL + "','modified':'2026-01-01T00:00:00Z'}")).isEmpty();
    assertThat(bundle()).containsExactly("list-empty /objects");
    assertThat(findings("{'type':'bundle','id':'" + ID + "'}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{'type':'bundle'}`, property-missing /id",
        "`{'type':'bundle','id':'bundle--1'}`, id-invalid /id",
        "`{'type':'bundle','id':'tool--5d0092c5-5f74-4287-9642-33f4c354e56d'}`, id-type-mismatch /id",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-1287-9642-33f4c354e56d'}`, uuid-version /id",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-4287-9642-33f4c354e56d','spec_version':'2.1'}`,"
            + " bundle-spec-version /spec_version",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-4287-9642-33f4c354e56d','spec_version':'2.0'}`,"
            + " stix20-not-supported /",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-4287-9642-33f4c354e56d','spec_version':2.1}`,"
            + " value-type /spec_version",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-4287-9642-33f4c354e56d','x_a':null}`,"
            + " value-null /x_a; custom-property /x_a",
        "`{'type':'bundle','id':'bundle--5d0092c5-5f74-4287-9642-33f4c354e56d','rank':1}`,"
            + " custom-property-prefix /rank"
      })
  void checks_what_surrounds_the_objects(String document, String expected) {
    assertThat(findings(document)).containsExactly(expected.split("; "));
  }

  @Test
  void leaves_alone_what_is_no_bundle() {
    assertThat(findings("{'objects':[],'id':'x'}")).isEmpty();
    assertThat(findings("{'type':'tool','id':'" + TOOL + "'}")).isEmpty();
  }

  @Test
  void warns_of_objects_that_come_twice() {
    String tool = "{'id':'" + TOOL + "','modified':'2026-01-01T00:00:00Z','name':'%s'}";
    assertThat(bundle(tool.formatted("a"), tool.formatted("a")))
        .containsExactly("duplicate-id /objects/1/id");
    assertThat(bundle(tool.formatted("a"), tool.formatted("b")))
        .containsExactly("version-conflict /objects/1/id");
    String later = "{'id':'" + TOOL + "','modified':'2026-01-02T00:00:00Z','name':'b'}";
    assertThat(bundle(tool.formatted("a"), later)).isEmpty();
    String sameTime = "{'id':'" + TOOL + "','modified':'2026-01-01T00:00:00.000Z','name':'c'}";
    assertThat(bundle(tool.formatted("a"), sameTime))
        .containsExactly("version-conflict /objects/1/id");
    String observable = "{'id':'url--733c5838-34d9-5fbf-949c-62aba761184c','value':'%s'}";
    assertThat(bundle(observable.formatted("a"), observable.formatted("b")))
        .containsExactly("duplicate-id /objects/1/id");
  }

  @Test
  void warns_of_one_uuid_for_two_objects() {
    String malware = TOOL.replace("tool", "malware");
    assertThat(bundle("{'id':'" + TOOL + "'}", "{'id':'" + malware + "'}"))
        .containsExactly("uuid-reused /objects/1/id");
  }

  @Test
  void warns_of_observations_that_are_not_sent_along() {
    String observed =
        "{'id':'observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf','object_refs':['%s','url--733c5838-34d9-5fbf-949c-62aba761184c']}";
    String url = "{'id':'url--733c5838-34d9-5fbf-949c-62aba761184c'}";
    assertThat(bundle(observed.formatted(TOOL), url))
        .containsExactly("observed-object-outside /objects/0/object_refs/0");
    assertThat(bundle(url, observed.formatted("url--733c5838-34d9-5fbf-949c-62aba761184c")))
        .isEmpty();
  }

  @Test
  void finds_markings_that_mark_each_other() {
    assertThat(bundle(mark(1, 2), mark(2, 3), mark(3, 1), mark(4, 1)))
        .containsExactly(
            "marking-cycle /objects/0/object_marking_refs",
            "marking-cycle /objects/1/object_marking_refs",
            "marking-cycle /objects/2/object_marking_refs");
    assertThat(bundle(mark(1, 2), mark(2, 3), mark(3, 4))).isEmpty();
    String granular =
        "{'id':'%s2','granular_markings':[{'marking_ref':'%s1','selectors':['name']}]}"
            .formatted(MARK, MARK);
    assertThat(bundle(mark(1, 2), granular)).hasSize(2);
  }

  @Test
  void compares_translations_with_what_they_translate() {
    String campaign =
        """
        {'id':'campaign--12a111f0-b824-4baf-a224-83b80237a094','modified':'2026-01-01T00:00:00Z',
         'name':'N','aliases':['a','b'],'first_seen':'2025-01-01T00:00:00Z',
         'external_references':[{'source_name':'s'},{'source_name':'t'}]}
        """;
    assertThat(
            bundle(
                campaign,
                translation(
                    "'name':'X','aliases':['','c'],'external_references':['',{'source_name':'v'}]")))
        .isEmpty();
    assertThat(bundle(translation("'nom':'X'"), campaign))
        .containsExactly("language-key-unknown /objects/0/contents/fr/nom");
    assertThat(bundle(campaign, translation("'aliases':['c']")))
        .containsExactly("language-list-length /objects/1/contents/fr/aliases");
    assertThat(bundle(campaign, translation("'name':['c']")))
        .containsExactly("language-shape /objects/1/contents/fr/name");
    assertThat(bundle(campaign, translation("'aliases':'c'")))
        .containsExactly("language-shape /objects/1/contents/fr/aliases");
    assertThat(bundle(campaign, translation("'external_references':['',{'x':'v'}]")))
        .containsExactly("language-key-unknown /objects/1/contents/fr/external_references/1/x");
    assertThat(bundle(campaign, translation("'external_references':['','v']")))
        .containsExactly("language-shape /objects/1/contents/fr/external_references/1");
    assertThat(bundle(translation("'nom':'X'"))).isEmpty();
  }

  @Test
  void compares_a_translation_with_the_version_that_it_names() {
    String first =
        "{'id':'campaign--12a111f0-b824-4baf-a224-83b80237a094','modified':'2026-01-01T00:00:00Z','objective':'o'}";
    String second =
        "{'id':'campaign--12a111f0-b824-4baf-a224-83b80237a094','modified':'2026-01-02T00:00:00Z','name':'n'}";
    String translation =
        """
        {'id':'language-content--b86bd89f-98bb-4fa9-8cb2-9ad421da981d',%s
         'object_ref':'campaign--12a111f0-b824-4baf-a224-83b80237a094','contents':{'fr':{'name':'N'}}}
        """;
    assertThat(bundle(second, first, translation.formatted(""))).isEmpty();
    assertThat(
            bundle(
                first,
                second,
                translation.formatted("'object_modified':'2026-01-02T00:00:00.0Z',")))
        .isEmpty();
    assertThat(
            bundle(
                first, second, translation.formatted("'object_modified':'2026-01-01T00:00:00Z',")))
        .containsExactly("language-key-unknown /objects/2/contents/fr/name");
    assertThat(
            bundle(
                first, second, translation.formatted("'object_modified':'2026-01-03T00:00:00Z',")))
        .containsExactly("language-target-version /objects/2/object_modified");
  }

  @Test
  void a_family_is_no_variant_of_a_sample() {
    String family = "{'id':'malware--aaaaaaaa-34d9-4fbf-949c-62aba761184c','is_family':true}";
    String sample = "{'id':'malware--bbbbbbbb-34d9-4fbf-949c-62aba761184c','is_family':false}";
    String variant =
        """
        {'id':'relationship--44298a74-ba52-4f0c-87a3-1824e67d7fad','relationship_type':'variant-of',
         'source_ref':'malware--%s-34d9-4fbf-949c-62aba761184c',
         'target_ref':'malware--%s-34d9-4fbf-949c-62aba761184c'}
        """;
    assertThat(bundle(variant.formatted("aaaaaaaa", "bbbbbbbb"), family, sample))
        .containsExactly("variant-of-instance /objects/0/target_ref");
    assertThat(bundle(family, sample, variant.formatted("bbbbbbbb", "aaaaaaaa"))).isEmpty();
    assertThat(bundle(family, variant.formatted("aaaaaaaa", "bbbbbbbb"))).isEmpty();
  }

  @Test
  void says_when_there_are_too_many_objects() {
    var atLimit = new BundleRules();
    var beyond = new BundleRules();
    for (int i = 0; i <= BundleRules.OBJECTS_MAX; i++) {
      JsonObject object = JsonObject.builder().put("id", "tool--" + new UUID(0x4000, i)).build();
      if (i < BundleRules.OBJECTS_MAX) {
        atLimit.add(object, place(i));
      }
      beyond.add(object, place(i));
    }
    assertThat(atLimit.finish(LONE)).isEmpty();
    assertThat(codes(beyond.finish(LONE))).containsExactly("bundle-too-large /");
  }

  @Test
  void says_when_a_translation_comes_too_late_to_be_compared() {
    assertThat(codes(translatedAsNumber(BundleRules.TREES_MAX)))
        .containsExactly("language-key-unknown /objects/9998/contents/fr/nom");
    assertThat(codes(translatedAsNumber(BundleRules.TREES_MAX + 1)))
        .containsExactly("bundle-too-large /");
  }

  @Test
  void says_when_there_are_too_many_observations() {
    assertThat(observations(BundleRules.REFERENCES_MAX).getFirst().code())
        .isEqualTo("observed-object-outside");
    assertThat(codes(observations(BundleRules.REFERENCES_MAX + 1)))
        .containsExactly("bundle-too-large /");
  }

  @Test
  void keeps_as_many_findings_as_the_limit() {
    assertThat(observations(BundleRules.FINDINGS_MAX)).hasSize(BundleRules.FINDINGS_MAX);
    assertThat(observations(BundleRules.FINDINGS_MAX + 1)).hasSize(BundleRules.FINDINGS_MAX);
  }

  @Test
  void says_when_there_are_too_many_marked_markings() {
    assertThat(chain(MarkingGraph.MARKINGS_MAX, 1)).isEmpty();
    assertThat(codes(chain(MarkingGraph.MARKINGS_MAX + 1, 1)))
        .containsExactly("bundle-too-large /");
    int each = MarkingGraph.REFERENCES_MAX / 100;
    assertThat(chain(100, each)).isEmpty();
    assertThat(codes(chain(101, each))).containsExactly("bundle-too-large /");
  }

  /// Markings that all refer to `each` others, never backwards.
  private static List<Finding> chain(int markings, int each) {
    var rules = new BundleRules();
    for (int i = 0; i < markings; i++) {
      var references = new ArrayList<JsonValue>();
      for (int j = 1; j <= each; j++) {
        references.add(new JsonString("marking-definition--" + new UUID(0x4000, i + j)));
      }
      rules.add(
          JsonObject.builder()
              .put("id", "marking-definition--" + new UUID(0x4000, i))
              .put("object_marking_refs", new JsonArray(references))
              .build(),
          place(i));
    }
    return rules.finish(LONE);
  }

  /// A translation, and what it translates as the object of that number, from 1.
  private static List<Finding> translatedAsNumber(int number) {
    var rules = new BundleRules();
    for (int i = 0; i < number - 2; i++) {
      rules.add(JsonObject.builder().put("id", "tool--" + new UUID(0x4000, i)).build(), place(i));
    }
    rules.add(Json.object(translation("'nom':'X'")), place(number - 2));
    rules.add(
        Json.object("{'id':'campaign--12a111f0-b824-4baf-a224-83b80237a094','name':'N'}"),
        place(number - 1));
    return rules.finish(LONE);
  }

  private static List<Finding> observations(int count) {
    var references = new ArrayList<JsonValue>();
    for (int i = 0; i < count; i++) {
      references.add(new JsonString("url--" + new UUID(0x5000, i)));
    }
    var rules = new BundleRules();
    rules.add(
        JsonObject.builder()
            .put("id", "observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf")
            .put("object_refs", new JsonArray(references))
            .build(),
        place(0));
    return rules.finish(LONE);
  }

  private static String mark(int number, int by) {
    return "{'id':'" + MARK + number + "','object_marking_refs':['" + MARK + by + "']}";
  }

  private static String translation(String members) {
    return """
    {'id':'language-content--b86bd89f-98bb-4fa9-8cb2-9ad421da981d',
     'object_ref':'campaign--12a111f0-b824-4baf-a224-83b80237a094','contents':{'fr':{%s}}}
    """
        .formatted(members);
  }

  private static Place place(long element) {
    return new Place(element, element, 1, 0);
  }

  private static List<String> bundle(String... objects) {
    return findings(
        "{'type':'bundle','id':'" + ID + "','objects':[" + String.join(",", objects) + "]}");
  }

  private static List<String> findings(String document) {
    byte[] bytes = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    StixReader reader = StixReader.of(bytes, StixReader.Mode.ANY, Limits.DEFAULTS);
    var rules = new BundleRules();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      var found = (Read.Found) read;
      rules.add(found.json(), found.place());
    }
    return codes(rules.finish(reader.frame()));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            finding.code() + " " + (finding.pointer().isEmpty() ? "/" : finding.pointer()))
        .toList();
  }
}
