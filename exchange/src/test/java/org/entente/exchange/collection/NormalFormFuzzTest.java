package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.entente.exchange.collection.IndexedValue.Kind;

class NormalFormFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void a_normal_form_is_its_own_and_bounded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (Kind kind : Kind.values()) {
      NormalForm.of(kind, text)
          .ifPresent(value -> {
            assertThat(value.text()).isNotEmpty().hasSizeLessThanOrEqualTo(2_048);
            assertThat(NormalForm.of(kind, value.text())).as("%s", kind).contains(value);
            if (kind == Kind.URL) {
              NormalForm.hostOrNull(value.text());
            }
          });
    }
    NormalForm.guesses(text);
  }
}
