package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class JcsFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void reading_the_canonical_bytes_gives_the_same_canonical_bytes(byte[] bytes) {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    if (reader.read(bytes) instanceof JsonRead.Value(var value)) {
      byte[] canonical = Jcs.bytes(value);
      JsonValue again = ((JsonRead.Value) reader.read(canonical)).value();

      assertThat(again).isEqualTo(value);
      assertThat(Jcs.bytes(again)).isEqualTo(canonical);
    }
  }
}
