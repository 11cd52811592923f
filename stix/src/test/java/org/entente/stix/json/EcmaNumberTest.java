package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {
  /// RFC 8785, appendix B, and what Java alone would write with two digits.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "0000000000000002, 1e-323",
    "0000000000000003, 1.5e-323",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
    "4340000000000001, 9007199254740994",
    "3ff0000000000000, 1",
    "4059000000000000, 100",
    "3fe0000000000000, 0.5",
    "4341c37937e08000, 10000000000000000"
  })
  void writes_the_fewest_digits(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(EcmaNumber.text(value)).isEqualTo(text);
  }

  /// The sequence of numbers, and the hash over its first lines, that the authors of RFC 8785
  /// publish with their test data (cyberphone/json-canonicalization, testdata/README.md).
  @ParameterizedTest
  @CsvSource({
    "1000, be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
    "10000, b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
    "100000, 22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
    "1000000, 49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16"
  })
  void agrees_on_a_million_numbers(int lines, String sha256) throws Exception {
    var numbers = new Numbers();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < lines; i++) {
      double value = numbers.next();
      String bits = Long.toHexString(Double.doubleToRawLongBits(value));
      String line = bits + "," + EcmaNumber.text(value) + "\n";
      digest.update(line.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
  }

  @Test
  void whole_numbers_look_whole() {
    assertThat(JsonNumber.of(9007199254740991L)).hasToString("9007199254740991");
    assertThat(JsonNumber.of(-17)).hasToString("-17");
    assertThat(JsonNumber.of(-0.0)).hasToString("0").isEqualTo(JsonNumber.of(0));
  }

  private static final class Numbers {
    private final String[] edges;
    private int index;
    private byte[] block = new byte[32];
    private int left;

    Numbers() throws IOException {
      try (var in = EcmaNumberTest.class.getResourceAsStream("/spec/es6-numbers.txt")) {
        edges =
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                .split("\n");
      }
    }

    double next() throws Exception {
      int at = index++;
      if (at < edges.length) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(edges[at], 16));
      }
      if (at < edges.length + 2_000) {
        return Double.longBitsToDouble(0x0010000000000000L + at - edges.length);
      }
      double value;
      do {
        if (left == 0) {
          block = MessageDigest.getInstance("SHA-256").digest(block);
          left = 4;
        }
        int from = (4 - left--) * 8;
        value =
            ByteBuffer.wrap(Arrays.copyOfRange(block, from, from + 8))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getDouble();
      } while (value == 0 || !Double.isFinite(value));
      return value;
    }
  }
}
