package org.entente.server.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord.Verb;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.trail.AuditTrail;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// Reading the audit log.
final class AuditRoutes {
  private static final int LIMIT_DEFAULT = 1_000;
  private static final int BATCH = 1_000;
  private static final String TIME = "2026-01-31T00:00:00Z";
  private static final String VERBS =
      "collection | alteration | consultation | disclosure | combination | erasure |"
          + " administration | authentication";

  private final AdminServices services;
  private final AdminGate gate;

  AuditRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer list(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Parameters parameters = Parameters.read(call.query());
          var filter =
              new AuditTrail.Filter(
                  parameters.one("account"),
                  parameters.one("verb", AuditRoutes::verb, VERBS),
                  parameters.one("action"),
                  time(parameters, "since"),
                  time(parameters, "until"),
                  collection(caller, parameters.one("collection")),
                  parameters.one("object"),
                  parameters.one("outcome"));
          long after = parameters.number("after", 0, 0, Long.MAX_VALUE);
          long limit = parameters.number("limit", LIMIT_DEFAULT, 0, Long.MAX_VALUE);
          long wanted = limit == 0 ? Long.MAX_VALUE : limit;
          // The first batch before the first byte, so that a refusal can still be told as one.
          return Answer.of(
              batch(caller, filter, after, wanted),
              first ->
                  new Answer.Streamed(
                      AdminGate.JSON_LINES, out -> write(caller, filter, first, wanted, out)));
        });
  }

  private void write(
      Caller caller,
      AuditTrail.Filter filter,
      AuditTrail.Found first,
      long wanted,
      OutputStream out)
      throws IOException {
    AuditTrail.Found found = first;
    long left = wanted;
    while (true) {
      for (AuditLog.Numbered record : found.records()) {
        out.write((AdminJson.audit(record) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      left -= found.records().size();
      if (!found.more() || left <= 0) {
        return;
      }
      found =
          switch (batch(caller, filter, found.next(), left)) {
            case Outcome.Done<AuditTrail.Found>(var next) -> next;
            case Outcome.Refused<AuditTrail.Found>(var refusal) ->
                throw new IOException("list ended: " + refusal.code());
          };
    }
  }

  private Outcome<AuditTrail.Found> batch(
      Caller caller, AuditTrail.Filter filter, long after, long wanted) {
    return services
        .exchange()
        .auditTrail()
        .list(caller, filter, after, (int) Math.min(BATCH, wanted));
  }

  /// Records name collections by id; a collection that is gone can still be asked for by its id.
  private @Nullable String collection(Caller caller, @Nullable String reference) {
    if (reference == null) {
      return null;
    }
    return switch (gate.collection(caller, reference)) {
      case Outcome.Done<org.entente.exchange.directory.Collections.Visible>(var visible) ->
          visible.collection().id().toString();
      case Outcome.Refused<org.entente.exchange.directory.Collections.Visible> _ -> reference;
    };
  }

  private static @Nullable Instant time(Parameters parameters, String name) throws Malformed {
    StixTimestamp time = parameters.one(name, StixTimestamp::tryParse, TIME);
    return time == null ? null : time.instant();
  }

  private static Optional<Verb> verb(String text) {
    return Arrays.stream(Verb.values())
        .filter(verb -> verb.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
