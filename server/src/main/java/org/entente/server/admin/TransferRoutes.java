package org.entente.server.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.ingest.Summary;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.edge.Answer;
import org.entente.server.edge.BodyProblem;
import org.entente.server.edge.Call;
import org.entente.server.edge.Ids;
import org.entente.server.refusal.Denial;

/// Files in and out, of any length: both directions stream, and memory stays bounded.
final class TransferRoutes {
  private static final Page.Bounds PAGE = new Page.Bounds(5_000, 8L << 20);

  private final AdminServices services;
  private final AdminGate gate;

  TransferRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  /// Imports the body.
  Answer bring(Call call) {
    return gate.collection(
        call,
        (caller, visible) -> {
          boolean dryRun = Parameters.read(call.query()).flag("dry-run");
          Ingest.Mode mode = dryRun ? Ingest.Mode.DRY_RUN : Ingest.Mode.STORE;
          var collection = visible.collection().id();
          if (!visible.rights().write()) {
            // The domain says why not, before anything is read.
            return Answer.of(
                services.exchange().ingest().stream(
                    caller, collection, InputStream.nullInputStream(), mode, (_, _) -> false),
                _ -> AdminGate.json(200, org.entente.stix.json.JsonObject.EMPTY));
          }
          return new Answer.Streamed(
              AdminGate.JSON_LINES, out -> bring(call, caller, visible, mode, out));
        });
  }

  private void bring(Call call, Caller caller, Visible visible, Ingest.Mode mode, OutputStream out)
      throws IOException {
    var report =
        new ImportReport(out, services.stopping(), mode == Ingest.Mode.DRY_RUN, call.trace());
    report.begin();
    try {
      Outcome<Summary> outcome =
          services.exchange().ingest().stream(
              caller, visible.collection().id(), call.bodyStream(), mode, report);
      switch (outcome) {
        case Outcome.Refused<Summary>(var refusal) -> report.broken(Denial.of(refusal));
        case Outcome.Done<Summary>(var summary) -> {
          if (mode == Ingest.Mode.STORE) {
            services.observer().imported(summary);
          }
          report.end(summary);
        }
      }
    } catch (BodyProblem problem) {
      report.broken(Denial.of(problem.code(), call.trace().id(), problem.arguments()));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof BodyProblem problem)) {
        throw e.getCause();
      }
      report.broken(Denial.of(problem.code(), call.trace().id(), problem.arguments()));
    }
  }

  /// Exports the collection.
  Answer take(Call call) {
    return gate.collection(
        call,
        (caller, visible) -> {
          Parameters parameters = Parameters.read(call.query());
          Form form = parameters.one("format", Form::parse, "stix | jsonl");
          ObjectFilter filter = ObjectFilter.read(parameters);
          // The first page before the first byte, so that a refusal can still be told as one.
          return Answer.of(
              page(caller, visible.collection(), filter, filter.after()),
              first ->
                  form == Form.JSONL
                      ? new Answer.Streamed(
                          AdminGate.JSON_LINES,
                          out -> lines(caller, visible.collection(), filter, first, out))
                      : new Answer.Streamed(
                          "application/stix+json;version=2.1",
                          out -> bundle(caller, visible.collection(), filter, first, out)));
        });
  }

  private void lines(
      Caller caller, Collection collection, ObjectFilter filter, Page first, OutputStream out)
      throws IOException {
    pages(
        caller,
        collection,
        filter,
        first,
        entry -> {
          writeOnOneLine(entry, out);
          out.write('\n');
        });
  }

  /// JSON lines need each object on one line; outside of strings a line break is only white space,
  /// and inside there is none.
  private static void writeOnOneLine(Entry entry, OutputStream out) throws IOException {
    var content = entry.content();
    byte[] array = content.array();
    int end = content.offset() + content.length();
    int from = content.offset();
    for (int i = from; i < end; i++) {
      if (array[i] == '\n' || array[i] == '\r') {
        out.write(array, from, i - from);
        out.write(' ');
        from = i + 1;
      }
    }
    out.write(array, from, end - from);
  }

  private void bundle(
      Caller caller, Collection collection, ObjectFilter filter, Page first, OutputStream out)
      throws IOException {
    String head = "{\"type\":\"bundle\",\"id\":\"bundle--" + Ids.random(services.random()) + "\"";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    var begun = new boolean[1];
    pages(
        caller,
        collection,
        filter,
        first,
        entry -> {
          // An empty list is not allowed (STIX 2.1 §2.7).
          out.write((begun[0] ? ",\n" : ",\"objects\":[\n").getBytes(StandardCharsets.US_ASCII));
          begun[0] = true;
          entry.content().writeTo(out);
        });
    out.write((begun[0] ? "\n]}\n" : "}\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void pages(
      Caller caller, Collection collection, ObjectFilter filter, Page first, Sink sink)
      throws IOException {
    Page page = first;
    while (true) {
      Position last = filter.after();
      for (Entry entry : page.entries()) {
        last = entry.position();
        if (filter.passes(entry)) {
          sink.write(entry);
        }
      }
      if (!page.more()) {
        return;
      }
      page =
          switch (page(caller, collection, filter, last)) {
            case Outcome.Done<Page>(var next) -> next;
            case Outcome.Refused<Page>(var refusal) ->
                // Rights were taken away meanwhile: half an export must not look like a whole one.
                throw new IOException("export ended: " + refusal.code());
          };
    }
  }

  private Outcome<Page> page(
      Caller caller, Collection collection, ObjectFilter filter, Position after) {
    return services
        .exchange()
        .reading()
        .objects(caller, collection.id(), filter.selection(), after, PAGE);
  }

  @FunctionalInterface
  private interface Sink {
    void write(Entry entry) throws IOException;
  }

  private enum Form {
    STIX,
    JSONL;

    static Optional<Form> parse(String text) {
      return switch (text) {
        case "stix" -> Optional.of(STIX);
        case "jsonl" -> Optional.of(JSONL);
        default -> Optional.empty();
      };
    }
  }
}
