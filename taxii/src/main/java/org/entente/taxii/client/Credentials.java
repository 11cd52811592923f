package org.entente.taxii.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// How a client proves who it is (TAXII 2.1 §1.6.9, §8.5.1). `toString` reveals nothing. Immutable.
public final class Credentials {
  /// For servers that ask for nothing.
  public static final Credentials NONE = new Credentials(null);

  private final @Nullable String authorization;

  private Credentials(@Nullable String authorization) {
    this.authorization = authorization;
  }

  /// A name and password (RFC 7617), sent in UTF-8.
  ///
  /// @throws IllegalArgumentException when the name holds a colon, which the scheme cannot carry
  public static Credentials basic(String name, String password) {
    if (name.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a name for the Basic scheme cannot hold a colon");
    }
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /// A token (RFC 6750).
  ///
  /// @throws IllegalArgumentException when it has characters that a header cannot carry
  public static Credentials bearer(String token) {
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException("a token consists of visible ASCII characters");
    }
    return new Credentials("Bearer " + token);
  }

  /// The value of the `Authorization` header, or null.
  @Nullable String authorization() {
    return authorization;
  }

  @Override
  public String toString() {
    return authorization == null ? "Credentials[none]" : "Credentials[secret]";
  }
}
