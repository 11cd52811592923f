package org.entente.exchange.directory;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.account.Account;
import org.entente.exchange.account.Accounts;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;

/// What of a node exists for a caller, and how the node is: everything that is asked before objects
/// are. Each look leaves one audit record. Thread-safe.
///
/// An API root often stands for a group of people who trust each other, so that one in which the
/// caller has no collection does not exist for them; the default one exists for everybody.
public final class Outlook {
  private static final Deed ROOTS = Deed.consulting("api-root.list");
  private static final Deed ROOT = Deed.consulting("api-root.show");
  private static final Deed COLLECTIONS = Deed.consulting("collection.list");
  private static final Deed COLLECTION = Deed.consulting("collection.show");
  private static final Deed STATUS = Deed.consulting("node.status");
  private static final Deed FIGURES = Deed.consulting("node.figures");

  private final ApiRoots apiRoots;
  private final Collections collections;
  private final Accounts accounts;
  private final Journal journal;

  public Outlook(ApiRoots apiRoots, Collections collections, Accounts accounts, Journal journal) {
    this.apiRoots = apiRoots;
    this.collections = collections;
    this.accounts = accounts;
    this.journal = journal;
  }

  /// The API roots that exist for the caller, the default one first (TAXII 2.1 §4.1).
  public Outcome<List<ApiRoot>> apiRoots(Caller caller) {
    return journal.given(caller, ROOTS, Subject.of(""), known(caller));
  }

  /// One of them (TAXII 2.1 §4.2).
  public Outcome<ApiRoot> apiRoot(Caller caller, String name) {
    Optional<ApiRoot> found = known(caller, name);
    return found.isPresent()
        ? journal.given(caller, ROOT, Subject.of(name), found.get())
        : noSuchRoot(caller, ROOT, name);
  }

  /// The collections under an API root that exist for the caller, by name (TAXII 2.1 §5.1).
  public Outcome<List<Visible>> collections(Caller caller, String apiRoot) {
    return known(caller, apiRoot).isPresent()
        ? collections.list(caller, apiRoot)
        : noSuchRoot(caller, COLLECTIONS, apiRoot);
  }

  /// Tells the caller about a collection that was found for them (TAXII 2.1 §5.2).
  public Outcome<Visible> collection(Caller caller, Visible found) {
    Subject subject = Subject.of(found.collection().id().toString());
    return journal.given(caller, COLLECTION, subject, found);
  }

  /// All collections that exist for the caller, by name. Records nothing: for those who go on to
  /// something that is recorded.
  public List<Visible> reachable(Caller caller) {
    return collections.everything(caller).stream().filter(it -> it.rights().any()).toList();
  }

  /// Collections and accounts, for the node's status: all of them for those who may see the
  /// directory; for others the collections that exist for them, and no accounts.
  public Outcome<Overview> overview(Caller caller) {
    boolean all = caller.may(Act.SEE_DIRECTORY);
    Predicate<Visible> shown = all ? _ -> true : visible -> visible.rights().any();
    var overview =
        new Overview(
            collections.everything(caller).stream().filter(shown).toList(),
            all ? accounts.all() : List.of());
    return journal.given(caller, STATUS, Subject.of(""), overview);
  }

  /// Lets the caller see the node's figures, which needs [Act#SEE_HEALTH].
  public Outcome<Caller> figures(Caller caller) {
    return caller.may(Act.SEE_HEALTH)
        ? journal.given(caller, FIGURES, Subject.of(""), caller)
        : journal.forbid(caller, FIGURES, "", Act.SEE_HEALTH);
  }

  private Optional<ApiRoot> known(Caller caller, String name) {
    return known(caller).stream().filter(root -> root.name().equals(name)).findFirst();
  }

  private List<ApiRoot> known(Caller caller) {
    List<ApiRoot> all = apiRoots.all();
    return caller.may(Act.SEE_DIRECTORY)
        ? all
        : all.stream()
            .filter(root ->
                root.name().equals(ApiRoot.DEFAULT_NAME) || collections.anyFor(caller, root.name()))
            .toList();
  }

  /// Foreign text goes into the audit log only in the form of a name.
  private <T> Outcome<T> noSuchRoot(Caller caller, Deed deed, String name) {
    String target = ApiRoot.isName(name) ? name : "";
    return journal.refuse(caller, deed, target, RefusalCode.API_ROOT_NOT_FOUND, name);
  }

  /// @param collections those that exist for the caller, by name
  /// @param accounts all, by name; none for those who may not see them
  public record Overview(List<Visible> collections, List<Account> accounts) {
    public Overview {
      collections = List.copyOf(collections);
      accounts = List.copyOf(accounts);
    }
  }
}
