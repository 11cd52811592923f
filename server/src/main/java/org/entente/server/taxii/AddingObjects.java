package org.entente.server.taxii;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.handling.Ceiling;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Body;
import org.entente.server.edge.Call;
import org.entente.server.refusal.ServerCode;
import org.entente.taxii.DateAdded;
import org.entente.taxii.Status;
import org.entente.taxii.StatusDetail;
import org.entente.taxii.http.ContentNegotiation;
import org.entente.taxii.http.MediaType;

/// Adding objects and asking what became of them (TAXII 2.1 §5.5, §4.3). A request is finished when
/// it is answered, so its status is `complete` from the start.
final class AddingObjects {
  /// Successes are listed for requests of at most this many objects, and for any in which something
  /// failed: there a client wants to know what to send again.
  static final int LISTED_MAX = 100;

  /// Successes listed at all.
  static final int SUCCESSES_MAX = 10_000;

  /// OpenCTI posts bundles, and labels them as STIX.
  private static final List<MediaType> READABLE = List.of(MediaType.TAXII, MediaType.STIX);

  private final TaxiiServices services;
  private final Gate gate;

  AddingObjects(TaxiiServices services, Gate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer add(Call call) {
    return gate.collection(call, (caller, visible) -> add(call, caller, visible));
  }

  Answer status(Call call) {
    String text = call.parameter("status");
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().statuses().get(caller, call.parameter("root"), text),
                record -> Answer.bytes(200, Gate.TAXII, status(record).toBytes())));
  }

  private Answer add(Call call, Caller caller, Visible visible) {
    if (!visible.rights().write()) {
      // Before the body is read: who may not write need not be heard. The domain says how.
      return Answer.of(
          services.exchange().ingest().envelope(caller, visible.collection().id(), NOTHING),
          _ -> call.deny(ServerCode.INTERNAL));
    }
    if (!ContentNegotiation.canRead(call.headers("Content-Type"), READABLE)) {
      String stated = String.join(", ", call.headers("Content-Type"));
      return call.deny(ServerCode.MEDIA_TYPE_UNSUPPORTED, stated, Gate.TAXII);
    }
    Optional<ApiRoot> root = services.exchange().apiRoots().get(visible.collection().apiRoot());
    long bytesMax =
        root.map(found -> ServerInformation.bodyBytesMax(services, found))
            .orElse((long) services.config().limits().bodyBytes());
    return switch (call.body(bytesMax)) {
      case Body.Refused refused -> call.deny(refused);
      case Body.Whole(var array, var length) ->
          Answer.of(
              services
                  .exchange()
                  .ingest()
                  .envelope(caller, visible.collection().id(), new Content(array, 0, length)),
              record -> {
                services.observer().added(record);
                return Answer.bytes(202, Gate.TAXII, status(record).toBytes());
              });
    };
  }

  private static final Content NOTHING = Content.of(new byte[0]);

  private Status status(StatusRecord record) {
    return new Status(
        record.id().toString(),
        true,
        DateAdded.of(record.requested()),
        record.total(),
        record.total() - record.failureCount(),
        successes(record),
        record.failureCount(),
        record.failures().stream().map(failure -> detail(record, failure)).toList(),
        0,
        List.of());
  }

  /// The new objects stand at the positions that the record keeps; what was deleted since is no
  /// longer named.
  private List<StatusDetail> successes(StatusRecord record) {
    Position first = record.first();
    Position last = record.last();
    if (record.total() > LISTED_MAX && record.failureCount() == 0) {
      return List.of();
    }
    var successes = new ArrayList<StatusDetail>();
    if (first != null && last != null) {
      Page page =
          services
              .log()
              .headers(
                  record.collection(),
                  Selection.EVERYTHING,
                  Ceiling.ALL,
                  new Position(first.micros() - 1),
                  new Page.Bounds(Math.min(record.stored(), SUCCESSES_MAX), Long.MAX_VALUE));
      for (Entry entry : page.entries()) {
        if (entry.position().compareTo(last) <= 0) {
          successes.add(new StatusDetail(entry.id().toString(), entry.versionText(), null));
        }
      }
    }
    record.known().forEach(known -> successes.add(detail(record, known)));
    return successes;
  }

  /// A version is required even where the object has none (§4.3.1): then it is the request's time.
  private static StatusDetail detail(StatusRecord record, StatusRecord.Detail detail) {
    String version =
        detail.version().isEmpty() ? DateAdded.of(record.requested()).toString() : detail.version();
    return new StatusDetail(
        detail.id(), version, detail.message().isEmpty() ? null : detail.message());
  }
}
