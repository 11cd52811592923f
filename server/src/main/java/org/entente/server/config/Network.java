package org.entente.server.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A range of addresses in CIDR form, such as `192.0.2.0/24`; a lone address is a range of one.
/// Names are never resolved. Immutable.
public final class Network {
  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  public static Optional<Network> parse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  static @Nullable Network parseOrNull(String text) {
    int slash = text.indexOf('/');
    InetAddress address = addressOrNull(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int all = address.getAddress().length * 8;
    Integer bits =
        slash < 0 ? Integer.valueOf(all) : Quantity.number(text.substring(slash + 1), 0, all);
    return bits == null ? null : new Network(address.getAddress(), bits);
  }

  /// The address that `text` spells, or null: names are not looked up.
  static @Nullable InetAddress addressOrNull(String text) {
    if (text.isEmpty() || text.indexOf('%') >= 0) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  public boolean contains(InetAddress candidate) {
    byte[] other = candidate.getAddress();
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
      if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Network that
        && bits == that.bits
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(address) * 31 + bits;
  }

  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
