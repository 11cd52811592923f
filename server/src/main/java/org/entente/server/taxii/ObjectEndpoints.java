package org.entente.server.taxii;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.StixId;
import org.entente.taxii.DateAdded;
import org.entente.taxii.Envelope;
import org.entente.taxii.Manifest;
import org.entente.taxii.ManifestRecord;
import org.entente.taxii.VersionList;
import org.entente.taxii.http.MediaType;
import org.entente.taxii.query.FilteredEndpoint;
import org.jspecify.annotations.Nullable;

/// Reading and deleting objects (TAXII 2.1 §5.3, §5.4, §5.6–§5.8). Pages are made of the stored
/// bytes: nothing is parsed or written anew.
final class ObjectEndpoints {
  private static final String FIRST = "X-TAXII-Date-Added-First";
  private static final String LAST = "X-TAXII-Date-Added-Last";
  private static final String STIX = MediaType.STIX.toString();

  /// Memory reserved for an entry before its size is known. Most objects are smaller.
  private static final int ENTRY_BYTES_EXPECTED = 16 * 1024;

  /// A record of a manifest or a version list, spelt out.
  private static final int RECORD_BYTES = 256;

  private final TaxiiServices services;
  private final Gate gate;

  ObjectEndpoints(TaxiiServices services, Gate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer page(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            asked(
                call,
                FilteredEndpoint.OBJECTS,
                visible,
                asked ->
                    read(
                        call,
                        asked,
                        () ->
                            services
                                .exchange()
                                .reading()
                                .objects(
                                    caller,
                                    visible.collection().id(),
                                    asked.selection(),
                                    asked.after(),
                                    asked.bounds()),
                        page -> envelope(call, visible, asked, page))));
  }

