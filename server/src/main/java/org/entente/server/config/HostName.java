package org.entente.server.config;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name or address under which clients reach the node, as it goes into the certificate.
/// Immutable.
///
/// @param text a DNS name in lower case, or an address without brackets
/// @param address the address, or null for a name
public record HostName(String text, @Nullable InetAddress address) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)(\\*\\.)?([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public static Optional<HostName> parse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  static @Nullable HostName parseOrNull(String text) {
    InetAddress address = Network.addressOrNull(text);
    if (address != null) {
      return new HostName(address.getHostAddress(), address);
    }
    String name = text.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()
        || Character.isDigit(name.charAt(name.lastIndexOf('.') + 1))) {
      return null;
    }
    return new HostName(name, null);
  }

  @Override
  public String toString() {
    return text;
  }
}
