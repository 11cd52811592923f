package org.entente.exchange.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.AccountDocuments.StoredAccount;
import org.entente.exchange.account.AccountDocuments.StoredToken;
import org.entente.exchange.document.Registry;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.TokenSecret;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.jspecify.annotations.Nullable;

/// The tokens of all accounts. One's own need [Act#OWN_TOKENS], those of others [Act#KEEP_TOKENS]
/// (seeing: [Act#SEE_DIRECTORY]). Nobody can make a token that may do more than they may
/// themselves: a caller who showed a token passes on its scope at most. Thread-safe.
public final class Tokens {
  /// Tokens of one account that have not expired.
  public static final int TOKENS_PER_ACCOUNT_MAX = 100;

  /// The longest life that can be asked for; a token without end is asked for without one.
  public static final Duration LIFE_MAX = Duration.ofDays(3650);

  private static final int ID_BYTES = 6;

  private static final Deed CREATE = Deed.administering("token.create");
  private static final Deed LIST = Deed.administering("token.list");
  private static final Deed REVOKE = Deed.administering("token.revoke");

  private final Registry registry;
  private final Journal journal;
  private final InstantSource clock;
  private final SecureRandom random;

  public Tokens(Registry registry, Journal journal, InstantSource clock, SecureRandom random) {
    this.registry = registry;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
  }

  /// Creates a token.
  ///
  /// @param account whose it is to be
  /// @param label what to call it, at most [Token#LABEL_LENGTH_MAX] characters; may be empty
  /// @param life how long it works, at most [#LIFE_MAX]; null = until it is revoked
  public Outcome<Issued> create(
      Caller caller, String account, String label, Scope scope, @Nullable Duration life) {
    Act needed = caller.account().equals(account) ? Act.OWN_TOKENS : Act.KEEP_TOKENS;
    if (!caller.may(needed)) {
      return journal.forbid(caller, CREATE, account, needed);
    }
    if (!caller.scope().includes(scope)) {
      return journal.refuse(caller, CREATE, account, RefusalCode.TOKEN_SCOPE, account);
    }
    boolean badLife =
        life != null && (life.isNegative() || life.isZero() || life.compareTo(LIFE_MAX) > 0);
    if (label.length() > Token.LABEL_LENGTH_MAX || badLife) {
      return journal.refuse(
          caller, CREATE, account, RefusalCode.VALUE_INVALID, badLife ? "life" : "label");
    }
    TokenSecret secret = TokenSecret.random(random);
    return registry.change(
        caller,
        CREATE,
        account,
        edit -> created(caller, account, label, scope, life, secret, edit));
  }

  private Outcome<Issued> created(
      Caller caller,
      String account,
      String label,
      Scope scope,
      @Nullable Duration life,
      TokenSecret secret,
      Registry.Edit edit) {
    StoredAccount owner = edit.all(AccountDocuments.ACCOUNTS).get(account);
    if (owner == null) {
      return journal.refuse(caller, CREATE, account, RefusalCode.ACCOUNT_NOT_FOUND, account);
    }
    Instant now = clock.instant();
    int valid = 0;
    for (StoredToken stored : List.copyOf(edit.all(AccountDocuments.TOKENS).values())) {
      Token token = stored.token();
      if (token.account().equals(owner.account().name())) {
        if (token.expiredAt(now)) {
          edit.delete(AccountDocuments.TOKENS, token.id());
        } else {
          valid++;
        }
      }
    }
    if (valid >= TOKENS_PER_ACCOUNT_MAX) {
      return journal.refuse(
          caller, CREATE, account, RefusalCode.TOO_MANY, Integer.toString(TOKENS_PER_ACCOUNT_MAX));
    }
    var token =
        new Token(
            newId(edit),
            owner.account().name(),
            label,
            scope,
            now,
            life == null ? null : now.plus(life));
    edit.put(AccountDocuments.TOKENS, token.id(), new StoredToken(token, secret.digest()));
    return Outcome.done(new Issued(token, secret));
  }

  /// The tokens of `account`, or of everybody when null, by account and time. Those that expired
  /// are among them until the account gets a new one.
  public Outcome<List<Token>> list(Caller caller, @Nullable String account) {
    String target = account == null ? "" : account;
    Act needed = caller.account().equals(account) ? Act.OWN_TOKENS : Act.SEE_DIRECTORY;
    if (!caller.may(needed)) {
      return journal.forbid(caller, LIST, target, needed);
    }
    List<Token> tokens =
        registry.all(AccountDocuments.TOKENS).values().stream()
            .map(StoredToken::token)
            .filter(token -> account == null || token.account().text().equals(account))
            .sorted(Comparator.comparing(Token::account).thenComparing(Token::created))
            .toList();
    return journal.given(caller, LIST, Subject.of(target), tokens);
  }

  /// Revokes a token: it does not work from the moment this returns.
  public Outcome<Token> revoke(Caller caller, String id) {
    return registry.change(
        caller,
        REVOKE,
        id,
        edit -> {
          StoredToken stored = edit.all(AccountDocuments.TOKENS).get(id);
          boolean theirs =
              stored != null && caller.account().equals(stored.token().account().text());
          Act needed = theirs ? Act.OWN_TOKENS : Act.KEEP_TOKENS;
          if (!caller.may(needed)) {
            return journal.forbid(caller, REVOKE, id, needed);
          }
          if (stored == null) {
            return journal.refuse(caller, REVOKE, id, RefusalCode.TOKEN_NOT_FOUND, id);
          }
          edit.delete(AccountDocuments.TOKENS, id);
          return Outcome.done(stored.token());
        });
  }

  static void forget(Registry.Edit edit, AccountName account) {
    List.copyOf(edit.all(AccountDocuments.TOKENS).values()).stream()
        .map(StoredToken::token)
        .filter(token -> token.account().equals(account))
        .forEach(token -> edit.delete(AccountDocuments.TOKENS, token.id()));
  }

  private String newId(Registry.Edit edit) {
    byte[] bytes = new byte[ID_BYTES];
    String id;
    do {
      random.nextBytes(bytes);
      id = HexFormat.of().formatHex(bytes);
    } while (edit.all(AccountDocuments.TOKENS).containsKey(id));
    return id;
  }

  /// A new token, with the secret that is shown this once.
  public record Issued(Token token, TokenSecret secret) {}
}
