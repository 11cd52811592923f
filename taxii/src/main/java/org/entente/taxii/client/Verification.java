package org.entente.taxii.client;

/// What a client does about objects that a server should not have sent: more than the limit,
/// outside the filter, out of order.
public enum Verification {
  /// It stops and says so.
  STRICT,
  /// It takes them, and counts them in [PollResult#irregularities]: for servers that cannot be
  /// mended.
  LENIENT
}
