package org.entente.exchange.directory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.account.Grants;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.document.Registry;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The collections of the node, as far as the caller has any right to them: the others do not exist
/// for them. Changing needs [Act#KEEP_COLLECTIONS]. Thread-safe.
public final class Collections {
  /// Collections on one node.
  public static final int COLLECTIONS_MAX = 10_000;

  private static final Deed ADD = Deed.administering("collection.add");
  private static final Deed LIST = Deed.consulting("collection.list");
  private static final Deed LIST_ALL = Deed.administering("collection.list");
  private static final Deed FIND = Deed.consulting("collection.show");
  private static final Deed REMOVE = Deed.erasing("collection.remove");

  private final Registry registry;
  private final Journal journal;
  private final Grants grants;
  private final InstantSource clock;
  private final Registry.Derived<Index> index;

  public Collections(Registry registry, Journal journal, Grants grants, InstantSource clock) {
    this.registry = registry;
    this.journal = journal;
    this.grants = grants;
    this.clock = clock;
    this.index = registry.derived(DirectoryDocuments.COLLECTIONS, Index::of);
  }

  /// Adds a collection.
  public Outcome<Collection> add(Caller caller, NewCollection proposal) {
    if (!caller.may(Act.KEEP_COLLECTIONS)) {
      return journal.forbid(caller, ADD, "", Act.KEEP_COLLECTIONS);
    }
    if (!Collection.isName(proposal.name())) {
      return journal.refuse(caller, ADD, "", RefusalCode.NAME_INVALID, proposal.name());
    }
    Optional<String> malformed = proposal.malformed();
    if (malformed.isPresent()) {
      return journal.refuse(
          caller, ADD, proposal.name(), RefusalCode.VALUE_INVALID, malformed.get());
    }
    var id = new CollectionId(journal.newId());
    return registry.change(caller, ADD, id.toString(), edit -> added(caller, proposal, id, edit));
  }

  private Outcome<Collection> added(
      Caller caller, NewCollection proposal, CollectionId id, Registry.Edit edit) {
    String root = proposal.apiRoot() == null ? ApiRoot.DEFAULT_NAME : proposal.apiRoot();
    SortedMap<String, Collection> all = edit.all(DirectoryDocuments.COLLECTIONS);
    if (!edit.all(DirectoryDocuments.API_ROOTS).containsKey(root)) {
      return journal.refuse(caller, ADD, root, RefusalCode.API_ROOT_NOT_FOUND, root);
    }
    if (all.size() >= COLLECTIONS_MAX) {
      return journal.refuse(
          caller, ADD, proposal.name(), RefusalCode.TOO_MANY, Integer.toString(COLLECTIONS_MAX));
    }
    var collection =
        new Collection(
            id,
            proposal.name(),
            root,
            proposal.alias(),
            proposal.title() == null ? proposal.name() : proposal.title(),
            proposal.description(),
            proposal.defaultMarking(),
            proposal.validation(),
            clock.instant());
    Optional<String> taken = Index.of(all).taken(collection);
    if (taken.isPresent()) {
      return journal.refuse(
          caller, ADD, proposal.name(), RefusalCode.COLLECTION_EXISTS, taken.get());
    }
    edit.put(DirectoryDocuments.COLLECTIONS, id.toString(), collection);
    return Outcome.done(collection);
  }

  /// The collections under `apiRoot` (null = under all) that exist for the caller, by name.
  public Outcome<List<Visible>> list(Caller caller, @Nullable String apiRoot) {
    List<Visible> visible =
        in(apiRoot).stream()
            .map(collection -> new Visible(collection, grants.rights(caller, collection.id())))
            .filter(it -> it.rights().any())
            .toList();
    return journal.given(caller, LIST, Subject.of(apiRoot == null ? "" : apiRoot), visible);
  }

  /// All collections, by name, with the rights that the caller has in them, be they none: for those
  /// who may see the directory.
  public Outcome<List<Visible>> listAll(Caller caller, @Nullable String apiRoot) {
    String target = apiRoot == null ? "" : apiRoot;
    if (!caller.may(Act.SEE_DIRECTORY)) {
      return journal.forbid(caller, LIST_ALL, target, Act.SEE_DIRECTORY);
    }
    List<Visible> all =
        in(apiRoot).stream()
            .map(collection -> new Visible(collection, grants.rights(caller, collection.id())))
            .toList();
    return journal.given(caller, LIST_ALL, Subject.of(target), all);
  }

  /// The collection that `reference` (id, alias or name) means under `apiRoot` (null = anywhere; an
  /// alias that several API roots use then means none). Refused as `collection-not-found` when it
  /// is not there or the caller has no right to it. Nothing is recorded when it is found, since
  /// what follows is.
  public Outcome<Visible> find(Caller caller, @Nullable String apiRoot, String reference) {
    Optional<Visible> found =
        index
            .get()
            .find(apiRoot, reference)
            .map(collection -> new Visible(collection, grants.rights(caller, collection.id())))
            .filter(it -> it.rights().any());
    return found.isPresent()
        ? Outcome.done(found.get())
        : journal.refuse(
            caller, FIND, target(reference), RefusalCode.COLLECTION_NOT_FOUND, reference);
  }

  /// As [#find], also when the caller has no rights in it: for those who may see the directory.
  public Outcome<Visible> findAny(Caller caller, String reference) {
    if (!caller.may(Act.SEE_DIRECTORY)) {
      return journal.forbid(caller, FIND, target(reference), Act.SEE_DIRECTORY);
    }
    Optional<Collection> found = index.get().find(null, reference);
    return found.isPresent()
        ? Outcome.done(new Visible(found.get(), grants.rights(caller, found.get().id())))
        : journal.refuse(
            caller, FIND, target(reference), RefusalCode.COLLECTION_NOT_FOUND, reference);
  }

