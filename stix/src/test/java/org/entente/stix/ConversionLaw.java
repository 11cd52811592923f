package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.MarkingSource;
import org.entente.stix.marking.Markings;

/// What holds for every tree that was read, however strange: rules and records never fail on it,
/// and what the rules take is a record that writes the same JSON.
final class ConversionLaw {
  private ConversionLaw() {}

  static void holdsFor(JsonObject json) {
    Verdict verdict = new SpecRules().check(json);
    for (Finding finding : verdict.findings()) {
      assertThat(finding.pointer()).matches("(?s)|/.*");
      assertThat(finding.clause()).isNotEmpty();
      for (Locale language : Catalogue.LANGUAGES) {
        assertThat(finding.message(language)).isNotBlank().isNotEqualTo(finding.code());
      }
    }
    Markings markings = Markings.of(json, MarkingSource.STANDARD_ONLY);
    assertThat(markings.isContradictory() && markings.applied().size() < 2).isFalse();
    var bundle = new BundleRules();
    bundle.add(json, new Place(0, 0, 1, 0));
    bundle.add(json, new Place(1, 1, 1, 0));
    bundle.finish(new Frame(Frame.Kind.BUNDLE, json, true));

    switch (StixObject.from(json)) {
      case Conversion.Refused(var findings) -> {
        assertThat(verdict.isValid()).isFalse();
        assertThat(findings).isEqualTo(verdict.findings());
      }
      case Conversion.Converted(var object, var warnings) -> {
        assertThat(verdict.isValid()).isTrue();
        assertThat(warnings).isEqualTo(verdict.warnings());
        JsonObject written = object.toJson();
        assertThat(Json.withPlainIds(written)).isEqualTo(Json.withPlainIds(json));
        assertThat(References.ids(written)).isEqualTo(References.ids(json));
        assertThat(StixObject.from(written).orThrow()).isEqualTo(object);
      }
    }
  }
}
