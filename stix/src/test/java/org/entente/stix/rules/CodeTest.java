package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import org.entente.stix.Catalogue;
import org.entente.stix.Finding.Severity;
import org.junit.jupiter.api.Test;

class CodeTest {
  @Test
  void every_code_is_in_the_catalogue_of_rules_and_no_other() {
    Catalogue rules = Catalogue.load(name -> Catalogue.class.getResourceAsStream(name), "rules");
    var codes = new TreeSet<String>();
    Arrays.stream(Code.values()).forEach(code -> codes.add(code.code()));
    assertThat(codes).hasSameSizeAs(Code.values());
    assertThat(rules.codes()).isEqualTo(codes);
  }

  @Test
  void a_finding_has_the_severity_of_its_code() {
    for (Code code : Code.values()) {
      assertThat(code.at("/a", "clause", "b").severity()).isEqualTo(code.severity());
    }
    assertThat(Code.VALUE_NULL.severity()).isEqualTo(Severity.ERROR);
    assertThat(Code.DUPLICATE_ID.severity()).isEqualTo(Severity.WARNING);
  }
}
