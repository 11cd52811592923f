package org.entente.cli.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words of a command line, each in its place. Immutable.
///
/// @param node the node that the words name; null when they name none
/// @param values the other words, in the order of the [Grammar]
public record Words(@Nullable String node, List<String> values) {
  public Words {
    values = List.copyOf(values);
  }

  /// A required word.
  public String at(int index) {
    return values.get(index);
  }

  /// An optional word.
  public Optional<String> maybe(int index) {
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }

  /// This word and all after it.
  public List<String> from(int index) {
    return values.subList(index, values.size());
  }
}
