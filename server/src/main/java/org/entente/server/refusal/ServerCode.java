package org.entente.server.refusal;

import java.util.List;
import java.util.Locale;
import org.entente.stix.Catalogue;

/// Every reason for which the node itself refuses something: a setting, a start, a request. The
/// kebab-case [#code] is stable: scripts rely on it. Reasons of the domain are in
/// [org.entente.exchange.refusal.RefusalCode].
public enum ServerCode {
  // node.yaml
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
  // The directory
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
  // Backups
  BACKUP_UNKNOWN,
  BACKUP_TOO_NEW,
  BACKUP_DAMAGED,
  BACKUP_ENCRYPTED,
  BACKUP_IDENTITY_INVALID,
  BACKUP_IDENTITY_WRONG,
  BACKUP_RECIPIENT_INVALID,
  BACKUP_UNDER_WAY,
  BACKUP_NOT_POSSIBLE,
  RESTORE_NO_ROOM,
  // Starting
  BIND_FAILED,
  PLAIN_HTTP_NOT_LOOPBACK,
  CERTIFICATE_UNREADABLE,
  CERTIFICATE_KEY_MISMATCH,
  CERTIFICATE_EXPIRED,
  AUTHORITY_DOES_NOT_COVER,
  // Requests
  REQUEST_INVALID,
  URI_TOO_LONG,
  HEADERS_TOO_LARGE,
  NOT_FOUND,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  MEDIA_TYPE_UNSUPPORTED,
  ENCODING_UNSUPPORTED,
  BODY_TOO_LARGE,
  BODY_EXPANDS,
  BODY_CORRUPT,
  BODY_INCOMPLETE,
  BODY_TOO_SLOW,
  BODY_NOT_JSON,
  MEMBER_UNKNOWN,
  MEMBER_MISSING,
  MEMBER_INVALID,
  PARAMETER_INVALID,
  CROSS_SITE,
  BEARER_ONLY,
  NO_AUTHORITY,
  OVERLOADED,
  STOPPING,
  INTERNAL;

  /// The sentences of this module.
  public static final Catalogue CATALOGUE =
      Catalogue.load(name -> ServerCode.class.getResourceAsStream(name), "server");

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The stable code, such as `config-unknown-setting`.
  public String code() {
    return code;
  }

  /// The sentence for a person. Safe to print and to log.
  public String message(Locale locale, List<String> arguments) {
    return CATALOGUE.message(code, locale, arguments);
  }

  /// A few words that name the problem.
  public String title(Locale locale) {
    return CATALOGUE.explanation(code, locale).orElseThrow().title();
  }

  /// What the person can do about it.
  public String hint(Locale locale) {
    return CATALOGUE.explanation(code, locale).orElseThrow().hint();
  }

  @Override
  public String toString() {
    return code;
  }
}
