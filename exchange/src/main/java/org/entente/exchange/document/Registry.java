package org.entente.exchange.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entente.exchange.access.Caller;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;

/// What a node knows about its accounts, tokens, grants, API roots and collections: all of it in
/// memory, as an immutable snapshot that one volatile read yields, so that deciding about a request
/// costs look-ups and no disk.
///
/// Changes run one after another under a lock, each against the newest snapshot, and are committed
/// with their audit record; the next snapshot is published once that is durable and before the
/// change returns. So nobody acts on what a crash could undo, and whoever was told that a token is
/// revoked can rely on it. Thread-safe.
public final class Registry {
  private final Store store;
  private final Journal journal;
  private final Map<Documents.Kind, Section<?>> sections = new HashMap<>();
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Map<Documents.Kind, SortedMap<String, Object>> snapshot;

  /// Loads all documents of `sections`.
  ///
  /// @throws UnreadableDocument when one of them cannot be understood
  public Registry(Store store, Journal journal, List<Section<?>> sections) {
    this.store = store;
    this.journal = journal;
    sections.forEach(section -> this.sections.put(section.kind(), section));
    this.snapshot = loaded();
  }

  /// All values of a section by their keys, in the order of these. Immutable; the same object until
  /// something in the section changes.
  public <T> SortedMap<String, T> all(Section<T> section) {
    return typed(values(snapshot, section.kind()));
  }

  /// A view of a section that is worked out again only after the section changed.
  public <T, V> Derived<V> derived(Section<T> section, Function<SortedMap<String, T>, V> view) {
    return new Derived<>() {
      private volatile Held<T, V> held = hold(all(section));

      @Override
      @SuppressWarnings("ReferenceEquality") // a section that did not change is the same object
      public V get() {
        SortedMap<String, T> now = all(section);
        Held<T, V> last = held;
        if (last.source() != now) {
          last = hold(now);
          held = last;
        }
        return last.view();
      }

      private Held<T, V> hold(SortedMap<String, T> source) {
        return new Held<>(source, view.apply(source));
      }
    };
  }

  /// Runs `change`, and commits what it wrote together with a record of `deed`. When it refuses,
  /// nothing is written. Blocks until the commit is durable.
  ///
  /// @param target what the audit record names
  public <R> Outcome<R> change(
      Caller caller, Deed deed, String target, Function<Edit, Outcome<R>> change) {
    changing.lock();
    try {
      var edit = new Edit(snapshot);
      Outcome<R> outcome = change.apply(edit);
      return switch (outcome) {
        case Outcome.Refused<R> refused -> refused;
        case Outcome.Done<R> done ->
            journal.writing(
                caller,
                deed,
                target,
                () -> {
                  commit(caller, deed, target, edit);
                  return done;
                });
      };
    } finally {
      changing.unlock();
    }
  }

  private void commit(Caller caller, Deed deed, String target, Edit edit) {
    try {
      snapshot =
          store
              .committer()
              .commit(commit -> {
                edit.writes.forEach(write -> write.accept(commit));
                commit.audit(journal.done(caller, deed, Subject.of(target), commit.time()));
                return edit.result();
              });
    } catch (StoreRefusal e) {
      throw e; // nothing was kept
    } catch (RuntimeException e) {
      snapshot = loaded(); // unknown how far it got: what is durable counts
      throw e;
    }
  }

  private Map<Documents.Kind, SortedMap<String, Object>> loaded() {
    var loaded = new HashMap<Documents.Kind, SortedMap<String, Object>>();
    sections.forEach((kind, section) -> {
      var values = new TreeMap<String, Object>();
      store
          .documents()
          .all(kind)
          .forEach((key, document) -> values.put(key, section.read(key, document)));
      loaded.put(kind, java.util.Collections.unmodifiableSortedMap(values));
    });
    return Map.copyOf(loaded);
  }

  private static SortedMap<String, Object> values(
      Map<Documents.Kind, SortedMap<String, Object>> snapshot, Documents.Kind kind) {
    return java.util.Objects.requireNonNull(snapshot.get(kind), "a section that was registered");
  }

  @SuppressWarnings("unchecked") // a section's values are put in by that section alone
  private static <T> SortedMap<String, T> typed(SortedMap<String, ?> values) {
    return (SortedMap<String, T>) values;
  }

  /// A view of a section.
  @FunctionalInterface
  public interface Derived<V> {
    V get();
  }

  private record Held<T, V>(SortedMap<String, T> source, V view) {}

  /// A change under way. It sees what it wrote itself. Not thread-safe; of no use once the change
  /// has returned.
  public static final class Edit {
    private final Map<Documents.Kind, SortedMap<String, Object>> before;
    private final Map<Documents.Kind, SortedMap<String, Object>> changed = new HashMap<>();
    private final List<Consumer<Commit>> writes = new ArrayList<>();

    private Edit(Map<Documents.Kind, SortedMap<String, Object>> before) {
      this.before = before;
    }

    /// All values of a section, as this change leaves them.
    public <T> SortedMap<String, T> all(Section<T> section) {
      Documents.Kind kind = section.kind();
      return java.util.Collections.unmodifiableSortedMap(
          Registry.<T>typed(changed.getOrDefault(kind, values(before, kind))));
    }

    public <T> void put(Section<T> section, String key, T value) {
      byte[] document = section.write(value);
      writable(section).put(key, value);
      writes.add(commit -> commit.put(section.kind(), key, document));
    }

    public void delete(Section<?> section, String key) {
      writable(section).remove(key);
      writes.add(commit -> commit.delete(section.kind(), key));
    }

    /// Something else that belongs to the same commit.
    public void also(Consumer<Commit> write) {
      writes.add(write);
    }

    private SortedMap<String, Object> writable(Section<?> section) {
      return changed.computeIfAbsent(section.kind(), kind -> new TreeMap<>(values(before, kind)));
    }

    private Map<Documents.Kind, SortedMap<String, Object>> result() {
      var result = new HashMap<>(before);
      changed.forEach(
          (kind, values) -> result.put(kind, java.util.Collections.unmodifiableSortedMap(values)));
      return Map.copyOf(result);
    }
  }
}
