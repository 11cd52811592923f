package org.entente.exchange.commit;

import java.util.Map;
import java.util.Optional;

/// Small named documents: accounts, tokens, grants, API roots, collections. There are thousands at
/// most; whoever uses them keeps an immutable snapshot in memory and replaces it after each commit.
public interface Documents {
  /// The longest document that is kept, in bytes.
  int CONTENT_BYTES_MAX = 64 * 1024;

  /// The longest key, in bytes of UTF-8.
  int KEY_BYTES_MAX = 1024;

  /// The document, or empty.
  Optional<byte[]> get(Kind kind, String key);

  /// All documents of one kind, ordered by key (code points).
  Map<String, byte[]> all(Kind kind);

  /// The families of documents. The order of the constants never changes: it is on disk.
  enum Kind {
    NODE,
    ACCOUNT,
    TOKEN,
    GRANT,
    API_ROOT,
    COLLECTION
  }
}
