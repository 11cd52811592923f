package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.junit.jupiter.api.Test;

class NormalFormPropertyTest {
  /// Every IPv6 address, however it is spelt, has one form, and that form means the same address.
  @Test
  void all_spellings_of_an_address_are_one() {
    qt().forAll(lists().of(integers().between(0, 3)).ofSize(8), integers().between(0, 0xffff))
        .checkAssert((shape, number) -> {
          byte[] bytes = new byte[16];
          for (int i = 0; i < 8; i++) {
            int group = shape.get(i) < 2 ? 0 : shape.get(i) == 2 ? number : i;
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
          }
          String normal = normal(full(bytes));
          assertThat(normal(full(bytes).toUpperCase(java.util.Locale.ROOT))).isEqualTo(normal);
          assertThat(normal(normal)).isEqualTo(normal);
          assertThat(normal(address(bytes))).isEqualTo(normal);
          assertThat(parsed(normal)).isEqualTo(bytes);
        });
  }

  private static String normal(String text) {
    return NormalForm.of(Kind.IP, text).orElseThrow().text();
  }

  private static String full(byte[] bytes) {
    var out = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      out.append(i == 0 ? "" : ":");
      out.append("%02x%02x".formatted(bytes[i], bytes[i + 1]));
    }
    return out.toString();
  }

  private static String address(byte[] bytes) {
    var groups = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      groups.append(i == 0 ? "" : ":");
      groups.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
    }
    return groups.toString();
  }

  /// By the JDK, which never resolves a literal.
  private static byte[] parsed(String text) {
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      // Addresses that stand for IPv4 come back as such.
      return bytes.length == 16 ? bytes : mapped(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] mapped(byte[] four) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    System.arraycopy(four, 0, bytes, 12, 4);
    return bytes;
  }
}
