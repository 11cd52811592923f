package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entente.stix.StixReader.Mode;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonTrees;
import org.junit.jupiter.api.Test;

class StixReaderPropertyTest {
  private static final Limits TIGHT =
      new Limits(new JsonLimits(6, 12, 12, 12, 40, 24, 40, 20), 300, 100, 12);

  @Test
  void a_stream_in_whatever_pieces_gives_the_same_as_an_array() {
    qt().withExamples(5_000)
        .forAll(longs().all(), integers().between(0, 12))
        .checkAssert((seed, objects) -> {
          var random = new SplittableRandom(seed);
          byte[] bytes = document(random, objects).getBytes(StandardCharsets.UTF_8);
          damage(bytes, random);
          Mode mode = Mode.values()[random.nextInt(3)];
          Limits limits = random.nextBoolean() ? TIGHT : Limits.DEFAULTS;
          int most = 1 + random.nextInt(40);

          Reading fromStream =
              Reading.ofStream(
                  bytes, () -> 1 + random.nextInt(most), mode, limits, 2 + random.nextInt(300));
          assertThat(fromStream.lines()).isEqualTo(Reading.of(bytes, mode, limits).lines());
        });
  }

  @Test
  void every_object_comes_out_with_its_content_and_its_bytes() {
    qt().forAll(longs().all(), integers().between(0, 20))
        .checkAssert((seed, count) -> {
          var random = new SplittableRandom(seed);
          var texts = new ArrayList<String>();
          for (int i = 0; i < count; i++) {
            texts.add(JsonTrees.spelt(JsonTrees.object(random, 10), random).strip());
          }
          Reading reading =
              Reading.of(
                  "{\"objects\":[" + String.join(" , ", texts) + "]}",
                  Mode.ENVELOPE,
                  Limits.DEFAULTS);

          assertThat(reading.codes()).allMatch("found"::equals);
          assertThat(reading.found())
              .extracting(found -> new String(found.bytes(), StandardCharsets.UTF_8))
              .isEqualTo(texts);
          for (Read.Found found : reading.found()) {
            assertThat(new JsonReader(JsonLimits.DEFAULTS).read(found.bytes()))
                .isEqualTo(new JsonRead.Value(found.json()));
          }
        });
  }

  @Test
  void a_refused_object_changes_nothing_for_its_neighbours() {
    List<String> bad =
        List.of("{\"a\":1,\"a\":1}", "{\"n\":1e999}", "7", "\"}\"", "{\"s\":\"\\udc00\"}", "[[]]");
    qt().forAll(longs().all(), integers().between(1, 10))
        .checkAssert((seed, count) -> {
          var random = new SplittableRandom(seed);
          var all = new ArrayList<String>();
          var good = new ArrayList<String>();
          for (int i = 0; i < count; i++) {
            boolean isGood = random.nextBoolean();
            String text =
                isGood
                    ? JsonTrees.object(random, 8).toString()
                    : bad.get(random.nextInt(bad.size()));
            all.add(text);
            if (isGood) {
              good.add(text);
            }
          }
          Reading reading = Reading.of("{\"objects\":" + all + "}", Mode.ENVELOPE, Limits.DEFAULTS);

          assertThat(reading.reads()).hasSize(count).noneMatch(Read.Broken.class::isInstance);
          assertThat(reading.found())
              .extracting(found -> new String(found.bytes(), StandardCharsets.UTF_8))
              .isEqualTo(good);
        });
  }

  private static String document(SplittableRandom random, int objects) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < objects; i++) {
      JsonObject object =
          JsonTrees.object(random, random.nextInt(14)).toBuilder()
              .put("id", "tool--" + i)
              .put("type", "tool")
              .build();
      texts.add(JsonTrees.spelt(random.nextInt(8) == 0 ? object.value(0) : object, random));
    }
    return switch (random.nextInt(4)) {
      case 0 -> "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":" + texts + "}";
      case 1 -> "{\"x\":[1],\"objects\":" + texts + ",\"more\":true}";
      case 2 -> "{\"objects\":" + texts + "}\n" + String.join("", texts);
      default -> String.join("\n", texts);
    };
  }

  private static void damage(byte[] bytes, SplittableRandom random) {
    byte[] likely = "{}[]\",:\\u \n0dx\u0000".getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] =
          random.nextInt(8) == 0
              ? (byte) random.nextInt(256)
              : likely[random.nextInt(likely.length)];
    }
  }
}
