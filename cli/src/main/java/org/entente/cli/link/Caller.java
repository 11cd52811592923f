package org.entente.cli.link;

import java.util.Optional;

/// Who acts, and why: what goes along with every request. Immutable.
///
/// @param token the bearer token; empty for the owner of the directory, on its socket
/// @param language the language of sentences in answers
/// @param purpose the stated purpose, for the audit
/// @param reason the stated reason, for the audit
public record Caller(
    Optional<String> token, String language, Optional<String> purpose, Optional<String> reason) {
  Caller withToken(String secret) {
    return new Caller(Optional.of(secret), language, purpose, reason);
  }

  @Override
  public String toString() {
    return "Caller[" + (token.isPresent() ? "token" : "owner") + "]";
  }
}
