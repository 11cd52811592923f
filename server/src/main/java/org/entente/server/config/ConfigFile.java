package org.entente.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The `node.yaml` that a new node gets: every setting with its default and a comment.
public final class ConfigFile {
  private ConfigFile() {}

  /// @param name the organisation's name; empty for the default
  /// @param country its country code; empty if not given
  /// @param hosts names and addresses for the certificate
  public static String of(String name, String country, List<HostName> hosts) {
    return template()
        .replace("@name@", quoted(name.isEmpty() ? NodeConfig.DEFAULTS.name() : name))
        .replace("@country@", country.isEmpty() ? "" : quoted(country))
        .replace(
            "@hosts@",
            hosts.stream()
                .map(host -> quoted(host.text()))
                .collect(Collectors.joining(", ", "[", "]")));
  }

  /// A double-quoted YAML scalar.
  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
        String hex = Integer.toHexString(c);
        out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String template() {
    try (InputStream in = ConfigFile.class.getResourceAsStream("node.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the template of node.yaml is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
