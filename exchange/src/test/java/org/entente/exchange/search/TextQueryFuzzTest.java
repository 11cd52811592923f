package org.entente.exchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class TextQueryFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void every_text_is_read_within_bounds_or_refused(byte[] bytes) {
    switch (TextQuery.read(new String(bytes, StandardCharsets.UTF_8))) {
      case TextQuery.Read.Refused refused -> assertThat(refused.arguments()).isNotEmpty();
      case TextQuery.Read.Understood(var query) -> {
        assertThat(query.terms()).hasSizeLessThanOrEqualTo(TextQuery.TERMS_MAX);
        assertThat(query.terms()).allSatisfy(term -> assertThat(term.text()).isNotBlank());
      }
    }
  }
}
