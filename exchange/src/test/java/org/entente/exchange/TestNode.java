package org.entente.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Origin;
import org.entente.exchange.access.Role;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.Tokens.Issued;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;

/// A domain on a fake store, a fake clock and a fast hash, and short words for what tests do.
public final class TestNode {
  public static final Password GOOD = Password.of("a good long password");
  public static final Origin OFFICE = origin("192.0.2.10");
  public static final Origin ELSEWHERE = origin("198.51.100.7");

  public final TestClock clock = new TestClock();
  public final FakeStore store = new FakeStore(clock);
  public final CountingHash hashes = new CountingHash();
  public final Caller owner = Caller.local("test");
  public final Exchange exchange;

  public TestNode() {
    this(Settings.DEFAULTS);
  }

  public TestNode(Settings settings) {
    this.exchange = reopened(settings);
  }

  /// Another domain on the same store, as after a restart.
  public Exchange reopened(Settings settings) {
    return Exchange.open(store, clock, new SecureRandom(), settings, hashes);
  }

  /// Adds an account with the password [#GOOD].
  public void add(String account, Role role) {
    done(exchange.accounts().add(owner, account, role, null, null, GOOD));
  }

  /// The caller that signing in as `account` from the office makes.
  public Caller signedIn(String account) {
    return done(exchange.authentication().password(account, GOOD, OFFICE));
  }

  /// A new account of `role`, signed in.
  public Caller someone(Role role) {
    add(role.label(), role);
    return signedIn(role.label());
  }

  /// The caller that a new token of `account` makes.
  public Caller withToken(String account, Scope scope) {
    Issued issued = done(exchange.tokens().create(owner, account, "", scope, null));
    String text = issued.secret().reveal(SecretAccess.GRANTED);
    return done(exchange.authentication().bearer(text, OFFICE));
  }

  public Collection collection(String name) {
    return done(exchange.collections().add(owner, NewCollection.named(name)));
  }

  /// The records since `mark` of them.
  public List<AuditRecord> since(int mark) {
    List<AuditRecord> all = store.records();
    return all.subList(mark, all.size());
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  public static RefusalCode refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<?>(var refusal) -> refusal.code();
    };
  }

  public static Origin origin(String address) {
    try {
      return Origin.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
