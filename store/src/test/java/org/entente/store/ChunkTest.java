package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ChunkTest {
  private static final long FIRST = 1_700_000_000_000_000L;

  @Test
  void one_position_takes_one_byte() {
    var chunk = new Chunk(FIRST);
    chunk.add(FIRST);
    assertThat(chunk.bytes()).containsExactly(1);
  }

  @Test
  void holds_positions_up_to_its_span() {
    var chunk = new Chunk(FIRST);
    assertThat(chunk.reaches(FIRST + Chunk.SPAN - 1)).isTrue();
    assertThat(chunk.reaches(FIRST + Chunk.SPAN)).isFalse();
    chunk.add(FIRST + Chunk.SPAN - 1);
    assertThat(chunk.bytes()).hasSize(Chunk.SPAN / 8);
    assertThat(chunk.last()).isEqualTo(FIRST + Chunk.SPAN - 1);
  }

  @Test
  void refuses_bytes_that_are_no_chunk() {
    for (byte[] bytes : new byte[][] {{}, {0}, {1, 0}, new byte[Chunk.SPAN / 8 + 1]}) {
      assertThatThrownBy(() -> Chunk.read(FIRST, bytes, bytes.length))
          .isInstanceOf(StoreCorrupted.class);
    }
  }

  @Test
  void is_the_set_of_what_was_added_and_not_removed() {
    qt().forAll(
            lists().of(integers().between(0, Chunk.SPAN - 1)).ofSizeBetween(1, 60),
            integers().between(-2, Chunk.SPAN))
        .checkAssert(ChunkTest::behavesAsASet);
  }

  private static void behavesAsASet(List<Integer> offsets, int after) {
    var set = new TreeSet<Long>();
    var chunk = new Chunk(FIRST);
    for (int offset : offsets) {
      long position = FIRST + offset;
      if (set.add(position)) {
        chunk.add(position);
      } else {
        set.remove(position);
        chunk.remove(position);
      }
      assertThat(chunk.contains(position)).isEqualTo(set.contains(position));
      assertThat(chunk.isEmpty()).isEqualTo(set.isEmpty());
    }
    assertThat(chunk.size()).isEqualTo(set.size());
    if (!set.isEmpty()) {
      assertThat(chunk.last()).isEqualTo(set.last());
      byte[] bytes = chunk.bytes();
      Chunk read = Chunk.read(FIRST, bytes, bytes.length);
      assertThat(after(read, FIRST + after))
          .isEqualTo(List.copyOf(set.tailSet(FIRST + after, false)));
      assertThat(after(read, 0)).isEqualTo(List.copyOf(set));
      assertThat(after(read, Long.MAX_VALUE)).isEmpty();
    }
  }

  private static List<Long> after(Chunk chunk, long after) {
    var found = new ArrayList<Long>();
    chunk.forEachAfter(after, found::add);
    return found;
  }
}
