package org.entente.server.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.entente.exchange.access.Caller;
import org.entente.exchange.account.Authentication;
import org.entente.exchange.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/// Finds out who sends a request, and what they say about why (`X-Entente-Purpose` and
/// `X-Entente-Reason`, percent-encoded UTF-8). Thread-safe.
public final class SignIn {
  /// What is longer is not decoded: percent-encoding makes nine characters of one.
  private static final int STATEMENT_LENGTH_MAX = 9 * Caller.STATEMENT_LENGTH_MAX;

  private final Authentication authentication;

  public SignIn(Authentication authentication) {
    this.authentication = authentication;
  }

  /// Who sends `call`, by password or token.
  public Outcome<Caller> any(Call call) {
    return switch (Credentials.read(call.header("Authorization"))) {
      case Credentials.None _ -> authentication.nobody(call.trace().origin());
      case Credentials.Basic(var account, var secret) ->
          known(call, authentication.basic(account, secret, call.trace().origin()));
      case Credentials.Bearer(var token) ->
          known(call, authentication.bearer(token, call.trace().origin()));
    };
  }

  /// Who sends `call`, by token alone.
  public Outcome<Caller> bearer(Call call) {
    return switch (Credentials.read(call.header("Authorization"))) {
      case Credentials.None _, Credentials.Basic _ -> authentication.nobody(call.trace().origin());
      case Credentials.Bearer(var token) ->
          known(call, authentication.bearer(token, call.trace().origin()));
    };
  }

  /// Whether `call` shows a token.
  public static boolean showsToken(Call call) {
    return Credentials.read(call.header("Authorization")) instanceof Credentials.Bearer;
  }

  /// Whether `call` shows anything at all.
  public static boolean showsAnything(Call call) {
    return call.header("Authorization") != null;
  }

  /// The caller, with what this request says about language and reasons.
  public static Caller speaking(Call call, Caller caller) {
    String purpose = statement(call.header("X-Entente-Purpose"));
    String reason = statement(call.header("X-Entente-Reason"));
    call.trace().identified(caller.account());
    Caller speaking = caller.speaking(call.trace().language());
    return purpose == null && reason == null ? speaking : speaking.stating(purpose, reason);
  }

  private static Outcome<Caller> known(Call call, Outcome<Caller> outcome) {
    return outcome.map(caller -> speaking(call, caller));
  }

  private static @Nullable String statement(@Nullable String header) {
    if (header == null || header.length() > STATEMENT_LENGTH_MAX) {
      return null;
    }
    try {
      return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return header;
    }
  }
}
