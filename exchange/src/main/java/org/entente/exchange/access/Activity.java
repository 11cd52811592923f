package org.entente.exchange.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;

/// When each account last asked for something, and how far it has read: what an operator looks at
/// to see that a tool still polls. Since the start of the node; kept in memory only. Thread-safe.
public final class Activity {
  private final Map<String, Track> tracks = new ConcurrentHashMap<>();

  /// The account made a request.
  public void request(String account, Instant time) {
    track(account).last = time;
  }

  /// The account was given everything up to `position`.
  public void read(String account, CollectionId collection, Position position) {
    track(account).positions.put(collection, position);
  }

  /// What the account did last; empty if nothing since the start.
  public Optional<Seen> of(String account) {
    Track track = tracks.get(account);
    return track == null
        ? Optional.empty()
        : Optional.of(new Seen(track.last, new HashMap<>(track.positions)));
  }

  private Track track(String account) {
    Track track = tracks.get(account);
    return track != null ? track : tracks.computeIfAbsent(account, name -> new Track());
  }

  /// What an account did last.
  ///
  /// @param last its last request
  /// @param positions the last position that it was given in each collection that it read from
  public record Seen(Instant last, Map<CollectionId, Position> positions) {
    public Seen {
      positions = Map.copyOf(positions);
    }
  }

  private static final class Track {
    private volatile Instant last = Instant.EPOCH;
    private final Map<CollectionId, Position> positions = new ConcurrentHashMap<>();
  }
}
