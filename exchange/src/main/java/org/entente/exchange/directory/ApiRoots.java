package org.entente.exchange.directory;

import java.util.List;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/// The API roots of the node. There is always `exchange`. Changing needs [Act#KEEP_API_ROOTS].
/// Thread-safe.
public final class ApiRoots {
  /// API roots on one node.
  public static final int API_ROOTS_MAX = 1_000;

  ApiRoots() {}

  /// Adds an API root.
  ///
  /// @param name as [ApiRoot#isName] wants it
  /// @param title null = the name
  /// @param maxContentLength in bytes; null = [ApiRoot#CONTENT_LENGTH_DEFAULT]
  public Outcome<ApiRoot> add(
      Caller caller,
      String name,
      @Nullable String title,
      @Nullable String description,
      @Nullable Long maxContentLength) {
    throw new UnsupportedOperationException();
  }

  /// All API roots, the default one first, the others by name.
  public Outcome<List<ApiRoot>> list(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /// As [#list], for limits and routing, without a caller.
  public List<ApiRoot> all() {
    throw new UnsupportedOperationException();
  }

  /// The API root of this name, for limits and routing, without a caller.
  public Optional<ApiRoot> get(String name) {
    throw new UnsupportedOperationException();
  }
}
