package org.entente.exchange;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.entente.exchange.account.Account;
import org.entente.exchange.account.Accounts;
import org.entente.exchange.account.Authentication;
import org.entente.exchange.account.Grants;
import org.entente.exchange.account.Tokens;
import org.entente.exchange.audit.AuditTrail;
import org.entente.exchange.commit.Store;
import org.entente.exchange.directory.ApiRoots;
import org.entente.exchange.directory.Collections;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.reading.Reading;
import org.entente.exchange.reading.Removal;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.exchange.status.StatusDesk;

/// The domain of one node: what its edges (HTTP, command line) call, and nothing below it knows
/// about them. Start here, then go to the feature you need. Thread-safe; holds no thread; the store
/// stays its opener's to close.
public final class Exchange {
  private Exchange() {}

  /// Opens the domain on `store`, loading accounts, grants and collections into memory, and adds
  /// the API root `exchange` if there is none yet.
  ///
  /// @param clock the time of records and expiries
  /// @param random for ids, tokens and keys
  public static Exchange open(
      Store store, InstantSource clock, SecureRandom random, Settings settings) {
    throw new UnsupportedOperationException();
  }

  /// Adds the first administrator of a new node. Refused as `account-exists` once there is any
  /// account, whatever its name.
  public Outcome<Account> begin(String admin, Password password) {
    throw new UnsupportedOperationException();
  }

  public Authentication authentication() {
    throw new UnsupportedOperationException();
  }

  public Accounts accounts() {
    throw new UnsupportedOperationException();
  }

  public Tokens tokens() {
    throw new UnsupportedOperationException();
  }

  public Grants grants() {
    throw new UnsupportedOperationException();
  }

  public ApiRoots apiRoots() {
    throw new UnsupportedOperationException();
  }

  public Collections collections() {
    throw new UnsupportedOperationException();
  }

  public Reading reading() {
    throw new UnsupportedOperationException();
  }

  public Removal removal() {
    throw new UnsupportedOperationException();
  }

  public Ingest ingest() {
    throw new UnsupportedOperationException();
  }

  public StatusDesk statuses() {
    throw new UnsupportedOperationException();
  }

  public AuditTrail auditTrail() {
    throw new UnsupportedOperationException();
  }
}
