package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.stix.References.Reference;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final String A = "identity--aaaaaaaa-34d9-4fbf-949c-62aba761184c";
  private static final String B = "malware--bbbbbbbb-34d9-4fbf-949c-62aba761184c";
  private static final String C = "marking-definition--cccccccc-34d9-4fbf-949c-62aba761184c";
  private static final String D = "extension-definition--dddddddd-34d9-4fbf-949c-62aba761184c";
  private static final String E = "directory--eeeeeeee-34d9-4fbf-949c-62aba761184c";

  @Test
  void finds_authors_ends_marks_and_extensions_in_the_order_of_the_object() {
    JsonObject relationship =
        Json.object(
            """
            {'id':'relationship--11111111-34d9-4fbf-949c-62aba761184c','created_by_ref':'%s',
             'source_ref':'%s','target_ref':'%s','object_marking_refs':['%s'],
             'granular_markings':[{'marking_ref':'%s','selectors':['target_ref']}],
             'extensions':{'%s':{'extension_type':'property-extension','x_ref':'%s'}}}
            """
                .formatted(A, B, B, C, C, D, A));
    assertThat(References.of(relationship))
        .containsExactly(
            reference("created_by_ref", A),
            reference("source_ref", B),
            reference("target_ref", B),
            reference("object_marking_refs", C),
            reference("marking_ref", C),
            reference("extensions", D),
            reference("x_ref", A));
    assertThat(References.ids(relationship))
        .containsExactly(StixId.parse(A), StixId.parse(B), StixId.parse(C), StixId.parse(D));
  }

  @Test
  void finds_references_of_custom_properties_and_structures_at_any_depth() {
    JsonObject object =
        Json.object(
            """
            {'type':'x-thing','x_owner_ref':'%s','x_parts':[{'y':[[{'of_refs':['%s','%s']}]]}]}
            """
                .formatted(A, B, E));
    assertThat(References.of(object))
        .containsExactly(
            reference("x_owner_ref", A), reference("of_refs", B), reference("of_refs", E));
  }

  @Test
  void finds_references_inside_predefined_extensions_and_mime_parts() {
    JsonObject object =
        Json.object(
            """
            {'extensions':{'archive-ext':{'contains_refs':['%s']}},
             'body_multipart':[{'body_raw_ref':'%s'}],
             'custom_properties':{'a_ref':'%s'}}
            """
                .formatted(E, B, A));
    assertThat(References.of(object))
        .containsExactly(
            reference("contains_refs", E), reference("body_raw_ref", B), reference("a_ref", A));
  }

  @Test
  void passes_over_what_only_looks_like_a_reference() {
    JsonObject object =
        Json.object(
            """
            {'objects':{'0':{'type':'ipv4-addr','resolves_to_refs':['1']},'1':{'parent_ref':'0'}},
             'x_ref':'no id','y_ref':7,'z_refs':'%s','w_ref':['%s'],'description':'%s','ref':'%s',
             'extensions':{'archive-ext':{},'%s':1}}
            """
                .formatted(A, A, A, A, B));
    assertThat(References.of(object)).isEmpty();
  }

  @Test
  void an_object_is_not_among_what_it_refers_to() {
    JsonObject object = Json.object("{'id':'%s','x_ref':'%s','y_ref':'%s'}".formatted(A, A, B));
    assertThat(References.ids(object)).containsExactly(StixId.parse(B));
    assertThat(References.of(object)).hasSize(2);
  }

  @Test
  void ids_are_the_same_in_any_letter_case() {
    String shouted = "identity--AAAAAAAA-34D9-4FBF-949C-62ABA761184C";
    assertThat(References.ids(Json.object("{'x_ref':'%s'}".formatted(shouted))))
        .containsExactly(StixId.parse(A));
  }

  private static Reference reference(String property, String id) {
    return new Reference(property, StixId.parse(id));
  }
}
