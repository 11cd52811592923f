package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void carries_all_that_a_problem_says() {
    byte[] text = "{\"a\":{\"b\":1,\"b\":2}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var refused = (JsonRead.Refused) new JsonReader(JsonLimits.DEFAULTS).read(text);

    assertThat(Finding.of(refused.problem()))
        .isEqualTo(Finding.error("json-duplicate-key", "/a/b", "RFC 7493 §2.3", "b"));
  }

  @Test
  void speaks_to_people_in_their_language() {
    Finding finding = Finding.warning("json-too-deep", "/a", "RFC 8259 §9", "64");
    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(finding.message()).isEqualTo("Arrays and objects nest more than 64 deep.");
    assertThat(finding.message(Locale.FRENCH)).contains("plus de 64 niveaux");
    assertThat(finding.message(Locale.forLanguageTag("ar-MA"))).contains("64");
  }

  @Test
  void keeps_no_more_of_an_argument_than_it_needs() {
    String kept = "x".repeat(Finding.ARGUMENT_LENGTH_MAX);
    assertThat(Finding.error("c", "", "", kept).arguments()).containsExactly(kept);
    assertThat(Finding.error("c", "", "", kept + "y").arguments()).containsExactly(kept);
    String emoji = kept.substring(1) + "\ud83d\ude00";
    assertThat(Finding.error("c", "", "", emoji).arguments()).isEqualTo(List.of(kept.substring(1)));
  }
}
