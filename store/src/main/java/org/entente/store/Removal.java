package org.entente.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// Finds the versions that a removal is meant for and removes them. For the committer's thread.
final class Removal {
  private final Draft draft;
  private final CollectionId collection;

  Removal(Draft draft, CollectionId collection) {
    this.draft = draft;
    this.collection = collection;
  }

  List<Removed> remove(
      StixId id, Selection.Versions versions, Ceiling ceiling, Instant now, String source) {
    int number = draft.shelf(collection).number();
    if (number == Shelf.NO_NUMBER) {
      return List.of();
    }
    var key = new Key(Keys.head(number, id));
    Head head = draft.head(key);
    IntPredicate visible = handlingClass -> ceiling.permits(draft.handling(handlingClass));
    List<Long> positions = new ArrayList<>();
    var chosen = new Choice(versions, head, visible);
    for (Head.Span span : head.spans()) {
      if (visible.test(span.handlingClass())) {
        for (Head.Place place : places(key, head, span)) {
          if (chosen.includes(place)) {
            positions.add(place.position());
          }
        }
      }
    }
    positions.sort(null);
    return new CollectionWriter(draft, collection).remove(id, positions, now, source);
  }

  private List<Head.Place> places(Key key, Head head, Head.Span span) {
    if (span.count() == 1 || head.count() == 1) {
      return List.of(span.first());
    }
    List<Head.Place> places = new ArrayList<>(span.count());
    byte[] ofClass = Keys.pastOf(key.bytes(), span.handlingClass());
    PendingTable.Row row = draft.past().next(new Key(ofClass), ofClass);
    while (row != null) {
      places.add(CollectionWriter.pastPlace(row.key().bytes(), row.value()));
      row = draft.past().next(row.key(), ofClass);
    }
    return places;
  }
}