  /// All collections, by name, with the caller's rights in them, be they none. Records nothing: for
  /// services that do.
  List<Visible> everything(Caller caller) {
    return in(null).stream()
        .map(collection -> new Visible(collection, grants.rights(caller, collection.id())))
        .toList();
  }

  /// Whether any collection under `apiRoot` exists for the caller. Records nothing.
  boolean anyFor(Caller caller, String apiRoot) {
    return in(apiRoot).stream()
        .anyMatch(collection -> grants.rights(caller, collection.id()).any());
  }

  /// As it is now, for the node's own use.
  public Optional<Collection> get(CollectionId id) {
    return Optional.ofNullable(index.get().byId().get(id));
  }

  /// Removes the collection with all objects and grants in it.
  public Outcome<Collection> remove(Caller caller, CollectionId id) {
    String target = id.toString();
    if (!caller.may(Act.KEEP_COLLECTIONS)) {
      return journal.forbid(caller, REMOVE, target, Act.KEEP_COLLECTIONS);
    }
    return registry.change(
        caller,
        REMOVE,
        target,
        edit -> {
          Collection collection = edit.all(DirectoryDocuments.COLLECTIONS).get(target);
          if (collection == null) {
            return journal.refuse(caller, REMOVE, target, RefusalCode.COLLECTION_NOT_FOUND, target);
          }
          edit.delete(DirectoryDocuments.COLLECTIONS, target);
          Grants.forgetCollection(edit, id);
          edit.also(commit -> commit.drop(id));
          return Outcome.done(collection);
        });
  }

  private List<Collection> in(@Nullable String apiRoot) {
    return index.get().byName().values().stream()
        .filter(collection -> apiRoot == null || collection.apiRoot().equals(apiRoot))
        .toList();
  }

  /// Foreign text goes into the audit log only in the form of a name or an id.
  private static String target(String reference) {
    boolean harmless = Collection.isName(reference) || CollectionId.parse(reference).isPresent();
    return harmless ? reference : "";
  }

  /// A collection and what the caller may do with it.
  public record Visible(Collection collection, Rights rights) {}

  /// What to add.
  ///
  /// @param name distinct on the node
  /// @param apiRoot null = [ApiRoot#DEFAULT_NAME]
  /// @param alias distinct in its API root; null if none
  /// @param title null = the name
  /// @param description null if none
  /// @param defaultMarking null = objects without a TLP mark are handled as TLP:AMBER+STRICT
  /// @param validation what happens to objects that break a MUST
  public record NewCollection(
      String name,
      @Nullable String apiRoot,
      @Nullable String alias,
      @Nullable String title,
      @Nullable String description,
      @Nullable Tlp defaultMarking,
      Validation validation) {
    /// The simplest one.
    public static NewCollection named(String name) {
      return new NewCollection(name, null, null, null, null, null, Validation.STRICT);
    }

    private Optional<String> malformed() {
      if (alias != null && !Collection.isName(alias)) {
        return Optional.of("alias");
      }
      if (title != null && (title.isBlank() || title.length() > Collection.TITLE_LENGTH_MAX)) {
        return Optional.of("title");
      }
      return description != null && description.length() > Collection.DESCRIPTION_LENGTH_MAX
          ? Optional.of("description")
          : Optional.empty();
    }
  }

  /// The collections by everything they may be called. Immutable.
  ///
  /// @param byName all, by name
  /// @param byId all, by id
  /// @param byAlias those that have an alias; several may share one in different API roots
  private record Index(
      SortedMap<String, Collection> byName,
      Map<CollectionId, Collection> byId,
      Map<String, List<Collection>> byAlias) {
    static Index of(SortedMap<String, Collection> all) {
      var byName = new TreeMap<String, Collection>();
      var byId = new HashMap<CollectionId, Collection>();
      var byAlias = new HashMap<String, List<Collection>>();
      for (Collection collection : all.values()) {
        byName.put(collection.name(), collection);
        byId.put(collection.id(), collection);
        if (collection.alias() != null) {
          byAlias.computeIfAbsent(collection.alias(), alias -> new ArrayList<>()).add(collection);
        }
      }
      return new Index(byName, byId, byAlias);
    }

    /// An id comes first, then a name, then an alias. None of the three can be mistaken for another
    /// inside an API root, since [#taken] keeps them apart.
    Optional<Collection> find(@Nullable String apiRoot, String reference) {
      Collection found = CollectionId.parse(reference).map(byId::get).orElse(null);
      if (found == null) {
        found = byName.get(reference);
      }
      if (found != null) {
        return isUnder(apiRoot, found) ? Optional.of(found) : byAlias(apiRoot, reference);
      }
      return byAlias(apiRoot, reference);
    }

    /// Which of the names of `added` already means another collection.
    Optional<String> taken(Collection added) {
      if (byName.containsKey(added.name())) {
        return Optional.of(added.name());
      }
      if (byAlias(added.apiRoot(), added.name()).isPresent()) {
        return Optional.of(added.name());
      }
      String alias = added.alias();
      return alias != null && find(added.apiRoot(), alias).isPresent()
          ? Optional.of(alias)
          : Optional.empty();
    }

    private Optional<Collection> byAlias(@Nullable String apiRoot, String alias) {
      List<Collection> found =
          byAlias.getOrDefault(alias, List.of()).stream()
              .filter(collection -> isUnder(apiRoot, collection))
              .toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isUnder(@Nullable String apiRoot, Collection collection) {
      return apiRoot == null || collection.apiRoot().equals(apiRoot);
    }
  }
}
