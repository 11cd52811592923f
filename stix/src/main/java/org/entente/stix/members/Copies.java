package org.entente.stix.members;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies that keep the order, which `Map.copyOf` does not.
public final class Copies {
  private Copies() {}

  /// An unmodifiable copy in the same order.
  public static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
