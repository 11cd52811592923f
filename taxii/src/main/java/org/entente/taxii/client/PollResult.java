package org.entente.taxii.client;

import java.util.Map;

/// What a poll that came to the end of the collection brought. Immutable.
///
/// @param next where to ask for what comes later
/// @param pages pages read
/// @param items objects or records delivered
/// @param refused members of pages that could not be taken
/// @param irregularities how often a server did what it should not, by kind; only with
///   [Verification#LENIENT]
public record PollResult(
    PollState next,
    int pages,
    long items,
    long refused,
    Map<TaxiiException.Code, Long> irregularities) {
  public PollResult {
    irregularities = Map.copyOf(irregularities);
  }
}
