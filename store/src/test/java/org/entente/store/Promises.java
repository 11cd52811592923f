package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// What an [AppendingChild] said was done, and whether a store keeps to it.
final class Promises {
  private static final Pattern COMMIT = Pattern.compile("\"commit (\\S+) of (\\d+)\"");

  private final Map<String, Integer> kept = new HashMap<>();
  private final Set<StixId> there = new HashSet<>();
  private final Set<StixId> replaced = new HashSet<>();
  private final Set<String> noted = new HashSet<>();

  /// Takes down one line of what the child said.
  void add(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "kept" -> kept.put(words[1], Integer.parseInt(words[2]));
      case "there" -> there.add(StixId.parse(words[2]));
      case "replaced" -> replaced.add(StixId.parse(words[2]));
      case "noted" -> noted.add(words[1]);
      default -> {
        // open, done
      }
    }
  }

  int size() {
    return kept.size() + there.size() + replaced.size() + noted.size();
  }

  /// Whether everything that was promised is there, whole, in order, and indexed.
  ///
  /// @param notes whether notes were promised too: they outlive the process, not the power
  void check(RocksStore store, boolean notes, String when) {
    assertThat(store.check().findings()).as("indexes %s", when).isEmpty();
    Map<String, Integer> found = commits(store, when);
    kept.forEach((commit, size) ->
        assertThat(found).as("acknowledged %s", when).containsEntry(commit, size));
    for (StixId id : there) {
      assertThat(versions(store, id)).as("%s %s", id, when).isNotEmpty();
    }
    for (StixId id : replaced) {
      assertThat(versions(store, id)).as("replaced %s %s", id, when).hasSize(1);
    }
    audits(store, notes, when);
    increasing(store, Stores.HERE);
    increasing(store, Stores.THERE);
  }

  /// How many objects there are of each commit: all, or none.
  private static Map<String, Integer> commits(RocksStore store, String when) {
    var found = new HashMap<String, Integer>();
    var sizes = new HashMap<String, Integer>();
    for (Entry entry : everything(store, Stores.HERE)) {
      Matcher named = COMMIT.matcher(entry.content().toString());
      assertThat(named.find()).isTrue();
      found.merge(named.group(1), 1, Integer::sum);
      sizes.put(named.group(1), Integer.parseInt(named.group(2)));
    }
    assertThat(found).as("no commit is there by half %s", when).isEqualTo(sizes);
    return found;
  }

  private void audits(RocksStore store, boolean notes, String when) {
    Set<String> targets = new HashSet<>();
    for (AuditLog.Numbered record : store.audit().after(0, 1_000_000)) {
      assertThat(targets.add(record.record().target())).as("recorded once %s", when).isTrue();
    }
    if (notes) {
      assertThat(targets).as("notes %s", when).containsAll(noted);
    }
  }

  private static void increasing(RocksStore store, CollectionId collection) {
    List<Event> events = store.collections().events(collection, Position.START, Stores.AMPLE);
    assertThat(events).extracting(Event::position).isSorted().doesNotHaveDuplicates();
    if (!events.isEmpty()) {
      assertThat(store.collections().last(collection)).isEqualTo(events.getLast().position());
    }
  }

  private static List<Entry> versions(RocksStore store, StixId id) {
    return store
        .collections()
        .page(
            Stores.THERE,
            Selection.of(id, Selection.Versions.ALL),
            Ceiling.ALL,
            Position.START,
            Stores.AMPLE)
        .entries();
  }

  private static List<Entry> everything(RocksStore store, CollectionId collection) {
    var all = new ArrayList<Entry>();
    Position after = Position.START;
    while (true) {
      Page page =
          store
              .collections()
              .page(
                  collection,
                  Selection.EVERYTHING,
                  Ceiling.ALL,
                  after,
                  new Page.Bounds(1_000, 1 << 22));
      all.addAll(page.entries());
      if (!page.more()) {
        return all;
      }
      after = page.entries().getLast().position();
    }
  }
}
