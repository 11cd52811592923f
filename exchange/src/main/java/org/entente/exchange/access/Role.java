package org.entente.exchange.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// What an account is for. Roles decide about running the node ([Act]) and about collections for
/// which the account has no grant; grants decide about the objects. The whole matrix is in this
/// class, and as a table in docs/access.md.
public enum Role {
  /// Runs everything; reads and writes everywhere, unless a grant says otherwise.
  ADMIN,
  /// Keeps the node alive; gets to objects only where a grant says so.
  OPERATOR,
  /// Works with the objects, where a grant says so.
  ANALYST,
  /// Sees everything about objects and about their use, and never their content: no grant gives it.
  AUDITOR,
  /// A tool, or somebody who only consumes, where a grant says so.
  READER;

  private final String label = name().toLowerCase(Locale.ROOT);

  public boolean may(Act act) {
    return switch (act) {
      case KEEP_ACCOUNTS, KEEP_TOKENS, KEEP_GRANTS, BACK_UP -> this == ADMIN;
      case KEEP_API_ROOTS, KEEP_COLLECTIONS -> this == ADMIN || this == OPERATOR;
      case SEE_DIRECTORY, SEE_HEALTH -> this == ADMIN || this == OPERATOR || this == AUDITOR;
      case SEE_AUDIT, SEE_STATUSES -> this == ADMIN || this == AUDITOR;
      case OWN_TOKENS -> true;
    };
  }

  /// The name in lower case.
  public String label() {
    return label;
  }

  /// What an account of this role may see unless it is told otherwise.
  public Ceiling defaultCeiling() {
    return this == ADMIN ? Ceiling.ALL : new Ceiling(Tlp.AMBER_STRICT, Pap.RED);
  }

  /// The role so labelled, in any letter case.
  public static Optional<Role> parse(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(role -> role.label.equals(wanted)).findFirst();
  }
}
