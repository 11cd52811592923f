package org.entente.exchange.access;

/// What one may do with a node apart from reading and writing objects.
public enum Act {
  /// Add, change and remove accounts; set passwords of others.
  KEEP_ACCOUNTS,
  /// Create, list and revoke tokens of others.
  KEEP_TOKENS,
  /// Create, list and revoke one's own tokens.
  OWN_TOKENS,
  KEEP_GRANTS,
  KEEP_API_ROOTS,
  KEEP_COLLECTIONS,
  /// Take a backup, which holds everything, keys included.
  BACK_UP,
  /// See accounts, tokens (never secrets), grants, API roots and collections.
  SEE_DIRECTORY,
  /// Read the audit log.
  SEE_AUDIT,
  /// Read status resources of others.
  SEE_STATUSES,
  /// Read health in detail and metrics.
  SEE_HEALTH
}
