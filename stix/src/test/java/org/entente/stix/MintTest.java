package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.entente.stix.sdo.Campaign;
import org.junit.jupiter.api.Test;

class MintTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.123987Z"));

  @Test
  void ids_have_random_uuids_of_version_4() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          StixId id = new Mint(CLOCK, new SplittableRandom(seed)).id("tool");
          assertThat(id.type()).isEqualTo("tool");
          assertThat(id.uuid().version()).isEqualTo(4);
          assertThat(id.uuid().variant()).isEqualTo(2);
        });
  }

  @Test
  void one_id_is_not_the_next() {
    Mint mint = Mint.system();
    assertThat(mint.id("tool")).isNotEqualTo(mint.id("tool"));
  }

  @Test
  void times_are_cut_to_the_millisecond() {
    Mint mint = new Mint(CLOCK, new SplittableRandom(1));
    assertThat(mint.now()).hasToString("2026-03-01T12:00:00.123Z");
  }

  @Test
  void a_new_object_begins_with_its_id_and_its_time() {
    Mint mint = new Mint(CLOCK, new SplittableRandom(1));
    Campaign campaign = Campaign.builder(mint).name("Green Group Attacks").build();
    assertThat(campaign.toJson())
        .isEqualTo(
            Json.object(
                """
                {'type':'campaign','spec_version':'2.1','id':'%s',
                 'created':'2026-03-01T12:00:00.123Z','modified':'2026-03-01T12:00:00.123Z',
                 'name':'Green Group Attacks'}
                """
                    .formatted(campaign.id())));
  }
}
