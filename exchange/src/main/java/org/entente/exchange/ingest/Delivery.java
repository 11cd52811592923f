package org.entente.exchange.ingest;

import org.entente.exchange.access.Caller;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.Read;

/// Objects on their way into a collection: who brings them where, through which door. Immutable.
///
/// @param store where they go in the end
/// @param journal where it is recorded
/// @param admission the door
/// @param caller who brings them; has the right to
/// @param collection where to
/// @param deed what the audit log calls it
record Delivery(
    Store store,
    Journal journal,
    Admission admission,
    Caller caller,
    Collection collection,
    Deed deed) {
  /// What the audit log names.
  String target() {
    return collection.id().toString();
  }

  Decision decide(Read.Found found, Definitions definitions) {
    return admission.decide(
        found, collection.validation(), collection.defaultMarking(), caller.source(), definitions);
  }

  Decision decideAgain(Decision.Waiting waiting, Definitions definitions) {
    return admission.decideAgain(waiting, collection.defaultMarking(), definitions);
  }

  /// Whether the collection is still there: it may have been removed since it was looked up, and
  /// what was put into it then could never be reached.
  boolean canBeTaken(Commit commit) {
    return commit.document(Documents.Kind.COLLECTION, target()).isPresent();
  }

  /// Refuses it, and records that.
  <T> Outcome<T> refuse(Refusal refusal) {
    return journal.refuse(caller, deed, target(), refusal);
  }

  /// The record of what was taken, for the commit to carry.
  AuditRecord record(Subject subject, Commit commit) {
    return journal.done(caller, deed, subject, commit.time());
  }
}
