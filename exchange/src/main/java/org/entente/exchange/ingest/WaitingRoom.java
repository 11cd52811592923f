package org.entente.exchange.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Decision;
import org.entente.stix.Place;
import org.entente.stix.StixId;

/// Objects whose marking definition may still come later in the input. Each waits for one missing
/// definition at a time, so all of them together cost as much as they have marks. Bounded in bytes:
/// whoever adds looks at [#isFull]. Not thread-safe.
final class WaitingRoom {
  /// Content that may wait, in bytes.
  static final long BYTES_MAX = 32L * 1024 * 1024;

  /// What an object costs beside its content, roughly: it must not be free to wait with nothing.
  private static final long OVERHEAD = 500;

  private final long bytesMax;
  private final Map<StixId, List<Guest>> byMissing = new LinkedHashMap<>();
  private long bytes;

  WaitingRoom(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Lets an object wait, with a copy of its bytes: a range would keep a whole window of the input.
  void add(Decision.Waiting waiting, Place place) {
    Arrival arrival = waiting.arrival();
    var own =
        new Arrival(
            arrival.id(),
            arrival.version(),
            Content.of(arrival.content().copy()),
            arrival.handling(),
            arrival.source(),
            arrival.values(),
            arrival.references());
    var guest =
        new Guest(
            new Decision.Waiting(own, waiting.marks(), waiting.missing(), waiting.findings()),
            place);
    bytes += size(guest);
    byMissing.computeIfAbsent(waiting.missing(), id -> new ArrayList<>()).add(guest);
  }

  /// Those who waited for `definition`; they leave.
  List<Guest> releasedBy(StixId definition) {
    List<Guest> released = byMissing.remove(definition);
    if (released == null) {
      return List.of();
    }
    released.forEach(guest -> bytes -= size(guest));
    return released;
  }

  /// Everybody, in the order of their coming as far as they waited for the same; they leave.
  List<Guest> all() {
    var all = new ArrayList<Guest>();
    byMissing.values().forEach(all::addAll);
    byMissing.clear();
    bytes = 0;
    return all;
  }

  boolean isFull() {
    return bytes >= bytesMax;
  }

  private static long size(Guest guest) {
    return guest.waiting().arrival().content().length() + OVERHEAD;
  }

  /// @param waiting the object
  /// @param place where it stood in the input
  record Guest(Decision.Waiting waiting, Place place) {}
}
