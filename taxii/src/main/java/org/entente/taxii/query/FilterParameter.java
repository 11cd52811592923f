package org.entente.taxii.query;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The query parameters that TAXII 2.1 defines (§3.4, §3.4.1).
public enum FilterParameter {
  ADDED_AFTER("added_after"),
  LIMIT("limit"),
  NEXT("next"),
  ID("match[id]"),
  TYPE("match[type]"),
  VERSION("match[version]"),
  SPEC_VERSION("match[spec_version]");

  private static final Map<String, FilterParameter> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FilterParameter::text, Function.identity()));

  private final String text;

  FilterParameter(String text) {
    this.text = text;
  }

  /// The name as it stands in a query, not encoded: `match[type]`.
  public String text() {
    return text;
  }

  static @Nullable FilterParameter byName(String name) {
    return BY_NAME.get(name);
  }
}
