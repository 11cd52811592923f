package org.entente.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.exchange.commit.Documents;

/// Reading a [MemoryStore]'s documents.
final class MemoryDocuments implements Documents {
  /// Applies a function to the present state.
  interface Reading {
    <T> T read(Function<MemoryState, T> reading);
  }

  private final Reading reading;

  MemoryDocuments(Reading reading) {
    this.reading = reading;
  }

  @Override
  public Optional<byte[]> get(Kind kind, String key) {
    return reading.read(
        state -> Optional.ofNullable(state.documents(kind).get(key)).map(byte[]::clone));
  }

  @Override
  public Map<String, byte[]> all(Kind kind) {
    return reading.read(state -> {
      Map<String, byte[]> copy = MemoryState.copy(state.documents(kind));
      copy.replaceAll((key, content) -> content.clone());
      return Collections.unmodifiableMap(copy);
    });
  }
}
