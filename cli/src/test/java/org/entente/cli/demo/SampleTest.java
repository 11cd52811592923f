package org.entente.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.entente.stix.BundleRules;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;

final class SampleTest {
  /// STIX 2.1 §4, §5, §6, §7.
  private static final List<String> TYPES =
      List.of(
          "artifact",
          "attack-pattern",
          "autonomous-system",
          "campaign",
          "course-of-action",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "extension-definition",
          "file",
          "grouping",
          "identity",
          "incident",
          "indicator",
          "infrastructure",
          "intrusion-set",
          "ipv4-addr",
          "ipv6-addr",
          "language-content",
          "location",
          "mac-addr",
          "malware",
          "malware-analysis",
          "marking-definition",
          "mutex",
          "network-traffic",
          "note",
          "observed-data",
          "opinion",
          "process",
          "relationship",
          "report",
          "sighting",
          "software",
          "threat-actor",
          "tool",
          "url",
          "user-account",
          "vulnerability",
          "windows-registry-key",
          "x509-certificate");

  @Test
  void the_sample_holds_every_type_of_the_standard() {
    var types = new TreeSet<String>();
    objects().forEach(found -> types.add(found.json().string("type")));
    assertThat(types).containsExactlyElementsOf(TYPES);
  }

  /// STIX 2.1 §6: the extensions that the standard itself defines.
  private static final List<String> EXTENSIONS =
      List.of(
          "archive-ext",
          "http-request-ext",
          "icmp-ext",
          "ntfs-ext",
          "pdf-ext",
          "raster-image-ext",
          "socket-ext",
          "tcp-ext",
          "unix-account-ext",
          "windows-pebinary-ext",
          "windows-process-ext",
          "windows-service-ext");

  @Test
  void the_sample_holds_every_predefined_extension() {
    var extensions = new TreeSet<String>();
    for (Read.Found found : objects()) {
      JsonObject map = found.json().object("extensions");
      if (map != null) {
        extensions.addAll(map.names());
      }
    }
    assertThat(extensions).containsAll(EXTENSIONS);
  }

  @Test
  void the_sample_breaks_no_rule_and_neglects_no_advice() {
    var rules = new SpecRules();
    var whole = new BundleRules();
    var reader = reader();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      var found = (Read.Found) read;
      assertThat(rules.check(found.json()).findings()).as(found.json().string("id")).isEmpty();
      whole.add(found.json(), found.place());
    }
    assertThat(whole.finish(reader.frame())).isEmpty();
  }

  @Test
  void the_sample_shows_marks_versions_a_revoked_object_and_three_scripts() {
    String text = new String(Sample.bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82")
        .contains("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003")
        .contains("وزارة")
        .contains("Marée haute");
    assertThat(objects()).anyMatch(found -> found.json().get("revoked") == JsonBoolean.TRUE);
    assertThat(objects().stream().map(found -> found.json().string("id")).distinct().count())
        .isLessThan(objects().size());
  }

  private static List<Read.Found> objects() {
    var objects = new ArrayList<Read.Found>();
    var reader = reader();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      objects.add((Read.Found) read);
    }
    return objects;
  }

  private static StixReader reader() {
    return StixReader.of(Sample.bytes(), StixReader.Mode.ANY, Limits.DEFAULTS);
  }
}
