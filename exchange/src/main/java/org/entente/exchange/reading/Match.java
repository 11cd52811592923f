package org.entente.exchange.reading;

import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Position;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;

/// An object that carries a value. Immutable.
///
/// @param collection where
/// @param id the object
/// @param by the meaning of the value by which it was found
/// @param position the place of the latest visible version that carries the value
/// @param version that version, as TAXII reports it
/// @param current whether no later version is visible, which then does not carry the value any more
/// @param handling what restricts that version
/// @param sketch what it is
public record Match(
    CollectionId collection,
    StixId id,
    IndexedValue by,
    Position position,
    String version,
    boolean current,
    Handling handling,
    Sketch sketch) {}
