package org.entente.store;

import java.nio.charset.StandardCharsets;

/// The tables of the store, each a RocksDB column family. What is in them is in
/// `docs/formats/store.md`, byte by byte.
enum Table {
  /// Format, identity, classes, collections, the audit's counters.
  META("default"),
  /// What came in and what was taken away, by collection and position. Primary: the tables [#HEAD],
  /// [#PAST] and [#POSTINGS] can be rebuilt from it.
  LOG("log"),
  /// One entry for each object of a collection: where its first and last versions are, by class.
  HEAD("head"),
  /// Every version of the objects that have several.
  PAST("past"),
  /// Sets of positions: the orders, the types, the values, the references.
  POSTINGS("postings"),
  DOCUMENTS("documents"),
  STATUSES("statuses"),
  AUDIT("audit");

  private final String label;

  Table(String label) {
    this.label = label;
  }

  /// The column family's name.
  String label() {
    return label;
  }

  byte[] columnName() {
    return label.getBytes(StandardCharsets.UTF_8);
  }
}
