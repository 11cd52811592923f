package org.entente.exchange.collection;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A group of collections with an address of its own, `/NAME/` (TAXII 2.1 §4). Immutable.
///
/// @param name one URL path segment, which clients may take for all there is of the address
/// @param title its title for people
/// @param description more about it; null if nothing
/// @param maxContentLength the greatest request body that is taken, after decompression, in bytes
///   (TAXII 2.1 §4.2)
/// @param created when it was added
public record ApiRoot(
    String name,
    String title,
    @Nullable String description,
    long maxContentLength,
    Instant created) {
  /// The name of the API root that every node has.
  public static final String DEFAULT_NAME = "exchange";

  public static final long CONTENT_LENGTH_DEFAULT = 32L * 1024 * 1024;
  public static final long CONTENT_LENGTH_MIN = 64L * 1024;
  public static final long CONTENT_LENGTH_MAX = 256L * 1024 * 1024;
  public static final int TITLE_LENGTH_MAX = 200;
  public static final int DESCRIPTION_LENGTH_MAX = 4_000;

  /// Paths that a node needs for itself.
  private static final Set<String> RESERVED =
      Set.of("taxii2", "taxii", "admin", "health", "metrics", "console", "peering", "static");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  public ApiRoot {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name for an API root");
    }
    if (maxContentLength < CONTENT_LENGTH_MIN || maxContentLength > CONTENT_LENGTH_MAX) {
      throw new IllegalArgumentException("content length outside its bounds");
    }
  }

  /// Whether `text` can name an API root: 1 to 64 of `a-z0-9_-`, beginning with a letter or digit,
  /// and no path that the node needs for itself.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !RESERVED.contains(text);
  }
}
