package org.entente.exchange.collection;

import java.util.UUID;

/// A collection's TAXII identifier, a version 4 UUID (TAXII 2.1 §5.2.1). Immutable.
public record CollectionId(UUID uuid) {
  @Override
  public String toString() {
    return uuid.toString();
  }
}
