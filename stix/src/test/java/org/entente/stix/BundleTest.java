package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entente.stix.json.JsonObject;
import org.entente.stix.sco.DomainName;
import org.entente.stix.sdo.Campaign;
import org.junit.jupiter.api.Test;

class BundleTest {
  private final Mint mint =
      new Mint(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")), new SplittableRandom(1));
  private final Campaign campaign = Campaign.builder(mint).name("C").build();
  private final DomainName domain = DomainName.builder(mint).value("example.com").build();

  @Test
  void holds_its_objects_in_order_and_reads_back() {
    Bundle bundle = Bundle.of(mint, List.of(campaign, domain));
    assertThat(bundle.id().type()).isEqualTo("bundle");
    byte[] bytes = bundle.toJson().toString().getBytes(StandardCharsets.UTF_8);
    StixReader reader = StixReader.of(bytes, StixReader.Mode.ANY, Limits.DEFAULTS);
    var objects = new ArrayList<StixObject>();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      objects.add(StixObject.from(((Read.Found) read).json()).orThrow());
    }
    assertThat(objects).containsExactly(campaign, domain);
    assertThat(reader.frame().id()).isEqualTo(bundle.id().toString());
  }

  @Test
  void has_no_objects_when_there_are_none() {
    JsonObject json = Bundle.of(mint, List.of()).toJson();
    assertThat(json.has("objects")).isFalse();
    assertThat(json.size()).isEqualTo(2);
  }

  @Test
  void keeps_custom_properties() {
    var bundle = new Bundle(mint.id("bundle"), List.of(campaign), Json.object("{'x_a':'b'}"));
    assertThat(bundle.toJson().string("x_a")).isEqualTo("b");
    assertThat(bundle.toJson().size()).isEqualTo(4);
  }

  @Test
  void has_the_id_of_a_bundle() {
    assertThatExceptionOfType(InvalidStix.class)
        .isThrownBy(() -> new Bundle(mint.id("tool"), List.of(), JsonObject.EMPTY))
        .satisfies(e -> assertThat(e.pointer()).isEqualTo("/id"));
  }
}
