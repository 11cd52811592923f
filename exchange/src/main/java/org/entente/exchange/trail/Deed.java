package org.entente.exchange.trail;

import org.entente.exchange.audit.AuditRecord.Verb;

/// An operation, as the audit log names it. Immutable.
///
/// @param verb the kind of processing
/// @param action the operation's stable name, such as `user.add`
public record Deed(Verb verb, String action) {
  public static Deed collecting(String action) {
    return new Deed(Verb.COLLECTION, action);
  }

  public static Deed consulting(String action) {
    return new Deed(Verb.CONSULTATION, action);
  }

  public static Deed erasing(String action) {
    return new Deed(Verb.ERASURE, action);
  }

  public static Deed administering(String action) {
    return new Deed(Verb.ADMINISTRATION, action);
  }

  public static Deed signingIn(String action) {
    return new Deed(Verb.AUTHENTICATION, action);
  }
}
