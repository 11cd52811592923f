package org.entente.exchange.collection;

import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// One version of one object, as kept in a collection. Immutable.
///
/// @param position its place and `date_added`
/// @param id its STIX id
/// @param version as in [Arrival#version], with its original spelling
/// @param handling what restricts it
/// @param source who brought it
/// @param content its original bytes
public record Entry(
    Position position,
    StixId id,
    @Nullable StixTimestamp version,
    Handling handling,
    String source,
    Content content) {
  /// The version as TAXII reports it: `modified`, else `created`, else `date_added` (§5.3.1).
  public String versionText() {
    return version != null ? version.text() : position.toString();
  }
}
