package org.entente.exchange.collection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads IP addresses and networks as text and writes the one form of each: four decimals for IPv4,
/// RFC 5952 for IPv6. Nothing is ever resolved. (`java.net.InetAddress` takes shortened forms for
/// addresses, and names.)
final class IpText {
  private static final int GROUPS = 8;

  private IpText() {}

  /// The normal form of an address; null when `text` is none.
  static @Nullable String address(String text) {
    byte[] bytes = parse(text);
    return bytes == null ? null : format(bytes);
  }

  /// The normal form of a network in CIDR notation, bits beyond the prefix cleared; that of an
  /// address when the prefix is as long as one. Null when `text` is none.
  static @Nullable String network(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return null;
    }
    byte[] bytes = parse(text.substring(0, slash));
    int prefix = decimal(text, slash + 1, text.length(), 3);
    if (bytes == null || prefix < 0 || prefix > bytes.length * 8) {
      return null;
    }
    if (prefix == bytes.length * 8) {
      return format(bytes);
    }
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
    }
    return format(bytes) + "/" + prefix;
  }

  /// The normal forms of all networks that contain an address in its normal form, the narrowest
  /// first; the address as a network of its own is not among them.
  static List<String> networksAround(String address) {
    byte[] bytes = parse(address);
    if (bytes == null) {
      return List.of();
    }
    var networks = new ArrayList<String>(bytes.length * 8);
    for (int prefix = bytes.length * 8 - 1; prefix >= 0; prefix--) {
      bytes[prefix >> 3] &= (byte) ~(0x80 >> (prefix & 7));
      networks.add(format(bytes) + "/" + prefix);
    }
    return networks;
  }

  private static byte @Nullable [] parse(String text) {
    int length = text.length();
    if (length < 2 || length > 45) {
      return null;
    }
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text, 0);
  }

  private static byte @Nullable [] ipv4(String text, int from) {
    byte[] bytes = new byte[4];
    int start = from;
    for (int i = 0; i < 4; i++) {
      int dot = i < 3 ? text.indexOf('.', start) : text.length();
      int value = dot < 0 ? -1 : decimal(text, start, dot, 3);
      if (value < 0 || value > 255) {
        return null;
      }
      bytes[i] = (byte) value;
      start = dot + 1;
    }
    return bytes;
  }

  /// RFC 4291 §2.2: eight groups, `::` once for one or more groups of zeros, the last two possibly
  /// as IPv4.
  private static byte @Nullable [] ipv6(String text) {
    int[] groups = new int[GROUPS];
    int count = 0;
    int gap = -1;
    int i = 0;
    int length = text.length();
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
    } else if (text.charAt(0) == ':') {
      return null;
    }
    while (i < length) {
      int end = i;
      while (end < length && text.charAt(end) != ':') {
        end++;
      }
      if (end == length && text.indexOf('.', i) >= 0) {
        byte[] tail = ipv4(text, i);
        if (tail == null || count > GROUPS - 2) {
          return null;
        }
        groups[count++] = (tail[0] & 0xff) << 8 | (tail[1] & 0xff);
        groups[count++] = (tail[2] & 0xff) << 8 | (tail[3] & 0xff);
        break;
      }
      int group = hex(text, i, end);
      if (group < 0 || count == GROUPS) {
        return null;
      }
      groups[count++] = group;
      if (end == length) {
        break;
      }
      i = end + 1;
      if (i == length) {
        return null;
      }
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        i++;
      }
    }
    boolean whole = gap < 0 ? count == GROUPS : count < GROUPS;
    return whole ? bytes(groups, count, gap) : null;
  }

  private static byte[] bytes(int[] groups, int count, int gap) {
    byte[] bytes = new byte[2 * GROUPS];
    for (int i = 0; i < count; i++) {
      int at = gap < 0 || i < gap ? i : GROUPS - count + i;
      bytes[2 * at] = (byte) (groups[i] >> 8);
      bytes[2 * at + 1] = (byte) groups[i];
    }
    return bytes;
  }

  private static String format(byte[] bytes) {
    var out = new StringBuilder(40);
    if (bytes.length == 4) {
      return out.append(bytes[0] & 0xff)
          .append('.')
          .append(bytes[1] & 0xff)
          .append('.')
          .append(bytes[2] & 0xff)
          .append('.')
          .append(bytes[3] & 0xff)
          .toString();
    }
    int gap = -1;
    int gapLength = 1; // a single group of zeros is not shortened (RFC 5952 §4.2.2)
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(bytes, end) == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gap = i;
        gapLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        out.append("::");
        i += gapLength - 1;
      } else {
        if (i > 0 && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(group(bytes, i)));
      }
    }
    return out.toString();
  }

  private static int group(byte[] bytes, int index) {
    return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
  }

  private static int decimal(String text, int from, int to, int digitsMax) {
    int digits = to - from;
    if (digits < 1 || digits > digitsMax || (digits > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int hex(String text, int from, int to) {
    if (to - from < 1 || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
