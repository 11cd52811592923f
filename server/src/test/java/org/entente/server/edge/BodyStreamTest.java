package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyStreamTest {
  private static final int RATIO = 50;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "identity", " Identity "})
  void a_body_without_encoding_is_itself(@Nullable String encoding) throws IOException {
    byte[] body = {1, 2, 3};

    assertThat(open(body, encoding, 3).readAllBytes()).isEqualTo(body);
  }

  @Test
  void a_packed_body_is_unpacked_also_from_several_members() throws IOException {
    byte[] first = gzip(new byte[] {1, 2});
    byte[] second = gzip(new byte[] {3});
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    assertThat(open(both, "gzip", 3).readAllBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void a_body_at_the_bound_is_read_and_one_beyond_it_is_not() throws IOException {
    byte[] body = new byte[1000];

    assertThat(open(body, null, 1000).readAllBytes()).hasSize(1000);
    assertThat(problem(body, null, 999)).isEqualTo(ServerCode.BODY_TOO_LARGE);
    assertThat(open(gzip(body), "gzip", 1000).readAllBytes()).hasSize(1000);
    assertThat(problem(gzip(body), "gzip", 999)).isEqualTo(ServerCode.BODY_TOO_LARGE);
  }

  @Test
  void small_bodies_may_unpack_at_any_ratio_and_large_ones_may_not() throws IOException {
    byte[] free = gzip(new byte[BodyStream.RATIO_FREE_BYTES]);
    byte[] bomb = gzip(new byte[64 << 20]);

    assertThat(open(free, "gzip", Long.MAX_VALUE).readAllBytes())
        .hasSize(BodyStream.RATIO_FREE_BYTES);
    assertThat(problem(bomb, "gzip", Long.MAX_VALUE)).isEqualTo(ServerCode.BODY_EXPANDS);
  }

  @Test
  void a_bomb_in_many_members_is_one_too() {
    byte[] member = gzip(new byte[1 << 20]);
    var members = new ByteArrayOutputStream();
    for (int i = 0; i < 64; i++) {
      members.writeBytes(member);
    }

    assertThat(problem(members.toByteArray(), "gzip", Long.MAX_VALUE))
        .isEqualTo(ServerCode.BODY_EXPANDS);
  }

  @Test
  void an_early_end_and_damage_are_told_apart() {
    byte[] good = gzip(new byte[100_000]);
    byte[] wrongSum = good.clone();
    wrongSum[wrongSum.length - 6] ^= 1;

    assertThat(problem(Arrays.copyOf(good, good.length - 20), "gzip", 1 << 20))
        .isEqualTo(ServerCode.BODY_INCOMPLETE);
    assertThat(problem(wrongSum, "gzip", 1 << 20)).isEqualTo(ServerCode.BODY_CORRUPT);
    assertThat(problem(new byte[] {1, 2, 3}, "gzip", 10)).isEqualTo(ServerCode.BODY_CORRUPT);
    assertThat(problem(new byte[0], "gzip", 10)).isEqualTo(ServerCode.BODY_CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "gzip2"})
  void another_encoding_is_refused(String encoding) {
    assertThat(problem(new byte[] {1}, encoding, 10)).isEqualTo(ServerCode.ENCODING_UNSUPPORTED);
  }

  static ServerCode problem(byte[] body, @Nullable String encoding, long max) {
    return catchThrowableOfType(BodyProblem.class, () -> open(body, encoding, max).readAllBytes())
        .code();
  }

  private static InputStream open(byte[] body, @Nullable String encoding, long max)
      throws IOException {
    return new BodyStream(new ByteArrayInputStream(body), encoding, max, RATIO, 1);
  }

  static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
