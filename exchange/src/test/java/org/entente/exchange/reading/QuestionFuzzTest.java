package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.entente.exchange.collection.NormalForm;

class QuestionFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void whatever_is_asked_has_few_meanings_in_normal_form_or_is_refused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(Refanged.of(text).length()).isLessThanOrEqualTo(text.length() + 1);
    if (Question.read(text, null) instanceof Question.Read.Understood(var question)) {
      assertThat(question.values()).hasSizeBetween(1, 150).doesNotHaveDuplicates();
      question
          .values()
          .forEach(value -> assertThat(NormalForm.of(value.kind(), value.text())).contains(value));
    }
  }
}
