package org.entente.exchange.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what, when and why: one record for each request that reads or changes something. It
/// names objects, never their content. Immutable.
///
/// @param time when
/// @param account the acting account; `local:NAME` for the owner of the directory
/// @param verb the kind of processing
/// @param action the operation, such as `taxii.objects.get` or `user.add`
/// @param target what it was done to: a collection id, an account name …; empty if nothing
/// @param ids ids of the objects concerned, at most [#IDS_MAX]; empty when `query` stands for them
/// @param query SHA-256 (hex) of the canonical query when the objects were not named; else null
/// @param count how many objects were concerned
/// @param origin the client's address, or `local`
/// @param purpose the purpose that the caller stated, if any
/// @param reason the justification that the caller stated, if any
/// @param outcome `ok`, or the stable code of the refusal
/// @param errorId the id that the caller was given for the refusal; else null
public record AuditRecord(
    Instant time,
    String account,
    Verb verb,
    String action,
    String target,
    List<String> ids,
    @Nullable String query,
    long count,
    String origin,
    @Nullable String purpose,
    @Nullable String reason,
    String outcome,
    @Nullable String errorId) {
  /// Ids named in one record; beyond it the query digest and the count stand for them.
  public static final int IDS_MAX = 100;

  public AuditRecord {
    ids = List.copyOf(ids);
    if (ids.size() > IDS_MAX) {
      throw new IllegalArgumentException("too many ids for one audit record");
    }
  }

  /// The kinds of processing of Directive (EU) 2016/680, article 25, and the running of the node
  /// itself. The order of the constants never changes: it is on disk.
  public enum Verb {
    COLLECTION,
    ALTERATION,
    CONSULTATION,
    DISCLOSURE,
    COMBINATION,
    ERASURE,
    ADMINISTRATION,
    AUTHENTICATION
  }
}
