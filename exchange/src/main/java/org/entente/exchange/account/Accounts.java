package org.entente.exchange.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.AccountDocuments.StoredAccount;
import org.entente.exchange.document.Registry;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The accounts of the node. All but [#setPassword] on oneself needs [Act#KEEP_ACCOUNTS] (seeing:
/// [Act#SEE_DIRECTORY]). There is always an enabled administrator: what would leave none is refused
/// as `last-admin`. Thread-safe.
public final class Accounts {
  /// Accounts on one node.
  public static final int ACCOUNTS_MAX = 10_000;

  private static final Deed ADD = Deed.administering("user.add");
  private static final Deed LIST = Deed.administering("user.list");
  private static final Deed SHOW = Deed.administering("user.show");
  private static final Deed CHANGE = Deed.administering("user.set");
  private static final Deed PASSWORD = Deed.administering("user.password");
  private static final Deed REMOVE = Deed.administering("user.remove");

  private final Registry registry;
  private final Journal journal;
  private final PasswordHash hashes;
  private final InstantSource clock;

  public Accounts(Registry registry, Journal journal, PasswordHash hashes, InstantSource clock) {
    this.registry = registry;
    this.journal = journal;
    this.hashes = hashes;
    this.clock = clock;
  }

  /// Adds the first administrator of a new node. Refused as `account-exists` once there is any
  /// account, whatever its name.
  public Outcome<Account> begin(Caller caller, String name, Password password) {
    return adding(caller, name, Role.ADMIN, Role.ADMIN.defaultCeiling(), password, true);
  }

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
    Ceiling ceiling = limited(role.defaultCeiling(), tlp, pap);
    return adding(caller, name, role, ceiling, password, false);
  }

  /// All accounts, by name.
  public Outcome<List<Account>> list(Caller caller) {
    if (!caller.may(Act.SEE_DIRECTORY)) {
      return journal.forbid(caller, LIST, "", Act.SEE_DIRECTORY);
    }
    return journal.given(caller, LIST, Subject.of(""), all());
  }

  /// All accounts, by name. Records nothing: for services that do.
  public List<Account> all() {
    return registry.all(AccountDocuments.ACCOUNTS).values().stream()
        .map(StoredAccount::account)
        .toList();
  }

  /// One account. Everybody may see their own.
  public Outcome<Account> find(Caller caller, String name) {
    if (!caller.may(Act.SEE_DIRECTORY) && !caller.account().equals(name)) {
      return journal.forbid(caller, SHOW, name, Act.SEE_DIRECTORY);
    }
    StoredAccount found = registry.all(AccountDocuments.ACCOUNTS).get(name);
    return found == null
        ? journal.refuse(caller, SHOW, name, RefusalCode.ACCOUNT_NOT_FOUND, name)
        : journal.given(caller, SHOW, Subject.of(name), found.account());
  }

  /// Changes what `change` names; the account's running requests finish under the old terms.
  public Outcome<Account> change(Caller caller, String name, Change change) {
    return editing(
        caller,
        CHANGE,
        name,
        (edit, stored) -> {
          Account before = stored.account();
          var after =
              new Account(
                  before.name(),
                  change.role() == null ? before.role() : change.role(),
                  limited(before.ceiling(), change.tlp(), change.pap()),
                  change.disabled() == null ? before.disabled() : change.disabled(),
                  before.hasPassword(),
                  before.created(),
                  clock.instant());
          edit.put(
              AccountDocuments.ACCOUNTS, name, new StoredAccount(after, stored.passwordHash()));
          if (after.role() == Role.AUDITOR) {
            Grants.forget(edit, given -> given.account().equals(after.name()));
          }
          return after;
        });
  }

  /// Sets the password; earlier sign-ins with the old one are forgotten at once. For one's own it
  /// is enough to have signed in with the old one: a token may be in other hands.
  public Outcome<Account> setPassword(Caller caller, String name, Password password) {
    boolean own = caller.account().equals(name) && caller.proof() == Caller.Proof.PASSWORD;
    if (!own && !caller.may(Act.KEEP_ACCOUNTS)) {
      return journal.forbid(caller, PASSWORD, name, Act.KEEP_ACCOUNTS);
    }
    Optional<AccountName> account = AccountName.parse(name);
    if (account.isEmpty()) {
      return journal.refuse(caller, PASSWORD, "", RefusalCode.ACCOUNT_NOT_FOUND, name);
    }
    Optional<RefusalCode> objection = PasswordRules.objection(account.get(), password);
    if (objection.isPresent()) {
      return weak(caller, PASSWORD, account.get(), objection.get());
    }
    String hash = hashes.hash(password); // slow, so not while holding others up
    return registry.change(
        caller,
        PASSWORD,
        name,
        edit -> {
          StoredAccount stored = edit.all(AccountDocuments.ACCOUNTS).get(name);
          if (stored == null) {
            return journal.refuse(caller, PASSWORD, name, RefusalCode.ACCOUNT_NOT_FOUND, name);
          }
          Account before = stored.account();
          var after =
              new Account(
                  before.name(),
                  before.role(),
                  before.ceiling(),
                  before.disabled(),
                  true,
                  before.created(),
                  clock.instant());
          edit.put(AccountDocuments.ACCOUNTS, name, new StoredAccount(after, hash));
          return Outcome.done(after);
        });
  }

  /// Removes the account with its tokens and grants. What it brought stays.
  public Outcome<Account> remove(Caller caller, String name) {
    return editing(
        caller,
        REMOVE,
        name,
        (edit, stored) -> {
          AccountName account = stored.account().name();
          edit.delete(AccountDocuments.ACCOUNTS, name);
          Tokens.forget(edit, account);
          Grants.forget(edit, given -> given.account().equals(account));
          return stored.account();
        });
  }

  private Outcome<Account> adding(
      Caller caller,
      String name,
      Role role,
      Ceiling ceiling,
      @Nullable Password password,
      boolean first) {
    if (!caller.may(Act.KEEP_ACCOUNTS)) {
      return journal.forbid(caller, ADD, "", Act.KEEP_ACCOUNTS);
    }
    Optional<AccountName> parsed = AccountName.parse(name);
    if (parsed.isEmpty()) {
      return journal.refuse(caller, ADD, "", RefusalCode.NAME_INVALID, name);
    }
    AccountName account = parsed.get();
    Optional<RefusalCode> objection =
        Optional.ofNullable(password).flatMap(it -> PasswordRules.objection(account, it));
    if (objection.isPresent()) {
      return weak(caller, ADD, account, objection.get());
    }
    String hash = password == null ? null : hashes.hash(password);
    return registry.change(
        caller,
        ADD,
        name,
        edit -> {
          SortedMap<String, StoredAccount> all = edit.all(AccountDocuments.ACCOUNTS);
          if (all.containsKey(name) || (first && !all.isEmpty())) {
            return journal.refuse(caller, ADD, name, RefusalCode.ACCOUNT_EXISTS, name);
          }
          if (all.size() >= ACCOUNTS_MAX) {
            return tooMany(caller);
          }
          Instant now = clock.instant();
          var added = new Account(account, role, ceiling, false, hash != null, now, now);
          edit.put(AccountDocuments.ACCOUNTS, name, new StoredAccount(added, hash));
          return Outcome.done(added);
        });
  }

  /// A change to an account that is there, by somebody who may, that leaves an administrator.
  private Outcome<Account> editing(Caller caller, Deed deed, String name, Editing editing) {
    if (!caller.may(Act.KEEP_ACCOUNTS)) {
      return journal.forbid(caller, deed, name, Act.KEEP_ACCOUNTS);
    }
    return registry.change(
        caller,
        deed,
        name,
        edit -> {
          StoredAccount stored = edit.all(AccountDocuments.ACCOUNTS).get(name);
          if (stored == null) {
            return journal.refuse(caller, deed, name, RefusalCode.ACCOUNT_NOT_FOUND, name);
          }
          Account result = editing.apply(edit, stored);
          return edit.all(AccountDocuments.ACCOUNTS).values().stream().anyMatch(Accounts::runsNode)
              ? Outcome.done(result)
              : journal.refuse(caller, deed, name, RefusalCode.LAST_ADMIN, name);
        });
  }

  private <T> Outcome<T> weak(Caller caller, Deed deed, AccountName account, RefusalCode why) {
    return journal.refuse(
        caller,
        deed,
        account.text(),
        why,
        Integer.toString(PasswordRules.CHARACTERS_MIN),
        Integer.toString(PasswordRules.BYTES_MAX));
  }

  private <T> Outcome<T> tooMany(Caller caller) {
    return journal.refuse(caller, ADD, "", RefusalCode.TOO_MANY, Integer.toString(ACCOUNTS_MAX));
  }

  private static boolean runsNode(StoredAccount stored) {
    return stored.account().role() == Role.ADMIN && !stored.account().disabled();
  }

  private static Ceiling limited(Ceiling otherwise, @Nullable Tlp tlp, @Nullable Pap pap) {
    return new Ceiling(tlp == null ? otherwise.tlp() : tlp, pap == null ? otherwise.pap() : pap);
  }

  /// What to change; null leaves a thing as it is.
  public record Change(
      @Nullable Role role, @Nullable Tlp tlp, @Nullable Pap pap, @Nullable Boolean disabled) {}

  @FunctionalInterface
  private interface Editing {
    Account apply(Registry.Edit edit, StoredAccount stored);
  }
}
