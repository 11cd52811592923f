package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cases of `src/test/resources/rules`, clause by clause; their form is described there.
class RuleCasesTest {
  private static final List<String> FILES =
      List.of("common", "domain", "relationship", "observable", "meta", "custom", "stix20");

  private final SpecRules rules = new SpecRules();

  @TestFactory
  Stream<DynamicTest> cases() {
    return FILES.stream().flatMap(file -> read(file).stream()).map(this::test);
  }

  /// Otherwise a file that was misnamed would pass.
  @ParameterizedTest
  @ValueSource(
      strings = {"common", "domain", "relationship", "observable", "meta", "custom", "stix20"})
  void every_file_has_good_and_bad_cases(String file) {
    List<Case> cases = read(file);
    assertThat(cases).anyMatch(one -> one.sign == '-').hasSizeGreaterThan(8);
  }

  private DynamicTest test(Case one) {
    return dynamicTest(
        one.name(),
        () -> {
          Verdict verdict = rules.check(one.object);
          List<String> errors = places(verdict.errors(), Set.of());
          List<String> warnings = places(verdict.warnings(), one.ignored);
          switch (one.sign) {
            case '-' -> {
              assertThat(errors).containsExactlyInAnyOrderElementsOf(one.expected);
              assertThat(verdict.isValid()).isFalse();
            }
            case '~' -> {
              assertThat(errors).isEmpty();
              assertThat(warnings).containsExactlyInAnyOrderElementsOf(one.expected);
            }
            default -> {
              assertThat(errors).isEmpty();
              assertThat(warnings).isEmpty();
            }
          }
        });
  }

  private static List<String> places(List<Finding> findings, Set<String> ignored) {
    return findings.stream()
        .filter(finding -> !ignored.contains(finding.code()))
        .map(finding ->
            finding.code() + " " + (finding.pointer().isEmpty() ? "/" : finding.pointer()))
        .toList();
  }

  private static List<Case> read(String file) {
    var cases = new ArrayList<Case>();
    JsonObject base = JsonObject.EMPTY;
    Set<String> ignored = Set.of();
    for (String line : lines(file)) {
      if (line.startsWith("base ")) {
        base = Json.strict(line.substring(5));
        ignored = new HashSet<>();
        cases.add(new Case('+', "is the example to start from", base, List.of(), ignored));
      } else if (line.startsWith("ignore ")) {
        ignored.addAll(List.of(line.substring(7).split(" ")));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.substring(2).split(" :: ", -1);
        List<String> expected = parts.length > 2 ? List.of(parts[2].split("; ")) : List.of();
        cases.add(
            new Case(
                line.charAt(0), parts[0], patched(base, Json.strict(parts[1])), expected, ignored));
      }
    }
    return cases;
  }

  private static JsonObject patched(JsonObject base, JsonObject patch) {
    JsonObject.Builder object = base.toBuilder();
    for (int i = 0; i < patch.size(); i++) {
      if (patch.value(i) == JsonNull.NULL) {
        object.remove(patch.name(i));
      } else {
        object.put(patch.name(i), withNulls(patch.value(i)));
      }
    }
    return object.build();
  }

  private static JsonValue withNulls(JsonValue value) {
    return switch (value) {
      case JsonString(var text) when text.equals("NULL") -> JsonNull.NULL;
      case JsonArray(var values) ->
          new JsonArray(values.stream().map(RuleCasesTest::withNulls).toList());
      case JsonObject object -> {
        JsonObject.Builder members = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
          members.put(object.name(i), withNulls(object.value(i)));
        }
        yield members.build();
      }
      default -> value;
    };
  }

  private static List<String> lines(String file) {
    try (InputStream in = RuleCasesTest.class.getResourceAsStream("/rules/" + file + ".cases")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// One line of a file.
  private record Case(
      char sign, String sentence, JsonObject object, List<String> expected, Set<String> ignored) {
    String name() {
      String outcome =
          switch (sign) {
            case '-' -> "refuses";
            case '~' -> "warns of";
            default -> "takes";
          };
      return outcome + " " + object.string("type") + " that " + sentence;
    }
  }
}
