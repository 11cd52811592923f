package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.stix.Finding;
import org.entente.stix.Json;
import org.entente.stix.SpecRules;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;

class RelationshipRuleTest {
  private static final JsonObject RELATIONSHIP =
      Json.object(
          """
          {'type':'relationship','spec_version':'2.1','id':'relationship--44298a74-ba52-4f0c-87a3-1824e67d7fad',
           'created':'2016-05-12T08:17:27.000Z','modified':'2016-05-12T08:17:27.000Z'}
          """);

  private final SpecRules rules = new SpecRules();

  @Test
  void knows_every_relationship_of_the_standard_and_no_other() {
    Set<String> defined = defined();
    var types = new TreeSet<String>();
    defined.forEach(line -> types.add(line.split(" ")[1]));
    for (ObjectType source : ObjectTypes.all()) {
      for (ObjectType target : ObjectTypes.all()) {
        for (String type : types) {
          String line = source.name() + " " + type + " " + target.name();
          String wide = source.name() + " " + type + " *";
          boolean expected =
              defined.contains(line)
                  || (target.kind() == Kind.OBSERVABLE && defined.contains(wide));
          assertThat(isKnown(source.name(), type, target.name())).as(line).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void knows_those_that_hold_between_any_two_or_any_two_alike() {
    for (ObjectType source : ObjectTypes.all()) {
      for (ObjectType target : ObjectTypes.all()) {
        boolean alike = source == target;
        assertThat(isKnown(source.name(), "related-to", target.name())).isTrue();
        assertThat(isKnown(source.name(), "derived-from", target.name())).isEqualTo(alike);
        assertThat(isKnown(source.name(), "duplicate-of", target.name())).isEqualTo(alike);
      }
    }
  }

  @Test
  void has_no_opinion_on_custom_objects() {
    assertThat(isKnown("x-crew", "sails-on", "x-ship")).isTrue();
    assertThat(isKnown("x-crew", "uses", "malware")).isTrue();
    assertThat(isKnown("malware", "uses", "x-ship")).isTrue();
  }

  private boolean isKnown(String source, String type, String target) {
    String uuid = "--e9d5a3a5-7b5c-4f1e-9d7e-0f6f1c1d2b3a";
    String other = "--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
    JsonObject relationship =
        RELATIONSHIP.toBuilder()
            .put("relationship_type", type)
            .put("source_ref", source + uuid)
            .put("target_ref", target + other)
            .build();
    List<String> codes =
        rules.check(relationship).findings().stream()
            .map(Finding::code)
            .filter("relationship-type-unlisted"::equals)
            .toList();
    return codes.isEmpty();
  }

  private static Set<String> defined() {
    try (InputStream in =
        RelationshipRuleTest.class.getResourceAsStream("/spec/relationships.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(text.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
