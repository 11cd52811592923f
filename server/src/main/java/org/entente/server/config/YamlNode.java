package org.entente.server.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed piece of `node.yaml` that remembers its line (from 1), so that every complaint can name
/// it. Scalars keep their text: what it means is decided by whoever asks for it.
sealed interface YamlNode {
  int line();

  /// @param text null for an empty value, which means "not set"
  record Scalar(@Nullable String text, int line) implements YamlNode {}

  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// @param members in the order of the file
  record Mapping(Map<String, Member> members, int line) implements YamlNode {
    static final Mapping EMPTY = new Mapping(Map.of(), 1);
  }

  /// @param line where the key stands
  record Member(YamlNode value, int line) {}
}
