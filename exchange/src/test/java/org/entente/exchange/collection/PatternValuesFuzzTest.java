package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class PatternValuesFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void whatever_stands_there_gives_values_in_normal_form(byte[] bytes) {
    var values = new ValueList(100);
    PatternValues.add(new String(bytes, StandardCharsets.UTF_8), values);

    assertThat(values.values()).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
    for (IndexedValue value : values.values()) {
      assertThat(NormalForm.of(value.kind(), value.text())).contains(value);
    }
  }
}
