package org.entente.exchange.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// What an account is for. Roles decide about running the node ([Act]) and about collections for
/// which the account has no grant; grants decide about the objects. The whole matrix is in this
/// class, and as a table in docs/access.md.
public enum Role {
  /// Runs everything; reads and writes everywhere, unless a grant says otherwise.
  ADMIN(EnumSet.allOf(Act.class)),
  /// Keeps the node alive; sees objects only where a grant says so.
  OPERATOR(
      EnumSet.of(
          Act.KEEP_API_ROOTS,
          Act.KEEP_COLLECTIONS,
          Act.SEE_DIRECTORY,
          Act.SEE_HEALTH,
          Act.OWN_TOKENS)),
  /// Works with the objects, where a grant says so.
  ANALYST(EnumSet.of(Act.OWN_TOKENS)),
  /// Sees everything about objects and about their use, and never their content: no grant gives it.
  AUDITOR(
      EnumSet.of(
          Act.SEE_AUDIT, Act.SEE_STATUSES, Act.SEE_DIRECTORY, Act.SEE_HEALTH, Act.OWN_TOKENS)),
  /// A tool, or somebody who only consumes, where a grant says so.
  READER(EnumSet.of(Act.OWN_TOKENS));

  private final Set<Act> acts;
  private final String label = name().toLowerCase(Locale.ROOT);

  Role(Set<Act> acts) {
    this.acts = acts;
  }

  public boolean may(Act act) {
    return acts.contains(act);
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
