package org.entente.stix.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.entente.stix.Json;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
  private static final JsonObject OBJECT =
      Json.object(
          """
          {'name':'N','labels':['l0','l1'],
           'external_references':[{'source_name':'cve'},{'source_name':'mitre','hashes':{'SHA-256':'ab'}}],
           'x_deep':[[['d']],{'a':[{'b':'c'}]}],'x_dict':{'Some-Key_1':'v','[0]':'w'}}
          """);

  @ParameterizedTest
  @CsvSource({
    "name, N",
    "labels.[0], l0",
    "labels.[1], l1",
    "external_references.[0].source_name, cve",
    "external_references.[1].hashes.SHA-256, ab",
    "x_deep.[0].[0].[0], d",
    "x_deep.[1].a.[0].b, c",
    "x_dict.Some-Key_1, v"
  })
  void selects_values_at_any_depth(String text, String value) {
    assertThat(new Selector(text).resolve(OBJECT)).contains(new JsonString(value));
  }

  @Test
  void selects_lists_and_structures_as_a_whole() {
    assertThat(new Selector("labels").resolve(OBJECT)).contains(OBJECT.value(1));
    assertThat(new Selector("external_references.[1].hashes").resolve(OBJECT))
        .contains(Json.object("{'SHA-256':'ab'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "name.[0]",
        "name.x",
        "labels.[2]",
        "labels.l0",
        "labels.[999999999]",
        "external_references.source_name",
        "external_references.[0].source_name.x",
        "x_dict.[0]"
      })
  void selects_nothing_where_there_is_no_such_part(String text) {
    assertThat(new Selector(text).resolve(OBJECT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "name.",
        ".name",
        "a..b",
        "[0]",
        "[0].a",
        "labels[0]",
        "labels.[]",
        "labels.[-1]",
        "labels.[01]",
        "labels.[00]",
        "labels.[ 0]",
        "labels.[0",
        "labels.0]",
        "labels.[0]x",
        "labels.[1234567890]",
        "labels.[*]",
        "a b",
        "a/b",
        "na\u00efve",
        "$.name"
      })
  void refuses_what_is_no_selector(String text) {
    assertThat(Selector.isSelector(text)).isFalse();
    assertThat(Selector.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Selector(text));
  }

  @Test
  void takes_selectors_up_to_the_limit_and_no_longer_ones() {
    assertThat(Selector.isSelector("a".repeat(Selector.LENGTH_MAX))).isTrue();
    assertThat(Selector.isSelector("a".repeat(Selector.LENGTH_MAX + 1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, a.b, true",
    "a, a.[0].b, true",
    "a.[0], a.[0].b, true",
    "a.b, a, false",
    "a, ab, false",
    "a.[1], a.[10], false",
    "a.[0], a.[1].b, false"
  })
  void includes_itself_and_what_is_inside(String outer, String inner, boolean includes) {
    assertThat(new Selector(outer).includes(new Selector(inner))).isEqualTo(includes);
  }

  @Test
  void reads_as_it_is_written() {
    assertThat(new Selector("labels.[0]")).hasToString("labels.[0]");
  }
}
