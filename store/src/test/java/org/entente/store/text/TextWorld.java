package org.entente.store.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Store;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.TextQuery;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.testkit.FakeClock;
import org.entente.testkit.MemoryStore;
import org.entente.testkit.SpacesAside;

/// A store in memory with an index of texts beside it, and short words for what tests do.
final class TextWorld implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final CollectionId COLLECTION = collection(1);

  final FakeClock clock = new FakeClock();
  final Set<CollectionId> collections = new HashSet<>(Set.of(COLLECTION));
  final Path folder;
  Store store = new MemoryStore(clock, new SpacesAside());
  TextIndex index;

  TextWorld(Path folder) {
    this.folder = folder;
    index = opened();
  }

  static CollectionId collection(int number) {
    return new CollectionId(new UUID(0x4000L, Long.MIN_VALUE | number));
  }

  static StixId id(String type, int number) {
    return new StixId(type, new UUID(0x4000L, Long.MIN_VALUE | number));
  }

  static StixTimestamp version(int minute) {
    return StixTimestamp.parse("2026-02-01T10:%02d:00.000Z".formatted(minute));
  }

  /// An object of `properties`, such as `"name":"x"`.
  static Arrival object(StixId id, int minute, Tlp tlp, String properties) {
    StixTimestamp version = version(minute);
    String json =
        """
        {"type":"%s","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",%s}\
        """
            .formatted(id.type(), id, version(0), version, properties);
    return new Arrival(
        id,
        version,
        Content.of(json.getBytes(StandardCharsets.UTF_8)),
        new Handling(tlp, Pap.CLEAR),
        "account:alice",
        List.of(),
        List.of());
  }

  static Arrival named(int number, String name) {
    return object(id("malware", number), 0, Tlp.CLEAR, "\"name\":\"" + name + "\"");
  }

  TextWorld add(Arrival... arrivals) {
    return add(COLLECTION, arrivals);
  }

  TextWorld add(CollectionId collection, Arrival... arrivals) {
    collections.add(collection);
    store.committer().commit(commit -> commit.append(collection, List.of(arrivals)));
    return this;
  }

  void remove(StixId id, Selection.Versions versions) {
    store
        .committer()
        .commit(commit -> commit.remove(COLLECTION, id, versions, Ceiling.ALL, "account:alice"));
  }

  /// The names of what is found, once everything that was added can be.
  List<String> find(String query) {
    return find(query, Ceiling.ALL);
  }

  List<String> find(String query, Ceiling ceiling) {
    return names(findings(query, SearchFilter.NONE, ceiling), ceiling);
  }

  List<String> find(String query, SearchFilter filter) {
    return names(findings(query, filter, Ceiling.ALL), Ceiling.ALL);
  }

  TextSearch.Findings findings(String query, SearchFilter filter, Ceiling ceiling) {
    return findings(question(query, filter, ceiling, Optional.empty(), 100));
  }

  TextSearch.Findings findings(TextSearch.Question question) {
    caughtUp();
    return index.find(question);
  }

  void caughtUp() {
    try {
      if (!index.awaitCaughtUp(PATIENCE)) {
        throw new AssertionError("the index does not catch up");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  TextSearch.Question question(
      String query,
      SearchFilter filter,
      Ceiling ceiling,
      Optional<TextSearch.Place> after,
      int limit) {
    return new TextSearch.Question(parsed(query), filter, collections, ceiling, after, limit, true);
  }

  static TextQuery parsed(String query) {
    return switch (TextQuery.read(query)) {
      case TextQuery.Read.Understood(var understood) -> understood;
      case TextQuery.Read.Refused refused -> throw new AssertionError(refused);
    };
  }

  void reopen() {
    index.close();
    index = opened();
  }

  @Override
  public void close() {
    index.close();
    store.close();
  }

  private TextIndex opened() {
    return TextIndex.open(
        folder, store.identity(), store.collections(), () -> Set.copyOf(collections), clock);
  }

  /// The last word between quotation marks of each object's first property: its name.
  private List<String> names(TextSearch.Findings findings, Ceiling ceiling) {
    return findings.found().stream()
        .map(found -> {
          String content =
              store
                  .collections()
                  .page(
                      found.place().collection(),
                      Selection.of(found.id(), Selection.Versions.LAST),
                      ceiling,
                      org.entente.exchange.collection.Position.START,
                      new org.entente.exchange.collection.Page.Bounds(1, Long.MAX_VALUE))
                  .entries()
                  .getFirst()
                  .content()
                  .toString();
          var json = org.entente.stix.json.JsonReader.parseObject(content);
          String name = json.string("name");
          return name == null ? String.valueOf(json.string("value")) : name;
        })
        .toList();
  }
}
