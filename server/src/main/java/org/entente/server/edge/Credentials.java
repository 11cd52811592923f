package org.entente.server.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a client shows in `Authorization` (RFC 9110 §11.6.2). Nothing prints the secrets.
sealed interface Credentials {
  /// The longest header that is looked at, in characters.
  int LENGTH_MAX = 8 * 1024;

  /// Nothing, or nothing that can be read.
  record None() implements Credentials {}

  /// A name with a password or a token (RFC 7617).
  record Basic(String account, String secret) implements Credentials {
    @Override
    public String toString() {
      return "Basic";
    }
  }

  /// A token (RFC 6750). Clients in the field (OpenCTI's connector, XSOAR) also call this scheme
  /// `Token`, which nobody registered.
  record Bearer(String token) implements Credentials {
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /// Reads the header. The name of the scheme may be in any case, and clients do write `basic`.
  static Credentials read(@Nullable String header) {
    if (header == null || header.length() > LENGTH_MAX) {
      return new None();
    }
    String text = header.strip();
    int space = text.indexOf(' ');
    if (space < 0) {
      return new None();
    }
    String scheme = text.substring(0, space);
    String rest = text.substring(space).strip();
    boolean token = scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("Token");
    if (token && !rest.isEmpty()) {
      return new Bearer(rest);
    }
    return scheme.equalsIgnoreCase("Basic") ? basic(rest) : new None();
  }

  private static Credentials basic(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = pair.indexOf(':');
      return colon < 0
          ? new None()
          : new Basic(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException | CharacterCodingException notBasic) {
      return new None();
    }
  }
}
