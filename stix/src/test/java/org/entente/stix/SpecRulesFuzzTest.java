package org.entente.stix;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;

class SpecRulesFuzzTest {
  private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);

  @FuzzTest(maxDuration = "5m")
  void what_the_rules_take_is_a_record_and_the_same_json_again(byte[] bytes) {
    if (reader.read(bytes) instanceof JsonRead.Value(JsonObject object)) {
      ConversionLaw.holdsFor(object);
    }
  }
}