  Answer one(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            asked(
                call,
                FilteredEndpoint.OBJECT,
                visible,
                asked ->
                    read(
                        call,
                        asked,
                        () ->
                            objectId(call, caller, visible)
                                .then(id ->
                                    services
                                        .exchange()
                                        .reading()
                                        .object(
                                            caller,
                                            visible.collection().id(),
                                            id,
                                            asked.selection().versions(),
                                            asked.after(),
                                            asked.bounds())),
                        page -> envelope(call, visible, asked, page))));
  }

  Answer manifest(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            asked(
                call,
                FilteredEndpoint.MANIFEST,
                visible,
                asked ->
                    listing(
                        call,
                        asked,
                        () ->
                            services
                                .exchange()
                                .reading()
                                .manifest(
                                    caller,
                                    visible.collection().id(),
                                    asked.selection(),
                                    asked.after(),
                                    asked.bounds()),
                        page ->
                            new Manifest(
                                    page.more(),
                                    next(visible, asked, page),
                                    page.entries().stream().map(ObjectEndpoints::record).toList())
                                .toBytes())));
  }

  Answer versions(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            asked(
                call,
                FilteredEndpoint.VERSIONS,
                visible,
                asked ->
                    listing(
                        call,
                        asked,
                        () ->
                            objectId(call, caller, visible)
                                .then(id ->
                                    services
                                        .exchange()
                                        .reading()
                                        .versions(
                                            caller,
                                            visible.collection().id(),
                                            id,
                                            asked.after(),
                                            asked.bounds())),
                        page ->
                            new VersionList(
                                    page.more(),
                                    next(visible, asked, page),
                                    page.entries().stream().map(Entry::versionText).toList())
                                .toBytes())));
  }

  /// Without `match[version]` the latest version goes, as everywhere in TAXII where no version is
  /// named (§3.4.1).
  Answer delete(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            asked(
                call,
                FilteredEndpoint.DELETE,
                visible,
                asked ->
                    Answer.of(
                        objectId(call, caller, visible)
                            .then(id ->
                                services
                                    .exchange()
                                    .removal()
                                    .remove(
                                        caller,
                                        visible.collection().id(),
                                        id,
                                        asked.selection().versions())),
                        _ -> Answer.bytes(200, Gate.TAXII, new byte[0]))));
  }

  private Answer asked(
      Call call, FilteredEndpoint endpoint, Visible visible, Function<Query.Asked, Answer> then) {
    Query query =
        Query.read(
            endpoint,
            call.query(),
            visible.collection().id(),
            services.cursors(),
            services.config().limits(),
            call.trace().id());
    return switch (query) {
      case Query.Malformed(var denial) -> new Answer.Denied(denial);
      case Query.Asked asked -> then.apply(asked);
    };
  }

  private static Answer listing(
      Call call, Query.Asked asked, Reading reading, Function<Page, byte[]> form) {
    if (!call.reserve((long) asked.bounds().entriesMax() * RECORD_BYTES)) {
      return call.deny(ServerCode.OVERLOADED);
    }
    return Answer.of(
        reading.page(),
        page ->
            withDates(
                Answer.bytes(200, Gate.TAXII, form.apply(asked.takesStix21() ? page : Page.EMPTY)),
                asked.takesStix21() ? page : Page.EMPTY));
  }

  private static Answer read(
      Call call, Query.Asked asked, Reading reading, Function<Page, Answer> form) {
    long expected =
        Math.min(
            asked.bounds().bytesMax(), (long) asked.bounds().entriesMax() * ENTRY_BYTES_EXPECTED);
    if (!call.reserve(expected)) {
      return call.deny(ServerCode.OVERLOADED);
    }
    return Answer.of(reading.page(), page -> form.apply(asked.takesStix21() ? page : Page.EMPTY));
  }

  private Answer envelope(Call call, Visible visible, Query.Asked asked, Page page) {
    Envelope envelope = Envelope.of(page.more(), next(visible, asked, page));
    long bytes = 0;
    for (Entry entry : page.entries()) {
      bytes += entry.content().length();
    }
    int length = Math.toIntExact(envelope.length(page.entries().size(), bytes));
    if (!call.reserve(length)) {
      return call.deny(ServerCode.OVERLOADED);
    }
    var body = new FixedOutput(length);
    try {
      Envelope.Writer writer = envelope.writeTo(body);
      for (Entry entry : page.entries()) {
        var content = entry.content();
        writer.add(content.array(), content.offset(), content.length());
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return withDates(Answer.bytes(200, Gate.TAXII, body.array()), page);
  }

  private static Answer withDates(Answer.Whole answer, Page page) {
    List<Entry> entries = page.entries();
    return entries.isEmpty()
        ? answer
        : new Answer.Whole(
            answer.status(),
            answer.mediaType(),
            answer.body(),
            answer.length(),
            Map.of(
                FIRST,
                entries.getFirst().position().toString(),
                LAST,
                entries.getLast().position().toString()));
  }

  private @Nullable String next(Visible visible, Query.Asked asked, Page page) {
    return page.more()
        ? services
            .cursors()
            .next(
                visible.collection().id().toString(),
                asked.match(),
                new DateAdded(page.entries().getLast().position().micros()))
        : null;
  }

  private static ManifestRecord record(Entry entry) {
    return new ManifestRecord(
        entry.id().toString(), new DateAdded(entry.position().micros()), entry.versionText(), STIX);
  }

  /// What is no STIX identifier names nothing here.
  private Outcome<StixId> objectId(Call call, Caller caller, Visible visible) {
    String text = call.parameter("object");
    String collection = visible.collection().id().toString();
    return StixId.tryParse(text)
        .map(Outcome::done)
        .orElseGet(() ->
            call.method().equals("DELETE")
                ? services.exchange().removal().nothingCalled(caller, collection, text)
                : services.exchange().reading().nothingCalled(caller, collection, text));
  }

  /// Reads a page, once there is room for it.
  @FunctionalInterface
  private interface Reading {
    Outcome<Page> page();
  }
}
