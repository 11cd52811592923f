package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonReaderPropertyTest {
  private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);

  @Test
  void what_is_written_is_read_back() {
    qt().forAll(longs().all(), integers().between(0, 60))
        .checkAssert((seed, size) -> {
          JsonValue tree = JsonTrees.tree(new SplittableRandom(seed), size);
          assertThat(read(tree.toString())).isEqualTo(tree);
        });
  }

  @Test
  void every_spelling_of_a_value_is_read_as_that_value() {
    qt().forAll(longs().all(), integers().between(0, 60))
        .checkAssert((seed, size) -> {
          var random = new SplittableRandom(seed);
          JsonValue tree = JsonTrees.tree(random, size);
          JsonValue respelt = read(JsonTrees.spelt(tree, random));
          assertThat(respelt).isEqualTo(tree).hasSameHashCodeAs(tree);
        });
  }

  @Test
  void every_spelling_of_a_value_has_the_same_canonical_bytes() {
    qt().forAll(longs().all(), integers().between(0, 60))
        .checkAssert((seed, size) -> {
          var random = new SplittableRandom(seed);
          JsonValue tree = JsonTrees.tree(random, size);
          byte[] canonical = Jcs.bytes(tree);
          assertThat(Jcs.bytes(read(JsonTrees.spelt(tree, random)))).isEqualTo(canonical);
          JsonValue again = read(new String(canonical, StandardCharsets.UTF_8));
          assertThat(again).isEqualTo(tree);
          assertThat(Jcs.bytes(again)).isEqualTo(canonical);
        });
  }

  @Test
  void a_part_of_a_text_is_never_taken_for_the_whole() {
    qt().forAll(longs().all(), integers().between(1, 30))
        .checkAssert((seed, size) -> {
          var random = new SplittableRandom(seed);
          byte[] text = JsonTrees.object(random, size).toString().getBytes(StandardCharsets.UTF_8);
          byte[] part = Arrays.copyOf(text, random.nextInt(text.length));
          assertThat(((JsonRead.Refused) reader.read(part)).problem().kind().fatal()).isTrue();
        });
  }

  @Test
  void agrees_with_the_platform_on_what_is_utf8() {
    qt().forAll(longs().all(), integers().between(0, 24))
        .checkAssert((seed, length) -> {
          var random = new SplittableRandom(seed);
          byte[] bytes = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
          for (int i = 0; i < length; i++) {
            if (random.nextInt(3) == 0) {
              int[] edges = {0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed};
              int[] more = {0xee, 0xef, 0xf0, 0xf4, 0xf5, 0xff};
              int pick = random.nextInt(edges.length + more.length);
              bytes[i] = (byte) (pick < edges.length ? edges[pick] : more[pick - edges.length]);
            }
          }
          assertThat(Characters.firstBad(bytes, 0, length) < 0).isEqualTo(isUtf8(bytes));
        });
  }

  private JsonValue read(String text) {
    return switch (reader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonRead.Value(var value) -> value;
      case JsonRead.Refused refused -> throw new AssertionError(refused + " for " + text);
    };
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
