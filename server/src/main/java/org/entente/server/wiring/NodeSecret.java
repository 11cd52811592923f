package org.entente.server.wiring;

import java.security.SecureRandom;
import java.util.Optional;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;

/// A node's own secret, from which keys for single purposes are derived. Kept in the store, so that
/// what was made with it outlives restarts and restored backups.
final class NodeSecret {
  private static final String KEY = "secret";
  private static final int BYTES = 32;

  private NodeSecret() {}

  static byte[] of(Store store, SecureRandom random) {
    return store
        .documents()
        .get(Documents.Kind.NODE, KEY)
        .orElseGet(() ->
            store
                .committer()
                .commit(commit -> {
                  // Somebody may have been quicker.
                  Optional<byte[]> there = commit.document(Documents.Kind.NODE, KEY);
                  if (there.isPresent()) {
                    return there.get();
                  }
                  byte[] secret = new byte[BYTES];
                  random.nextBytes(secret);
                  commit.put(Documents.Kind.NODE, KEY, secret);
                  return secret;
                }));
  }
}
