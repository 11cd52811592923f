package org.entente.exchange.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.jspecify.annotations.Nullable;

/// Collects the values of one object in their normal forms, each once, up to a bound. Not
/// thread-safe.
final class ValueList {
  private static final int FEW = 16;

  private final int max;
  private List<IndexedValue> values = List.of();
  private @Nullable Set<IndexedValue> many;
  private boolean complete = true;

  ValueList(int max) {
    this.max = max;
  }

  /// Adds what `raw` spells as that kind; what spells nothing is passed over.
  void add(Kind kind, @Nullable String raw) {
    if (raw != null) {
      add(NormalForm.ofOrNull(kind, raw));
      complete &= raw.length() <= NormalForm.LENGTH_MAX;
    }
  }

  void add(@Nullable IndexedValue value) {
    if (value == null || contains(value)) {
      return;
    }
    if (values.size() == max) {
      complete = false;
      return;
    }
    if (values.isEmpty()) {
      values = new ArrayList<>(4);
    }
    values.add(value);
    if (many != null) {
      many.add(value);
    } else if (values.size() > FEW) {
      many = new HashSet<>(values);
    }
  }

  List<IndexedValue> values() {
    return values;
  }

  /// Whether every value that was given found its place.
  boolean isComplete() {
    return complete;
  }

  private boolean contains(IndexedValue value) {
    return many != null ? many.contains(value) : values.contains(value);
  }
}
