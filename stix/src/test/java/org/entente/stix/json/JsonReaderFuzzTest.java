package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class JsonReaderFuzzTest {
  private static final JsonLimits TIGHT = new JsonLimits(6, 12, 12, 12, 40, 24, 40, 20);

  @FuzzTest(maxDuration = "5m")
  void reads_or_says_why(byte[] bytes) {
    check(bytes, JsonLimits.DEFAULTS);
    check(bytes, TIGHT);
  }

  private static void check(byte[] bytes, JsonLimits limits) {
    switch (new JsonReader(limits).read(bytes)) {
      case JsonRead.Value(var value) -> {
        JsonRead same = new JsonRead.Value(value);
        var lenient = new JsonReader(JsonLimits.DEFAULTS);
        assertThat(lenient.read(value.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(same);
        assertThat(lenient.read(Jcs.bytes(value))).isEqualTo(same);
      }
      case JsonRead.Refused(var problem, var remains) -> {
        assertThat(problem.byteOffset()).isBetween(0L, (long) bytes.length);
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isBetween(1L, bytes.length + 1L);
        assertThat(problem.pointer()).matches("(?s)|/.*");
        assertThat(Jcs.bytes(remains)).isNotNull();
      }
    }
  }
}
