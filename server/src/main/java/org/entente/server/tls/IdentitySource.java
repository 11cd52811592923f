package org.entente.server.tls;

import java.util.Optional;

/// Where the server's certificate comes from.
sealed interface IdentitySource permits BroughtIdentity, OwnIdentity {
  /// The identity to use from the start.
  ///
  /// @throws org.entente.server.refusal.NodeRefusal when there is none to be had
  ServerIdentity first();

  /// Another identity when it is time for one; empty when nothing changed. What goes wrong is
  /// thrown, and the identity in use stays.
  ///
  /// @throws org.entente.server.refusal.NodeRefusal when a new one cannot be had
  Optional<ServerIdentity> fresher(ServerIdentity inUse);

  /// Whether the operator brought it.
  boolean brought();
}
