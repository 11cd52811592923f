package org.entente.cli.link;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;

/// Which node a command is for.
public sealed interface NodeAddress {
  /// The file that makes a directory a node's.
  String SETTINGS_FILE = "node.yaml";

  /// A node directory on this machine.
  record Directory(Path path) implements NodeAddress {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /// A node elsewhere, by the `https://` address of its root.
  record Remote(URI root) implements NodeAddress {
    @Override
    public String toString() {
      return root.toString();
    }
  }

  /// Reads what a person wrote. Relative directories start from `folder`.
  static NodeAddress parse(String text, Path folder) {
    // As from a variable that is not set: it would mean the current folder.
    if (text.isEmpty()) {
      throw Failure.of(Fault.USAGE_NODE_MISSING, "DIR");
    }
    if (!isUrl(text)) {
      return new Directory(path(text, folder));
    }
    URI root;
    try {
      var url = new URI(text);
      if (url.getHost() == null || url.getUserInfo() != null) {
        throw Failure.of(Fault.USAGE_VALUE_INVALID, "DIR", "DIR", text, "https://HOST:PORT");
      }
      root = new URI(lower(url.getScheme()), null, url.getHost(), url.getPort(), "/", null, null);
    } catch (java.net.URISyntaxException e) {
      throw Failure.of(Fault.USAGE_VALUE_INVALID, "DIR", "DIR", text, "https://HOST:PORT");
    }
    if (root.getScheme().equals("http") && !isLoopback(root.getHost())) {
      throw Failure.of(Fault.USAGE_PLAIN_HTTP, text, text);
    }
    return new Remote(root);
  }

  /// Whether a word can only mean a node: a URL, or a directory that holds a node's settings.
  static boolean looksLikeOne(String text, Path folder) {
    if (isUrl(text)) {
      return true;
    }
    try {
      return Files.exists(folder.resolve(text).resolve(SETTINGS_FILE));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  /// The path that a person wrote, from `folder` on.
  static Path path(String text, Path folder) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      throw Failure.of(Fault.FILE_NOT_FOUND, text, text);
    }
  }

  private static boolean isUrl(String text) {
    String start = lower(text);
    return start.startsWith("https://") || start.startsWith("http://");
  }

  private static boolean isLoopback(String host) {
    return Set.of("localhost", "[::1]").contains(lower(host))
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
