package org.entente.server.edge;

/// Is told about every request when it ends: for metrics and the log. Must be quick.
@FunctionalInterface
public interface RequestObserver {
  /// @param status the HTTP status that was sent; 0 when the client was gone before
  /// @param nanos how long it took, from its first byte to the last of the answer
  void ended(Trace trace, int status, long nanos);
}
