package org.entente.exchange;

import org.entente.exchange.account.Authentication;
import org.entente.exchange.ingest.Ingest;

/// What an operator may set about the domain. [#DEFAULTS] suit a national team's node. Immutable.
///
/// @param signIn signing in, and how much may be asked of the node
/// @param ingest taking in objects
public record Settings(Authentication.Limits signIn, Ingest.Limits ingest) {
  public static final Settings DEFAULTS =
      new Settings(Authentication.Limits.DEFAULTS, Ingest.Limits.DEFAULTS);
}
