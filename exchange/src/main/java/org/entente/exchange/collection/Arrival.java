package org.entente.exchange.collection;

import java.util.List;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// An object that was checked and admitted and now asks for its place in a collection. Immutable.
///
/// @param id its STIX id
/// @param version `modified`, else `created` for objects that have no versions, else null
///   (observables)
/// @param content its original bytes
/// @param handling what restricts it
/// @param source who brought it, such as `account:alice`; at most 200 characters
/// @param values what it may be looked up by
/// @param references the ids it refers to, each once, its own not among them
public record Arrival(
    StixId id,
    @Nullable StixTimestamp version,
    Content content,
    Handling handling,
    String source,
    List<IndexedValue> values,
    List<StixId> references) {
  public Arrival {
    values = List.copyOf(values);
    references = List.copyOf(references);
  }
}
