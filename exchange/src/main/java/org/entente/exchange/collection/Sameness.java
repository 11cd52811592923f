package org.entente.exchange.collection;

import org.entente.stix.StixId;

/// Decides whether two spellings of one (id, version) are the same object. The store asks only when
/// the bytes differ.
@FunctionalInterface
public interface Sameness {
  boolean same(StixId id, Content stored, Content arrived);
}
