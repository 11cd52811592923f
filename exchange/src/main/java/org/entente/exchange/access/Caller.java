package org.entente.exchange.access;

import java.util.Locale;
import org.entente.exchange.handling.Ceiling;
import org.jspecify.annotations.Nullable;

/// Who is asking, once that is certain, and what they said about why. Made for each request by
/// [org.entente.exchange.account.Authentication], so that a revocation counts from the next request
/// on. Immutable.
///
/// @param account the account's name; `local:NAME` for the owner of the node's directory
/// @param role what the account is for
/// @param ceiling the most restrictive handling it may see
/// @param scope what it may be used for; [Scope#FULL] unless a token was shown
/// @param proof how it is known who is asking
/// @param origin where the request comes from
/// @param purpose the purpose that was stated
/// @param reason the justification that was stated
/// @param language in which sentences for the person are written
public record Caller(
    String account,
    Role role,
    Ceiling ceiling,
    Scope scope,
    Proof proof,
    Origin origin,
    @Nullable String purpose,
    @Nullable String reason,
    Locale language) {
  /// Longest purpose and reason, in characters; what is longer is cut.
  public static final int STATEMENT_LENGTH_MAX = 500;

  /// How it is known who is asking.
  public enum Proof {
    PASSWORD,
    TOKEN,
    /// Access to the node's directory.
    DIRECTORY
  }

  public Caller {
    purpose = statement(purpose);
    reason = statement(reason);
  }

  /// The owner of the node's directory, who could change its files anyhow.
  ///
  /// @param user the name by which the operating system knows them
  public static Caller local(String user) {
    String name = statement(user);
    return new Caller(
        "local:" + (name == null ? "?" : name.substring(0, Math.min(name.length(), 64))),
        Role.ADMIN,
        Ceiling.ALL,
        Scope.FULL,
        Proof.DIRECTORY,
        Origin.LOCAL,
        null,
        null,
        Locale.ENGLISH);
  }

  /// The same caller, having stated why. Control characters become spaces.
  public Caller stating(@Nullable String purpose, @Nullable String reason) {
    return new Caller(account, role, ceiling, scope, proof, origin, purpose, reason, language);
  }

  public Caller speaking(Locale language) {
    return new Caller(account, role, ceiling, scope, proof, origin, purpose, reason, language);
  }

  /// Whether role and scope allow `act`. A token needs the scope `admin` for it.
  public boolean may(Act act) {
    return role.may(act) && scope.allows(Scope.Use.ADMIN);
  }

  /// What the audit log and entries name as the source: `account:alice`, or `local:NAME`.
  public String source() {
    return proof == Proof.DIRECTORY ? account : "account:" + account;
  }

  private static @Nullable String statement(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var out = new StringBuilder(text.length());
    text.codePoints()
        .limit(STATEMENT_LENGTH_MAX)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }
}
