package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.entente.stix.StixReader.Mode;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;

class StixReaderFuzzTest {
  private static final Limits TIGHT =
      new Limits(new JsonLimits(6, 12, 12, 12, 40, 24, 40, 20), 120, 60, 8);

  @FuzzTest(maxDuration = "5m")
  void a_stream_gives_the_same_as_an_array_and_bytes_read_back(byte[] bytes) {
    for (Mode mode : Mode.values()) {
      check(bytes, mode, Limits.DEFAULTS);
      check(bytes, mode, TIGHT);
    }
  }

  private static void check(byte[] bytes, Mode mode, Limits limits) {
    Reading fromArray = Reading.of(bytes, mode, limits);
    var random = new SplittableRandom(bytes.length);
    IntSupplier pieces = () -> 1 + random.nextInt(9);
    assertThat(Reading.ofStream(bytes, pieces, mode, limits, 2 + random.nextInt(100)).lines())
        .isEqualTo(fromArray.lines());

    var reader = new JsonReader(limits.json());
    for (Read read : fromArray.reads()) {
      switch (read) {
        case Read.Found found ->
            assertThat(reader.read(found.bytes())).isEqualTo(new JsonRead.Value(found.json()));
        case Read.Refused refused -> speaks(refused.findings().getFirst());
        case Read.Broken broken -> {
          speaks(broken.finding());
          assertThat(broken.byteOffset()).isBetween(0L, (long) bytes.length);
          assertThat(broken.line()).isPositive();
          assertThat(broken.column()).isPositive();
        }
      }
    }
  }

  private static void speaks(Finding finding) {
    for (Locale language : Catalogue.LANGUAGES) {
      assertThat(finding.message(language)).isNotBlank().doesNotContain("\n", "\u001b");
    }
  }
}
