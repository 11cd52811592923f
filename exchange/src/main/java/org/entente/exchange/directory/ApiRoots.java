package org.entente.exchange.directory;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.document.Registry;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.jspecify.annotations.Nullable;

/// The API roots of the node. There is always `exchange`. Changing needs [Act#KEEP_API_ROOTS].
/// Thread-safe.
public final class ApiRoots {
  /// API roots on one node.
  public static final int API_ROOTS_MAX = 1_000;

  private static final Deed ADD = Deed.administering("api-root.add");
  private static final Deed LIST = Deed.consulting("api-root.list");

  private final Registry registry;
  private final Journal journal;
  private final InstantSource clock;
  private final Registry.Derived<List<ApiRoot>> inOrder;

  public ApiRoots(Registry registry, Journal journal, InstantSource clock) {
    this.registry = registry;
    this.journal = journal;
    this.clock = clock;
    this.inOrder = registry.derived(DirectoryDocuments.API_ROOTS, ApiRoots::defaultFirst);
  }

  /// Adds an API root.
  ///
  /// @param name as [ApiRoot#isName] wants it
  /// @param title null = the name
  /// @param maxContentLength in bytes; null = [ApiRoot#CONTENT_LENGTH_DEFAULT]
  public Outcome<ApiRoot> add(
      Caller caller,
      String name,
      @Nullable String title,
      @Nullable String description,
      @Nullable Long maxContentLength) {
    if (!caller.may(Act.KEEP_API_ROOTS)) {
      return journal.forbid(caller, ADD, "", Act.KEEP_API_ROOTS);
    }
    if (!ApiRoot.isName(name)) {
      return journal.refuse(caller, ADD, "", RefusalCode.NAME_INVALID, name);
    }
    long length = maxContentLength == null ? ApiRoot.CONTENT_LENGTH_DEFAULT : maxContentLength;
    Optional<String> malformed = malformed(title, description, length);
    if (malformed.isPresent()) {
      return journal.refuse(caller, ADD, name, RefusalCode.VALUE_INVALID, malformed.get());
    }
    return registry.change(
        caller,
        ADD,
        name,
        edit -> {
          SortedMap<String, ApiRoot> all = edit.all(DirectoryDocuments.API_ROOTS);
          if (all.containsKey(name)) {
            return journal.refuse(caller, ADD, name, RefusalCode.API_ROOT_EXISTS, name);
          }
          if (all.size() >= API_ROOTS_MAX) {
            return journal.refuse(
                caller, ADD, name, RefusalCode.TOO_MANY, Integer.toString(API_ROOTS_MAX));
          }
          var root =
              new ApiRoot(name, title == null ? name : title, description, length, clock.instant());
          edit.put(DirectoryDocuments.API_ROOTS, name, root);
          return Outcome.done(root);
        });
  }

  /// All API roots, the default one first, the others by name: everybody may know their names.
  public Outcome<List<ApiRoot>> list(Caller caller) {
    return journal.given(caller, LIST, Subject.of(""), all());
  }

  /// As [#list], for limits and routing, without a caller.
  public List<ApiRoot> all() {
    return inOrder.get();
  }

  /// The API root of this name, for limits and routing, without a caller.
  public Optional<ApiRoot> get(String name) {
    return Optional.ofNullable(registry.all(DirectoryDocuments.API_ROOTS).get(name));
  }

  private static Optional<String> malformed(
      @Nullable String title, @Nullable String description, long length) {
    if (length < ApiRoot.CONTENT_LENGTH_MIN || length > ApiRoot.CONTENT_LENGTH_MAX) {
      return Optional.of("max-content-length");
    }
    if (title != null && (title.isBlank() || title.length() > ApiRoot.TITLE_LENGTH_MAX)) {
      return Optional.of("title");
    }
    return description != null && description.length() > ApiRoot.DESCRIPTION_LENGTH_MAX
        ? Optional.of("description")
        : Optional.empty();
  }

  private static List<ApiRoot> defaultFirst(SortedMap<String, ApiRoot> roots) {
    return roots.values().stream()
        .sorted(Comparator.comparing(root -> !root.name().equals(ApiRoot.DEFAULT_NAME)))
        .toList();
  }
}
