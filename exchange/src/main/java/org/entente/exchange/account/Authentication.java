package org.entente.exchange.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.access.Activity;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Origin;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.AccountDocuments.StoredAccount;
import org.entente.exchange.account.AccountDocuments.StoredToken;
import org.entente.exchange.document.Registry;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.TokenSecret;
import org.entente.exchange.trail.Journal;
import org.jspecify.annotations.Nullable;

/// Finds out who is asking, for each request anew: account, token and their state come from the
/// newest snapshot, so that barring an account or revoking a token counts at once. Counts requests
/// per address and account, and slows down guessing. Every refusal is recorded. Thread-safe; blocks
/// while a password is verified.
///
/// Guessing is slowed down for each pair of account and network, and for each network as a whole,
/// never for an account alone: otherwise anybody could lock out anybody. A password that was
/// verified a short while ago passes whatever others have been trying, and so does a token.
public final class Authentication {
  /// Wrong passwords for one account from one network: at once, and gained back in an hour.
  public static final int FAILURES_AT_ONCE = 20;

  public static final int FAILURES_PER_HOUR = 120;

  /// Wrong passwords and tokens from one network, whatever the account.
  public static final int NETWORK_FAILURES_AT_ONCE = 200;

  public static final int NETWORK_FAILURES_PER_HOUR = 3_600;

  /// Recorded in place of a name that is no account's: people type passwords into the wrong field.
  static final String UNKNOWN = "(unknown)";

  private static final double SECONDS_PER_HOUR = 3_600;

  private final Registry registry;
  private final Journal journal;
  private final Activity activity;
  private final InstantSource clock;
  private final Registry.Derived<Map<String, StoredToken>> tokens;
  private final PasswordChecks checks;
  private final Verified verified;
  private final Denials denials;
  private final Allowances accountRequests;
  private final Allowances networkRequests;
  private final Allowances failures;
  private final Allowances networkFailures;

  public Authentication(
      Registry registry,
      Journal journal,
      PasswordHash hashes,
      Activity activity,
      Limits limits,
      InstantSource clock,
      SecureRandom random) {
    this.registry = registry;
    this.journal = journal;
    this.activity = activity;
    this.clock = clock;
    this.tokens = registry.derived(AccountDocuments.TOKENS, AccountDocuments::byDigest);
    this.checks = new PasswordChecks(hashes, limits.passwordChecks());
    this.verified = new Verified(limits.signInMemory(), clock, random);
    this.denials = new Denials(journal, clock);
    this.accountRequests = limits.account().allowances(clock);
    this.networkRequests = limits.address().allowances(clock);
    this.failures = new Allowances(FAILURES_PER_HOUR / SECONDS_PER_HOUR, FAILURES_AT_ONCE, clock);
    this.networkFailures =
        new Allowances(
            NETWORK_FAILURES_PER_HOUR / SECONDS_PER_HOUR, NETWORK_FAILURES_AT_ONCE, clock);
  }

  /// A name with a password, or with a token in its place (as clients do that know HTTP's Basic
  /// only): `secret` is taken for a token when it has the form of one.
  ///
  /// Refused as `unauthenticated` whether the account does not exist, is disabled, or the secret is
  /// wrong, after the same work; as `login-throttled` after too many failures for this account from
  /// this address; as `busy` when too many passwords are being verified; as `rate-limited`.
  public Outcome<Caller> basic(String account, CharSequence secret, Origin origin) {
    Optional<TokenSecret> token = TokenSecret.parse(secret);
    return token.isPresent()
        ? token(account, token.get(), origin)
        : password(account, Password.of(secret), origin);
  }

  /// As [#basic], with a password for certain.
  public Outcome<Caller> password(String account, Password password, Origin origin) {
    Duration wait = requestFrom(origin);
    if (!wait.isZero()) {
      return denied(account, origin, RefusalCode.RATE_LIMITED, wait);
    }
    StoredAccount stored = registry.all(AccountDocuments.ACCOUNTS).get(account);
    String hash = stored == null || stored.account().disabled() ? null : stored.passwordHash();
    if (stored != null && hash != null && verified.knows(stored.account().name(), hash, password)) {
      return admitted(stored.account(), Scope.FULL, Caller.Proof.PASSWORD, origin);
    }
    if (password.secret().length() > PasswordRules.BYTES_MAX) {
      return denied(account, origin, RefusalCode.UNAUTHENTICATED, null);
    }
    // Taken before the answer is known, so that many guesses at once count, too.
    // By name whether there is such an account or not, so that slowing down does not tell which.
    boolean possible = AccountName.parse(account).isPresent();
    String pair = origin.network() + " " + (possible ? account : UNKNOWN);
    wait = guess(pair, origin.network());
    if (!wait.isZero()) {
      return denied(account, origin, RefusalCode.LOGIN_THROTTLED, wait);
    }
    Optional<Boolean> right = checks.verify(password, hash, origin);
    if (right.isEmpty() || right.get()) {
      failures.giveBack(pair);
      networkFailures.giveBack(origin.network());
    }
    if (right.isEmpty()) {
      return denied(account, origin, RefusalCode.BUSY, PasswordChecks.WAIT_MAX);
    }
    if (!right.get() || stored == null || hash == null) {
      return denied(account, origin, RefusalCode.UNAUTHENTICATED, null);
    }
    verified.remember(stored.account().name(), hash, password);
    return admitted(stored.account(), Scope.FULL, Caller.Proof.PASSWORD, origin);
  }

