package org.entente.exchange.account;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Rights;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.AccountDocuments.StoredAccount;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.document.Registry;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.jspecify.annotations.Nullable;

/// Who was given what on which collection. Changing needs [Act#KEEP_GRANTS], seeing
/// [Act#SEE_DIRECTORY]; one's own grants are always visible. Thread-safe.
public final class Grants {
  /// Grants on one node.
  public static final int GRANTS_MAX = 100_000;

  private static final Deed SET = Deed.administering("grant.set");
  private static final Deed LIST = Deed.administering("grant.list");

  private final Registry registry;
  private final Journal journal;
  private final Registry.Derived<Map<String, Map<CollectionId, Grant>>> table;

  public Grants(Registry registry, Journal journal) {
    this.registry = registry;
    this.journal = journal;
    this.table = registry.derived(AccountDocuments.GRANTS, AccountDocuments::byAccount);
  }

  /// What `caller` may do with `collection` now: a look-up in an immutable snapshot. Says nothing
  /// about whether there is such a collection.
  public Rights rights(Caller caller, CollectionId collection) {
    if (caller.proof() == Caller.Proof.DIRECTORY) {
      return Rights.ALL;
    }
    if (!caller.scope().covers(collection)) {
      return Rights.NONE;
    }
    Grant grant = table.get().getOrDefault(caller.account(), Map.of()).get(collection);
    return Rights.of(caller.role(), grant).within(caller.scope());
  }

  /// Gives `grant`, replacing what was there; null takes it back, so that the role decides again.
  /// Auditors take none (`role-takes-no-grant`).
  ///
  /// @param collection a collection that exists
  /// @return the grant that holds now; empty when it was taken back
  public Outcome<List<Given>> set(
      Caller caller, String account, CollectionId collection, @Nullable Grant grant) {
    String target = account + "/" + collection;
    if (!caller.may(Act.KEEP_GRANTS)) {
      return journal.forbid(caller, SET, target, Act.KEEP_GRANTS);
    }
    return registry.change(
        caller,
        SET,
        target,
        edit -> {
          StoredAccount stored = edit.all(AccountDocuments.ACCOUNTS).get(account);
          if (stored == null) {
            return journal.refuse(caller, SET, target, RefusalCode.ACCOUNT_NOT_FOUND, account);
          }
          if (grant == null) {
            edit.delete(AccountDocuments.GRANTS, target);
            return Outcome.done(List.of());
          }
          if (stored.account().role() == Role.AUDITOR) {
            return journal.refuse(
                caller, SET, target, RefusalCode.ROLE_TAKES_NO_GRANT, Role.AUDITOR.label());
          }
          if (edit.all(AccountDocuments.GRANTS).size() >= GRANTS_MAX) {
            return journal.refuse(
                caller, SET, target, RefusalCode.TOO_MANY, Integer.toString(GRANTS_MAX));
          }
          var given = new Given(stored.account().name(), collection, grant);
          edit.put(AccountDocuments.GRANTS, target, given);
          return Outcome.done(List.of(given));
        });
  }

  /// The grants of `account` on `collection`, by account; null stands for all.
  public Outcome<List<Given>> list(
      Caller caller, @Nullable String account, @Nullable CollectionId collection) {
    String target = (account == null ? "" : account) + (collection == null ? "" : "/" + collection);
    if (!caller.may(Act.SEE_DIRECTORY) && !caller.account().equals(account)) {
      return journal.forbid(caller, LIST, target, Act.SEE_DIRECTORY);
    }
    List<Given> found =
        registry.all(AccountDocuments.GRANTS).values().stream()
            .filter(given -> account == null || given.account().text().equals(account))
            .filter(given -> collection == null || given.collection().equals(collection))
            .toList();
    return journal.given(caller, LIST, Subject.of(target), found);
  }

  /// Takes back, as part of a change, all grants on a collection that goes.
  public static void forgetCollection(Registry.Edit edit, CollectionId collection) {
    forget(edit, given -> given.collection().equals(collection));
  }

  static void forget(Registry.Edit edit, Predicate<Given> which) {
    List.copyOf(edit.all(AccountDocuments.GRANTS).values()).stream()
        .filter(which)
        .forEach(given ->
            edit.delete(
                AccountDocuments.GRANTS,
                AccountDocuments.grantKey(given.account(), given.collection())));
  }

  /// One grant.
  public record Given(AccountName account, CollectionId collection, Grant grant) {}
}
