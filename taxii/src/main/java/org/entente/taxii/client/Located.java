package org.entente.taxii.client;

import java.net.URI;
import java.util.List;
import org.entente.taxii.ApiRoot;
import org.entente.taxii.Discovery;
import org.entente.taxii.TaxiiCollection;
import org.jspecify.annotations.Nullable;

/// What is at a URL that somebody was given.
public sealed interface Located {
  /// A server (TAXII 2.1 §4.1).
  ///
  /// @param discovery what it says about itself
  /// @param apiRoots the URLs of its API roots, absolute. They may be on other servers, which this
  ///   client does not talk to
  /// @param defaultRoot the one to use when nothing else is known
  record Server(Discovery discovery, List<URI> apiRoots, @Nullable URI defaultRoot)
      implements Located {
    public Server {
      apiRoots = List.copyOf(apiRoots);
    }
  }

  /// An API root (§4.2).
  record Root(RemoteRoot root, ApiRoot resource) implements Located {}

  /// A collection (§5.2).
  record Collection(RemoteCollection collection, TaxiiCollection resource) implements Located {}
}
