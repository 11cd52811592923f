package org.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.StatusRecord;
import org.entente.store.StoreReport.Finding;
import org.entente.store.StoreReport.Kind;
import org.rocksdb.RocksIterator;

/// Compares every index with the log, both ways, and every table with what it should be, in one
/// [View]: the store may be in use meanwhile. Takes memory for one entry at a time, and about ten
/// look-ups for each. For one thread.
final class StoreCheck {
  private final View view;
  private final Findings findings = new Findings();

  private final LongConsumer progress;

  /// @param progress is told from time to time how many entries of the log were looked at
  StoreCheck(View view, LongConsumer progress) {
    this.view = view;
    this.progress = progress;
  }

  /// Collects findings up to their bound.
  static final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Kind kind, String where) {
      if (all.size() < StoreReport.FINDINGS_MAX) {
        all.add(new Finding(kind, where));
      }
    }

    List<Finding> all() {
      return all;
    }
  }

  StoreReport run() {
    Map<Integer, Shelf> shelves = shelves();
    try (var postings = new PostingsCheck(view, findings, shelves)) {
      return run(shelves, postings);
    }
  }

  private StoreReport run(Map<Integer, Shelf> shelves, PostingsCheck postings) {
    var heads = new HeadCheck(view, findings, shelves);
    long entries = 0;
    long removals = 0;
    for (Map.Entry<Integer, Shelf> shelf : shelves.entrySet()) {
      var log = new LogCheck(view, findings, shelf.getKey(), shelf.getValue(), postings, heads);
      long before = entries + removals;
      log.run(seen -> progress.accept(before + seen));
      entries += log.objects();
      removals += log.removals();
    }
    strayLogs(shelves);
    heads.run();
    postings.run();
    statuses();
    long audited = audit();
    return new StoreReport(entries, removals, postings.count(), audited, findings.all());
  }

  /// What is known of the collections that have something, by number.
  private Map<Integer, Shelf> shelves() {
    Map<Integer, Shelf> shelves = new TreeMap<>();
    Counters counters = Counters.read(view.get(Table.META, Keys.metaCounters()));
    byte[] prefix = Keys.metaCollections();
    try (Scan scan = view.scan(Table.META, prefix)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        var collection = new CollectionId(new ByteSource(Table.META, key, 1, key.length).uuid());
        Shelf shelf;
        try {
          shelf = Shelf.read(iterator.value());
        } catch (StoreCorrupted e) {
          findings.add(Kind.UNREADABLE, "collection " + collection);
          continue;
        }
        if (shelf.number() == Shelf.NO_NUMBER) {
          continue;
        }
        if (shelf.number() >= counters.nextCollection()
            || shelves.put(shelf.number(), shelf) != null) {
          findings.add(Kind.DISORDER, "number " + shelf.number() + " of collection " + collection);
        }
      }
      view.engine().check(iterator);
    }
    return shelves;
  }

  private void strayLogs(Map<Integer, Shelf> shelves) {
    try (RocksIterator iterator = view.iterator(Table.LOG)) {
      iterator.seekToFirst();
      while (iterator.isValid()) {
        int number = new ByteSource(Table.LOG, iterator.key()).u32();
        if (!shelves.containsKey(number)) {
          findings.add(Kind.STRAY, "log of collection number " + number);
        }
        byte[] next = Keys.after(Keys.collection(number));
        if (next.length == 0) {
          break;
        }
        iterator.seek(next);
      }
      view.engine().check(iterator);
    }
  }

  private void statuses() {
    byte[] records = Keys.statuses();
    try (Scan scan = view.scan(Table.STATUSES, records)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(records); iterator.isValid(); iterator.next()) {
        status(iterator.key(), iterator.value());
      }
      view.engine().check(iterator);
    }
    byte[] expiries = Keys.statusExpiries();
    try (Scan scan = view.scan(Table.STATUSES, expiries)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(expiries); iterator.isValid(); iterator.next()) {
        expiry(iterator.key());
      }
      view.engine().check(iterator);
    }
  }

  private void status(byte[] key, byte[] value) {
    try {
      var id = new ByteSource(Table.STATUSES, key, 1, key.length).uuid();
      StatusRecord status = StatusCodec.read(id, value);
      if (view.get(Table.STATUSES, Keys.statusExpiry(status.expires(), id)) == null) {
        findings.add(Kind.NOT_INDEXED, "expiry of status " + id);
      }
    } catch (StoreCorrupted e) {
      findings.add(Kind.UNREADABLE, "status " + new Key(key));
    }
  }

  /// Whether there is a status for an expiry, and it expires then.
  private void expiry(byte[] key) {
    try {
      var source = new ByteSource(Table.STATUSES, key, 1, key.length);
      source.skip(VersionTime.BYTES);
      UUID id = source.uuid();
      source.end();
      byte[] value = view.get(Table.STATUSES, Keys.status(id));
      boolean there =
          value != null
              && Arrays.equals(key, Keys.statusExpiry(StatusCodec.read(id, value).expires(), id));
      if (!there) {
        findings.add(Kind.NOT_IN_LOG, "expiry " + new Key(key));
      }
    } catch (StoreCorrupted e) {
      findings.add(Kind.UNREADABLE, "expiry " + new Key(key));
    }
  }

  private long audit() {
    long expected = 1;
    try (RocksIterator iterator = view.iterator(Table.AUDIT)) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        long number = new ByteSource(Table.AUDIT, iterator.key()).u64();
        if (number != expected) {
          findings.add(Kind.AUDIT_GAP, "audit record " + number + " instead of " + expected);
        }
        try {
          AuditCodec.read(iterator.value());
        } catch (StoreCorrupted e) {
          findings.add(Kind.UNREADABLE, "audit record " + number);
        }
        expected = number + 1;
      }
      view.engine().check(iterator);
    }
    long last = Counters.read(view.get(Table.META, Keys.metaCounters())).audited();
    if (last != expected - 1) {
      findings.add(Kind.MISCOUNTED, "audit records: " + (expected - 1) + ", counted " + last);
    }
    return expected - 1;
  }
}
