package org.entente.exchange.collection;

import java.util.List;

/// A run of entries in ascending order of position.
///
/// @param entries the entries; never empty when `more` is true
/// @param more whether at least one further entry matched when the page was read
public record Page(List<Entry> entries, boolean more) {
  public static final Page EMPTY = new Page(List.of(), false);

  public Page {
    entries = List.copyOf(entries);
    if (more && entries.isEmpty()) {
      throw new IllegalArgumentException("a page with more to come is never empty");
    }
  }

  /// How much one page may hold: it ends before the entry that would exceed either bound, but after
  /// at least one entry.
  ///
  /// @param entriesMax entries, from 1
  /// @param bytesMax bytes of content, from 1
  public record Bounds(int entriesMax, long bytesMax) {
    public Bounds {
      if (entriesMax < 1 || bytesMax < 1) {
        throw new IllegalArgumentException("a page holds at least one entry and one byte");
      }
    }
  }
}
