package org.entente.exchange.account;

import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The accounts of the node. All but [#setPassword] on oneself needs [Act#KEEP_ACCOUNTS] (seeing:
/// [Act#SEE_DIRECTORY]). There is always an enabled administrator: what would leave none is refused
/// as `last-admin`. Thread-safe.
public final class Accounts {
  /// Accounts on one node.
  public static final int ACCOUNTS_MAX = 10_000;

  Accounts() {}

  /// Adds an account.
  ///
  /// @param name as [AccountName] wants it
  /// @param role what it is for
  /// @param tlp its ceiling; null = what the role has by default
  /// @param pap its ceiling; null = what the role has by default
  /// @param password its password; null = it signs in with tokens only
  public Outcome<Account> add(
      Caller caller,
      String name,
      Role role,
      @Nullable Tlp tlp,
      @Nullable Pap pap,
      @Nullable Password password) {
    throw new UnsupportedOperationException();
  }

  /// All accounts, by name.
  public Outcome<List<Account>> list(Caller caller) {
    throw new UnsupportedOperationException();
  }

  public Outcome<Account> find(Caller caller, String name) {
    throw new UnsupportedOperationException();
  }

  /// Changes what `change` names; the account's running requests finish under the old terms.
  public Outcome<Account> change(Caller caller, String name, Change change) {
    throw new UnsupportedOperationException();
  }

  /// Sets the password; earlier sign-ins with the old one are forgotten at once. One's own password
  /// needs [Act#OWN_TOKENS] only.
  public Outcome<Account> setPassword(Caller caller, String name, Password password) {
    throw new UnsupportedOperationException();
  }

  /// Removes the account with its tokens and grants. What it brought stays.
  public Outcome<Account> remove(Caller caller, String name) {
    throw new UnsupportedOperationException();
  }

  /// What to change; null leaves a thing as it is.
  public record Change(
      @Nullable Role role, @Nullable Tlp tlp, @Nullable Pap pap, @Nullable Boolean disabled) {}
}