  /// A token alone, as HTTP's Bearer has it.
  public Outcome<Caller> bearer(CharSequence token, Origin origin) {
    Optional<TokenSecret> parsed = TokenSecret.parse(token);
    return parsed.isPresent() ? token(null, parsed.get(), origin) : nobody(origin);
  }

  /// A request that says nothing about who is asking, or not in a way that is understood: refused
  /// as `unauthenticated`, and counted.
  public Outcome<Caller> nobody(Origin origin) {
    Duration wait = requestFrom(origin);
    return wait.isZero()
        ? denied("", origin, RefusalCode.UNAUTHENTICATED, null)
        : denied("", origin, RefusalCode.RATE_LIMITED, wait);
  }

  /// @param account whose the token must be; null when nobody was named
  private Outcome<Caller> token(@Nullable String account, TokenSecret secret, Origin origin) {
    String named = account == null ? "" : account;
    Duration wait = requestFrom(origin);
    if (!wait.isZero()) {
      return denied(named, origin, RefusalCode.RATE_LIMITED, wait);
    }
    StoredToken stored = tokens.get().get(secret.digest());
    Token token = stored == null ? null : stored.token();
    StoredAccount owner =
        token == null ? null : registry.all(AccountDocuments.ACCOUNTS).get(token.account().text());
    if (token == null
        || owner == null
        || token.expiredAt(clock.instant())
        || owner.account().disabled()
        || (!named.isEmpty() && !named.equals(owner.account().name().text()))) {
      wait = networkFailures.take(origin.network());
      return wait.isZero()
          ? denied(named, origin, RefusalCode.UNAUTHENTICATED, null)
          : denied(named, origin, RefusalCode.LOGIN_THROTTLED, wait);
    }
    return admitted(owner.account(), token.scope(), Caller.Proof.TOKEN, origin);
  }

  private Outcome<Caller> admitted(
      Account account, Scope scope, Caller.Proof proof, Origin origin) {
    String name = account.name().text();
    Duration wait = accountRequests.take(name);
    if (!wait.isZero()) {
      return denied(name, origin, RefusalCode.RATE_LIMITED, wait);
    }
    activity.request(name, clock.instant());
    return Outcome.done(
        new Caller(
            name,
            account.role(),
            account.ceiling(),
            scope,
            proof,
            origin,
            null,
            null,
            Locale.ENGLISH));
  }

  private Outcome<Caller> denied(
      String account, Origin origin, RefusalCode code, @Nullable Duration wait) {
    Refusal refusal = journal.refusal(code);
    boolean known = registry.all(AccountDocuments.ACCOUNTS).containsKey(account);
    denials.record(known ? account : UNKNOWN, origin, refusal);
    return Outcome.refused(wait == null ? refusal : refusal.withRetryAfter(wait));
  }

  private Duration requestFrom(Origin origin) {
    return origin.machine() ? Duration.ZERO : networkRequests.take(origin.network());
  }

  /// Takes one guess from both allowances, or from neither.
  private Duration guess(String pair, String network) {
    Duration wait = failures.take(pair);
    if (!wait.isZero()) {
      return wait;
    }
    wait = networkFailures.take(network);
    if (!wait.isZero()) {
      failures.giveBack(pair);
    }
    return wait;
  }

  /// What an operator may set about signing in.
  ///
  /// @param signInMemory how long a verified password needs no new verification
  /// @param passwordChecks passwords verified at the same time, from 1
  /// @param account requests of one account
  /// @param address requests from one address, except from this machine
  public record Limits(Duration signInMemory, int passwordChecks, Rate account, Rate address) {
    public static final Limits DEFAULTS =
        new Limits(Duration.ofMinutes(10), 2, new Rate(10_000, 100_000), new Rate(10_000, 100_000));

    public Limits {
      if (signInMemory.isNegative() || passwordChecks < 1) {
        throw new IllegalArgumentException("setting outside its bounds");
      }
    }
  }

  /// An allowance that fills up steadily.
  ///
  /// @param perSecond requests gained in a second, from 1
  /// @param burst requests at once, from 1
  public record Rate(int perSecond, int burst) {
    public Rate {
      if (perSecond < 1 || burst < 1) {
        throw new IllegalArgumentException("a rate is at least 1");
      }
    }

    Allowances allowances(InstantSource clock) {
      return new Allowances(perSecond, burst, clock);
    }
  }
}
