package org.entente.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.backup.BackupSource;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;

/// Backups: the node streams one, and is told when it has arrived whole.
final class BackupRoutes {
  static final String MEDIA_TYPE = "application/vnd.entente.backup";

  private final AdminServices services;
  private final AdminGate gate;

  BackupRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  /// The node as it is now, in one file (docs/formats/backup.md).
  Answer take(Call call) {
    return gate.known(
        call,
        caller ->
            switch (services.exchange().backups().take(caller)) {
              case Outcome.Refused<Caller>(var refusal) -> new Answer.Denied(Denial.of(refusal));
              case Outcome.Done<Caller> _ -> taken(call);
            });
  }

  private Answer taken(Call call) {
    if (services.backups().isEmpty()) {
      return call.deny(ServerCode.BACKUP_NOT_POSSIBLE);
    }
    Optional<BackupSource.Prepared> prepared;
    try {
      prepared = services.backups().get().prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prepared
        .<Answer>map(backup -> new Answer.Streamed(MEDIA_TYPE, backup::writeTo))
        .orElseGet(() -> call.deny(ServerCode.BACKUP_UNDER_WAY));
  }

  /// The caller has one, and has read it back.
  Answer done(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                Made::read,
                made ->
                    Answer.of(
                        services.exchange().backups().done(caller, made.sha256, made.bytes),
                        backup ->
                            AdminGate.json(
                                201,
                                JsonObject.builder()
                                    .put("time", backup.time().toString())
                                    .put("sha256", backup.sha256())
                                    .put("bytes", backup.bytes())
                                    .build()))));
  }

  private record Made(String sha256, long bytes) {
    static Made read(Members members) throws Malformed {
      String sha256 = members.text("sha256");
      Long bytes = members.optionalNumber("bytes", 0, JsonNumber.INTEGER_MAX);
      if (bytes == null) {
        throw new Malformed(ServerCode.MEMBER_MISSING, "bytes");
      }
      return new Made(sha256, bytes);
    }
  }
}
