package org.entente.exchange.refusal;

import java.util.Locale;

/// Every reason for which the domain refuses something. The kebab-case [#code] is stable: scripts
/// rely on it. Reasons of the STIX library, about single objects, have codes of their own
/// ([org.entente.stix.Finding]).
public enum RefusalCode {
  // Who is asking
  UNAUTHENTICATED,
  RATE_LIMITED,
  LOGIN_THROTTLED,
  BUSY,
  // What they may do
  FORBIDDEN,
  TOKEN_SCOPE,
  // What is not there, or not for them
  API_ROOT_NOT_FOUND,
  COLLECTION_NOT_FOUND,
  OBJECT_NOT_FOUND,
  STATUS_NOT_FOUND,
  ACCOUNT_NOT_FOUND,
  TOKEN_NOT_FOUND,
  // What does not fit what is there
  ACCOUNT_EXISTS,
  API_ROOT_EXISTS,
  COLLECTION_EXISTS,
  LAST_ADMIN,
  ROLE_TAKES_NO_GRANT,
  TOO_MANY,
  // What was asked for wrongly
  NAME_INVALID,
  VALUE_INVALID,
  WEAK_PASSWORD,
  PASSWORD_LENGTH,
  SEARCH_TOO_LONG,
  SEARCH_WILDCARD,
  // Values that are looked up
  VALUE_EMPTY,
  VALUE_TOO_LONG,
  VALUE_NOT_TEXT,
  VALUE_NOT_OF_KIND,
  // Requests that bring objects
  CONTENT_TOO_LARGE,
  UNREADABLE,
  // Single objects
  CONFLICT,
  MARKING_CONTRADICTION,
  PARTLY_INDEXED,
  // The store
  STORE_FULL,
  STORE_BUSY,
  STORE_CLOSED,
  STORE_FAILED,
  // The index of texts
  SEARCH_UNAVAILABLE;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The stable code, such as `collection-not-found`.
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code;
  }
}
