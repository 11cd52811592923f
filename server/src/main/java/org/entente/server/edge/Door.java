package org.entente.server.edge;

/// Through which listener a request came in.
public enum Door {
  /// The public address: TAXII, admin API, health, metrics for accounts.
  NETWORK,
  /// The local socket, which only the owner of the directory can open: admin API.
  LOCAL,
  /// The address for metrics alone.
  METRICS;

  /// The door that a connector of this name is.
  static Door named(String connector) {
    return valueOf(connector);
  }
}
