package org.entente.cli.outcome;

import java.util.Optional;

/// What can go wrong on the command line itself. Each has a stable code, which scripts may rely on;
/// the catalogue holds the sentence, the hint and the explanation under that code. What the node or
/// the libraries refuse has codes of theirs.
public enum Fault {
  USAGE_COMMAND_UNKNOWN("usage-command-unknown", ExitStatus.MISUSED),
  USAGE_NOT_YET("usage-not-yet", ExitStatus.MISUSED),
  USAGE_OPTION_UNKNOWN("usage-option-unknown", ExitStatus.MISUSED),
  USAGE_OPTION_MISSING("usage-option-missing", ExitStatus.MISUSED),
  USAGE_OPTION_NEEDS_VALUE("usage-option-needs-value", ExitStatus.MISUSED),
  USAGE_OPTION_TAKES_NO_VALUE("usage-option-takes-no-value", ExitStatus.MISUSED),
  USAGE_VALUE_INVALID("usage-value-invalid", ExitStatus.MISUSED),
  USAGE_WORD_MISSING("usage-word-missing", ExitStatus.MISUSED),
  USAGE_WORD_TOO_MANY("usage-word-too-many", ExitStatus.MISUSED),
  USAGE_WORD_ORDER("usage-word-order", ExitStatus.MISUSED),
  USAGE_NODE_MISSING("usage-node-missing", ExitStatus.MISUSED),
  USAGE_DIRECTORY_ONLY("usage-directory-only", ExitStatus.MISUSED),
  USAGE_PLAIN_HTTP("usage-plain-http", ExitStatus.MISUSED),
  USAGE_CODE_UNKNOWN("usage-code-unknown", ExitStatus.MISUSED),
  CONFIRMATION_NEEDED("confirmation-needed", ExitStatus.MISUSED),
  CONFIRMATION_DENIED("confirmation-denied", ExitStatus.REFUSED),
  PASSWORD_MISSING("password-missing", ExitStatus.MISUSED),
  NODE_UNREACHABLE("node-unreachable", ExitStatus.COULD_NOT),
  NODE_UNTRUSTED("node-untrusted", ExitStatus.COULD_NOT),
  NODE_LOST("node-lost", ExitStatus.COULD_NOT),
  NODE_STRANGE("node-strange", ExitStatus.COULD_NOT),
  FILE_NOT_FOUND("file-not-found", ExitStatus.REFUSED),
  FILE_DENIED("file-denied", ExitStatus.COULD_NOT),
  FILE_IS_DIRECTORY("file-is-directory", ExitStatus.REFUSED),
  FILE_UNREADABLE("file-unreadable", ExitStatus.COULD_NOT),
  FILE_UNWRITABLE("file-unwritable", ExitStatus.COULD_NOT),
  FILE_PACKED("file-packed", ExitStatus.REFUSED),
  FILE_EXISTS("file-exists", ExitStatus.REFUSED),
  REMOTE_COLLECTION_UNKNOWN("remote-collection-unknown", ExitStatus.REFUSED),
  OUTPUT_LOST("output-lost", ExitStatus.COULD_NOT),
  INTERNAL("internal", ExitStatus.COULD_NOT);

  private final String code;
  private final ExitStatus status;

  Fault(String code, ExitStatus status) {
    this.code = code;
    this.status = status;
  }

  public String code() {
    return code;
  }

  public ExitStatus status() {
    return status;
  }

  public static Optional<Fault> byCode(String code) {
    for (Fault fault : values()) {
      if (fault.code.equals(code)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
