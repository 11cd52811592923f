package org.entente.server.refusal;

import org.entente.exchange.refusal.RefusalCode;

/// What every refusal means for HTTP. The one place where codes and statuses meet.
final class HttpStatus {
  private HttpStatus() {}

  static int of(RefusalCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN, TOKEN_SCOPE -> 403;
      case API_ROOT_NOT_FOUND,
          COLLECTION_NOT_FOUND,
          OBJECT_NOT_FOUND,
          STATUS_NOT_FOUND,
          ACCOUNT_NOT_FOUND,
          TOKEN_NOT_FOUND ->
          404;
      case ACCOUNT_EXISTS,
          API_ROOT_EXISTS,
          COLLECTION_EXISTS,
          LAST_ADMIN,
          ROLE_TAKES_NO_GRANT,
          TOO_MANY,
          CONFLICT ->
          409;
      case CONTENT_TOO_LARGE -> 413;
      case NAME_INVALID,
          VALUE_INVALID,
          WEAK_PASSWORD,
          PASSWORD_LENGTH,
          SEARCH_TOO_LONG,
          SEARCH_WILDCARD,
          VALUE_EMPTY,
          VALUE_TOO_LONG,
          VALUE_NOT_TEXT,
          VALUE_NOT_OF_KIND,
          UNREADABLE,
          MARKING_CONTRADICTION,
          PARTLY_INDEXED ->
          422;
      case RATE_LIMITED, LOGIN_THROTTLED -> 429;
      case BUSY, STORE_BUSY, STORE_CLOSED, SEARCH_UNAVAILABLE -> 503;
      case STORE_FULL -> 507;
      case STORE_FAILED -> 500;
    };
  }

  static int of(ServerCode code) {
    return switch (code) {
      case REQUEST_INVALID,
          BODY_CORRUPT,
          BODY_INCOMPLETE,
          BODY_NOT_JSON,
          MEMBER_UNKNOWN,
          MEMBER_MISSING,
          MEMBER_INVALID,
          PARAMETER_INVALID ->
          400;
      case BEARER_ONLY -> 401;
      case CROSS_SITE -> 403;
      case NOT_FOUND, NO_AUTHORITY -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case BODY_TOO_SLOW -> 408;
      case BODY_TOO_LARGE, BODY_EXPANDS -> 413;
      case URI_TOO_LONG -> 414;
      case MEDIA_TYPE_UNSUPPORTED, ENCODING_UNSUPPORTED -> 415;
      case HEADERS_TOO_LARGE -> 431;
      case OVERLOADED, STOPPING, BACKUP_UNDER_WAY -> 503;
      // What hinders starting never reaches a client.
      case INTERNAL,
          CONFIG_UNREADABLE,
          CONFIG_SYNTAX,
          CONFIG_DUPLICATE_SETTING,
          CONFIG_UNKNOWN_SETTING,
          CONFIG_NO_SECTION,
          CONFIG_NO_LIST,
          CONFIG_NO_VALUE,
          CONFIG_TEXT,
          CONFIG_NUMBER,
          CONFIG_SIZE,
          CONFIG_DURATION,
          CONFIG_CHOICE,
          CONFIG_URL,
          CONFIG_NETWORK,
          CONFIG_ADDRESS,
          CONFIG_HOST,
          CONFIG_COUNTRY,
          CONFIG_PAIR,
          CONFIG_ORDER,
          DIRECTORY_NOT_EMPTY,
          DIRECTORY_NOT_A_NODE,
          DIRECTORY_DENIED,
          DIRECTORY_HELD,
          DIRECTORY_FAILED,
          STORE_IN_USE,
          STORE_TOO_NEW,
          STORE_MIXED_UP,
          STORE_CORRUPTED,
          STORE_UNREADABLE,
          BACKUP_UNKNOWN,
          BACKUP_TOO_NEW,
          BACKUP_DAMAGED,
          BACKUP_ENCRYPTED,
          BACKUP_IDENTITY_INVALID,
          BACKUP_IDENTITY_WRONG,
          BACKUP_RECIPIENT_INVALID,
          BACKUP_NOT_POSSIBLE,
          RESTORE_NO_ROOM,
          BIND_FAILED,
          PLAIN_HTTP_NOT_LOOPBACK,
          CERTIFICATE_UNREADABLE,
          CERTIFICATE_KEY_MISMATCH,
          CERTIFICATE_EXPIRED,
          AUTHORITY_DOES_NOT_COVER ->
          500;
    };
  }
}
