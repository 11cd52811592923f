package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.stix.Finding.Severity;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Inspection;
import org.junit.jupiter.api.Test;

/// What holds for all rules; the rules themselves are in [RuleCasesTest].
class SpecRulesTest {
  private static final JsonObject IDENTITY =
      Json.object(
          """
          {'type':'identity','spec_version':'2.1','id':'identity--733c5838-34d9-4fbf-949c-62aba761184c',
           'created':'2026-03-01T10:00:00.000Z','modified':'2026-03-02T10:00:00.000Z','name':'CERT'}
          """);

  private final SpecRules rules = new SpecRules();

  @Test
  void says_nothing_about_a_good_object() {
    assertThat(rules.check(IDENTITY)).isSameAs(Verdict.CLEAN);
    assertThat(Verdict.CLEAN.isValid()).isTrue();
  }

  @Test
  void tells_code_place_clause_and_what_it_is_about() {
    Verdict verdict = rules.check(with("confidence", Json.object("{'a':120}").value(0)));
    Finding error = verdict.errors().getFirst();
    assertThat(verdict.isValid()).isFalse();
    assertThat(error.severity()).isEqualTo(Severity.ERROR);
    assertThat(error.code()).isEqualTo("number-out-of-range");
    assertThat(error.pointer()).isEqualTo("/confidence");
    assertThat(error.clause()).isEqualTo("STIX 2.1 §4.5.1");
    assertThat(error.arguments()).containsExactly("120", "0", "100");
    assertThat(error.message()).isEqualTo("120 is not between 0 and 100.");
    assertThat(error.message(Locale.FRENCH)).isEqualTo("120 n'est pas compris entre 0 et 100.");
  }

  @Test
  void escapes_names_in_pointers() {
    Verdict verdict = rules.check(with("x_abc", Json.strict("{\"a/b~c\":{\"d\":null}}")));
    assertThat(verdict.errors())
        .extracting(Finding::pointer)
        .containsExactly("/x_abc/a~1b~0c", "/x_abc/a~1b~0c/d");
  }

  @Test
  void gives_errors_before_warnings() {
    Verdict verdict = rules.check(with("rank", new JsonArray(List.of())));
    assertThat(verdict.findings())
        .extracting(Finding::code)
        .containsExactly("list-empty", "custom-property-prefix");
  }

  @Test
  void keeps_as_many_findings_as_the_limit_and_says_that_there_are_more() {
    Verdict atLimit = rules.check(with("labels", numbers(Inspection.FINDINGS_MAX - 1)));
    assertThat(atLimit.errors()).hasSize(Inspection.FINDINGS_MAX - 1);
    assertThat(atLimit.warnings()).isEmpty();
    Verdict beyond = rules.check(with("labels", numbers(Inspection.FINDINGS_MAX * 100)));
    assertThat(beyond.errors()).hasSize(Inspection.FINDINGS_MAX);
    assertThat(beyond.warnings()).extracting(Finding::code).containsExactly("too-many-findings");
  }

  @Test
  void takes_names_and_keys_of_250_characters_and_no_longer_ones() {
    String name = "x" + "_".repeat(248) + "y";
    String key = "K".repeat(250);
    assertThat(rules.check(with(name, new JsonString("v"))).isValid()).isTrue();
    assertThat(rules.check(with(name + "z", new JsonString("v"))).errors())
        .extracting(Finding::code)
        .containsExactly("property-name-invalid");
    assertThat(rules.check(with("x_abc", JsonObject.builder().put(key, 1).build())).isValid())
        .isTrue();
    assertThat(rules.check(with("x_abc", JsonObject.builder().put(key + "K", 1).build())).errors())
        .extracting(Finding::code)
        .containsExactly("dictionary-key-invalid");
  }

  @Test
  void asks_whoever_knows_patterns_about_the_patterns_of_indicators() {
    var asked = new ArrayList<String>();
    var strict =
        new SpecRules((pattern, type, version) -> {
          asked.add(type + " " + version + " " + pattern);
          return List.of(
              Code.PATTERN_INVALID.at("/pattern", "STIX 2.1 §9", type),
              Code.NAME_FORMAT.at("/pattern", "STIX 2.1 §9", "x"));
        });
    JsonObject indicator =
        Json.object(
            """
            {'type':'indicator','spec_version':'2.1','id':'indicator--733c5838-34d9-4fbf-949c-62aba761184c',
             'created':'2026-03-01T10:00:00.000Z','modified':'2026-03-02T10:00:00.000Z',
             'pattern':'[','pattern_type':'stix','valid_from':'2026-01-01T00:00:00Z'}
            """);
    Verdict verdict = strict.check(indicator);
    assertThat(asked).containsExactly("stix null [");
    assertThat(verdict.errors()).extracting(Finding::code).containsExactly("pattern-invalid");
    assertThat(verdict.warnings()).extracting(Finding::code).containsExactly("name-format");
    assertThat(rules.check(indicator).isValid()).isTrue();
  }

  private static JsonObject with(String name, JsonValue value) {
    return IDENTITY.toBuilder().put(name, value).build();
  }

  private static JsonArray numbers(int count) {
    var numbers = new ArrayList<JsonValue>();
    for (int i = 0; i < count; i++) {
      numbers.add(JsonNumber.of(i));
    }
    return new JsonArray(numbers);
  }
}
