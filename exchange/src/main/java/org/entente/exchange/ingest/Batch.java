package org.entente.exchange.ingest;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.trail.Subject;
import org.entente.stix.Finding;
import org.entente.stix.Place;

/// Objects that will be committed together. Not thread-safe.
final class Batch {
  /// Objects in one batch.
  static final int OBJECTS_MAX = 1_000;

  /// Content in one batch, in bytes, unless one object alone is larger.
  static final long BYTES_MAX = 4L * 1024 * 1024;

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<List<Finding>> findings = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private long bytes;

  void add(Decision.Admitted admitted, Place place) {
    arrivals.add(admitted.arrival());
    findings.add(admitted.findings());
    places.add(place);
    bytes += admitted.arrival().content().length();
  }

  boolean isFull() {
    return arrivals.size() >= OBJECTS_MAX || bytes >= BYTES_MAX;
  }

  boolean isEmpty() {
    return arrivals.isEmpty();
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  List<Finding> findings(int index) {
    return findings.get(index);
  }

  Place place(int index) {
    return places.get(index);
  }

  /// What the audit log names: the objects while they are few, else a digest of all their ids.
  Subject subject(String target) {
    return Subject.inOrder(target, arrivals.size(), index -> arrivals.get(index).id());
  }
}
