package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.entente.stix.extension.OtherExtension;
import org.entente.stix.extension.PdfExtension;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.marking.Mark;
import org.entente.stix.marking.MarkingSource;
import org.entente.stix.marking.Markings;
import org.entente.stix.marking.Selector;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.entente.stix.sco.DomainName;
import org.entente.stix.sco.FileObject;
import org.entente.stix.sco.Ipv4Address;
import org.entente.stix.sdo.Identity;
import org.entente.stix.sdo.Indicator;
import org.entente.stix.sdo.Malware;
import org.entente.stix.smo.ExtensionDefinition;
import org.entente.stix.sro.Relationship;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/stix-library.md`, compiled and run. What stands between `region` and `end`
/// is what the guide shows; [GuideMatchesTest] compares.
class GuideTest {
  private static final InstantSource NOON = at("2026-03-01T12:00:00Z");
  private static final String BUNDLE =
      """
      {"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[
        {"type":"ipv4-addr","id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4","value":"198.51.100.3"},
        {"type":"ipv4-addr","id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4","value":"198.51.100.3"},
        {"type":"url","id":"url--28bb3599-77cd-4a82-a950-b5bc3caf07c4","value":"no url"},
        {"type":"url","value":"a","value":"b"}]}
      """;

  private final List<String> said = new ArrayList<>();
  private final Mint mint = new Mint(NOON, new SplittableRandom(7));
  private final Identity cert = Identity.builder(mint).name("CERT").build();
  private final Indicator indicator =
      Indicator.builder(mint)
          .name("Poison Ivy")
          .createdByRef(cert.id())
          .pattern("[ipv4-addr:value = '198.51.100.3']")
          .patternType("stix")
          .validFrom(mint.now())
          .build();

  @Test
  void reading(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bundle.json"), BUNDLE);
    read(file);
    assertThat(said)
        .containsExactly(
            "ipv4-addr at /objects/0",
            "ipv4-addr at /objects/1",
            "url at /objects/2",
            "/objects/3: The property \u201cvalue\u201d occurs more than once in one object.");
    Files.writeString(file, "{\"objects\":[{\"type\":\"tool\"}");
    said.clear();
    read(file);
    assertThat(said).last().asString().startsWith("line 1: ");
  }

  private void read(Path file) throws IOException {
    // region: read
    try (InputStream in = Files.newInputStream(file)) {
      StixReader reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
      for (Read read = reader.next(); read != null; read = reader.next()) {
        switch (read) {
          case Read.Found found ->
              say(found.json().string("type") + " at " + found.place().pointer());
          case Read.Refused refused ->
              say(refused.place().pointer() + ": " + refused.findings().getFirst().message());
          case Read.Broken broken ->
              say("line " + broken.line() + ": " + broken.finding().message());
        }
      }
    }
    // end
  }

  @Test
  void validating() {
    validate(Json.object("{'type':'url','id':'url--x','value':'no url','rank':1}"));
    assertThat(said)
        .containsExactly(
            "ERROR id-invalid /id STIX 2.1 \u00a72.9",
            "\u00ab\u00a0url--x\u00a0\u00bb n'est pas un identifiant STIX.",
            "ERROR url-invalid /value STIX 2.1 \u00a76.15.1",
            "\u00ab\u00a0no url\u00a0\u00bb n'est pas une URL.",
            "WARNING custom-property-prefix /rank STIX 2.1 \u00a711.1.1",
            "\u00ab\u00a0rank\u00a0\u00bb n'est pas une propri\u00e9t\u00e9 de la norme, et aucune extension"
                + " ne la d\u00e9clare.");
  }

  private void validate(JsonObject json) {
    // region: validate
    var rules = new SpecRules();
    Verdict verdict = rules.check(json);
    for (Finding finding : verdict.findings()) {
      say(
          finding.severity()
              + " "
              + finding.code()
              + " "
              + finding.pointer()
              + " "
              + finding.clause());
      say(finding.message(Locale.FRENCH));
    }
    // end
  }

  @Test
  void validating_a_bundle() {
    List<Finding> findings =
        validateAll(new ByteArrayInputStream(BUNDLE.getBytes(StandardCharsets.UTF_8)));
    assertThat(findings).extracting(Finding::code).containsExactly("url-invalid", "duplicate-id");
  }

  private static List<Finding> validateAll(InputStream in) {
    // region: validate-bundle
    var rules = new SpecRules();
    var bundle = new BundleRules();
    var findings = new ArrayList<Finding>();
    StixReader reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
    for (Read read = reader.next(); read != null; read = reader.next()) {
      if (read instanceof Read.Found found) {
        findings.addAll(rules.check(found.json()).errors());
        bundle.add(found.json(), found.place());
      }
    }
    findings.addAll(bundle.finish(reader.frame()));
    // end
    return findings;
  }

  @Test
  void checking_patterns() {
    Function<String, Optional<String>> parser =
        text -> Optional.of("col 1").filter(e -> text.length() < 3);
    SpecRules rules = withPatterns(parser);
    JsonObject json = indicator.toJson().toBuilder().put("pattern", "[").build();
    assertThat(rules.check(json).errors())
        .extracting(Finding::code)
        .containsExactly("pattern-invalid");
    assertThat(rules.check(indicator.toJson()).isValid()).isTrue();
  }

  private static SpecRules withPatterns(Function<String, Optional<String>> parser) {
    // region: patterns
    PatternCheck sigma =
        (pattern, type, version) ->
            type.equals("sigma") || type.equals("stix")
                ? parser.apply(pattern).stream()
                    .map(error -> Finding.error("pattern-invalid", "/pattern", "Sigma", type))
                    .toList()
                : List.of();
    return new SpecRules(sigma);
    // end
  }

  @Test
  void the_model() {
    model(indicator.toJson());
    model(cert.toJson());
    model(Json.object("{'type':'tool'}"));
    assertThat(said)
        .containsExactly(
            "valid from 2026-03-01T12:00:00.000Z", "CERT", "no object: stix20-not-supported");
  }

  private void model(JsonObject json) {
    // region: model
    switch (StixObject.from(json)) {
      case Conversion.Converted(Indicator indicator, var warnings) ->
          say("valid from " + indicator.validFrom());
      case Conversion.Converted(Identity identity, var warnings) -> say(identity.name());
      case Conversion.Converted(var object, var warnings) -> say("some other " + object.type());
      case Conversion.Refused(var findings) -> say("no object: " + findings.getFirst().code());
    }
    // end
  }

  @Test
  void building() {
    Bundle bundle = build();
    assertThat(bundle.objects()).hasSize(4);
    for (StixObject object : bundle.objects()) {
      assertThat(new SpecRules().check(object.toJson()).errors()).isEmpty();
    }
  }

  private Bundle build() {
    // region: build
    Mint mint = Mint.system();
    Identity author = Identity.builder(mint).name("ACME").identityClass("organization").build();
    Malware malware =
        Malware.builder(mint)
            .createdByRef(author.id())
            .name("Poison Ivy")
            .isFamily(true)
            .malwareTypes("remote-access-trojan")
            .labels("old acquaintance")
            .build();
    Indicator indicator =
        Indicator.builder(mint)
            .createdByRef(author.id())
            .pattern("[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']")
            .patternType("stix")
            .validFrom(mint.now())
            .externalReferences(
                ExternalReference.builder()
                    .sourceName("blog")
                    .url("https://example.com/poison-ivy")
                    .build())
            .build();
    Relationship indicates =
        Relationship.builder(mint)
            .createdByRef(author.id())
            .relationshipType("indicates")
            .sourceRef(indicator.id())
            .targetRef(malware.id())
            .build();
    Bundle bundle = Bundle.of(mint, List.of(author, malware, indicator, indicates));
    say(bundle.toJson().toString());
    // end
    return bundle;
  }

  @Test
  void nothing_invalid_can_be_made() {
    invalid();
    assertThat(said)
        .containsExactly(
            "/valid_until: \u201cvalid_until\u201d is not later than \u201cvalid_from\u201d. (STIX 2.1 \u00a74.7.1)");
  }

  private void invalid() {
    // region: invalid
    try {
      indicator.toBuilder().validUntil(indicator.validFrom()).build();
    } catch (InvalidStix e) {
      say(e.getMessage());
    }
    // end
  }

  @Test
  void observables() {
    observe();
    assertThat(said)
        .containsExactly(
            "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
            "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
            "another file");
  }

  private void observe() {
    // region: observables
    Ipv4Address address = Ipv4Address.builder(mint).value("198.51.100.3").build();
    say(address.id().toString());

    Optional<StixId> id = DeterministicId.of(address.toJson());
    say(id.orElseThrow().toString());

    FileObject file =
        FileObject.builder(mint)
            .name("invoice.pdf")
            .hashes(Map.of("MD5", "d41d8cd98f00b204e9800998ecf8427e"))
            .extension(PdfExtension.KEY, PdfExtension.builder().version("1.7").build())
            .build();
    FileObject renamed = file.toBuilder(mint).name("bill.pdf").build();
    say(renamed.id().equals(file.id()) ? "the same file" : "another file");
    // end
  }

  @Test
  void versions() {
    InstantSource clock = at("2026-03-02T09:30:00Z");
    version(clock);
    assertThat(said)
        .containsExactly("2026-03-02T09:30:00.000Z", "2026-03-02T09:30:00.001Z", "revoked");
  }

  private void version(InstantSource clock) {
    // region: versions
    if (Versions.mayChange(indicator, cert.id())) {
      Indicator second =
          Versions.replace(indicator, indicator.toBuilder().confidence(80).build(), clock);
      say(second.common().modified().text());

      Indicator last = Versions.revoke(second, clock); // as the next millisecond: time goes on
      say(last.common().modified().text());
      say(Versions.supersedes(last, second) ? "revoked" : "too late");
    }
    // end
  }

  @Test
  void markings() {
    mark(id -> Optional.empty());
    assertThat(said).containsExactly("RED", "amber", "TLP:RED on description");
  }

  private void mark(MarkingSource definitions) {
    // region: markings
    StixId amber = StandardMarking.TLP2_AMBER.id();
    StixId red = StandardMarking.of(Tlp.RED).id();
    Identity marked =
        cert.toBuilder()
            .description("Reachable day and night")
            .objectMarkingRefs(amber)
            .granularMarkings(GranularMarking.of(red, new Selector("description")))
            .build();

    Markings markings = Markings.of(marked.toJson(), definitions);
    say(markings.tlp().orElseThrow().toString()); // the most restrictive one counts
    for (Markings.Applied applied : markings.on(new Selector("name"))) {
      switch (applied.mark()) {
        case Mark.OfTlp(var level) -> say(level.label());
        case Mark.OfPap(var level) -> say("PAP:" + level.label());
        case Mark.Statement(var text) -> say(text);
        case Mark.Unknown(var id) -> say("nobody knows what " + id + " means");
      }
    }
    markings.parts().keySet().forEach(part -> say("TLP:RED on " + part));
    // end
  }

  @Test
  void changing_marks() {
    assertThat(remark(cert.toJson(), NOON).string("modified"))
        .isEqualTo("2026-03-01T12:00:00.001Z");
  }

  private JsonObject remark(JsonObject json, InstantSource clock) {
    // region: change-marks
    JsonObject green = Markings.added(json, StandardMarking.TLP2_GREEN.id());
    JsonObject red = Markings.replaced(green, List.of(StandardMarking.TLP2_RED.id()));
    JsonObject none = Markings.removed(red, StandardMarking.TLP2_RED.id());

    Identity next =
        Versions.newVersion(
            cert, last -> Markings.added(last, StandardMarking.TLP2_GREEN.id()), clock);
    // end
    assertThat(none).isEqualTo(json);
    return next.toJson();
  }

  @Test
  void references() {
    refer(indicator.toJson());
    assertThat(said).containsExactly("created_by_ref: " + cert.id());
  }

  private void refer(JsonObject json) {
    // region: references
    References.visit(json, (property, id) -> say(property + ": " + id));
    // end
  }

  @Test
  void custom_content() {
    custom();
    assertThat(said).containsExactly("5", "[x_acme_seen_by]", "8");
  }

  private void custom() {
    // region: custom
    ExtensionDefinition definition =
        ExtensionDefinition.builder(mint)
            .createdByRef(cert.id())
            .name("Rank")
            .description("How bad it is")
            .schema("https://example.com/rank.json")
            .version("1.0.0")
            .extensionTypes("property-extension")
            .build();
    DomainName domain =
        DomainName.builder(mint)
            .value("example.com")
            .extension(
                definition.id().toString(),
                OtherExtension.ofProperties(JsonObject.builder().put("rank", 5).build()))
            .custom("x_acme_seen_by", JsonArray.of(new JsonString("sensor-1")))
            .build();

    for (Extension extension : domain.extensions().values()) {
      if (extension instanceof OtherExtension(var json)) {
        say(String.valueOf(json.get("rank")));
      }
    }
    say(domain.custom().names().toString());

    JsonObject poison =
        JsonObject.builder()
            .put("type", "x-acme-poison")
            .put("spec_version", "2.1")
            .put("id", mint.id("x-acme-poison").toString())
            .put("created", mint.now().text())
            .put("modified", mint.now().text())
            .put("toxicity", JsonNumber.of(8))
            .build();
    if (StixObject.from(poison).orThrow() instanceof CustomObject(var json)) {
      say(String.valueOf(json.get("toxicity")));
    }
    // end
  }

  @Test
  void canonical_json() throws Exception {
    canonical(Json.object("{'b':1.0,'a':'\u20ac'}"));
    assertThat(said)
        .containsExactly(
            "{\"a\":\"\u20ac\",\"b\":1}",
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest("{\"a\":\"\u20ac\",\"b\":1}".getBytes(StandardCharsets.UTF_8))));
  }

  private void canonical(JsonObject json) throws Exception {
    // region: canonical
    byte[] canonical = Jcs.bytes(json);
    say(new String(canonical, StandardCharsets.UTF_8));

    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Jcs.update(json, sha256);
    say(HexFormat.of().formatHex(sha256.digest()));
    // end
  }

  @Test
  void limits() {
    byte[] body = BUNDLE.getBytes(StandardCharsets.UTF_8);
    StixReader reader = limited(body);
    for (int i = 0; i < 3; i++) {
      assertThat(reader.next()).isInstanceOf(Read.Found.class);
    }
    assertThat(reader.next()).isInstanceOf(Read.Refused.class);
    assertThat(reader.next()).isNull();
  }

  private static StixReader limited(byte[] body) {
    // region: limits
    Limits limits =
        Limits.DEFAULTS
            .withObjects(1_000)
            .withObjectBytes(1024 * 1024)
            .withJson(JsonLimits.DEFAULTS.withDepth(32));
    StixReader reader = StixReader.of(body, StixReader.Mode.ENVELOPE, limits);
    // end
    return reader;
  }

  private void say(String text) {
    said.add(text);
  }

  private static InstantSource at(String instant) {
    return InstantSource.fixed(Instant.parse(instant));
  }
}
