package org.entente.server.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.entente.exchange.ingest.Progress;
import org.entente.exchange.ingest.Summary;
import org.entente.exchange.refusal.Refusal;
import org.entente.server.edge.Trace;
import org.entente.server.refusal.Denial;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Tells the client how its import gets on, as JSON lines. A client may send everything before it
/// reads anything, so what is written before the end must fit into the buffers between the two:
/// progress comes ever more seldom, and refusals come last. Used by one thread.
final class ImportReport implements Progress {
  /// Refusals told in detail; more are only counted.
  static final int DETAILS_MAX = 10_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int LINES_AT_A_PACE = 50;

  private final OutputStream out;
  private final BooleanSupplier stopping;
  private final boolean dryRun;
  private final Trace trace;
  private final List<Summary.Detail> details = new ArrayList<>();
  private final long startNanos = System.nanoTime();
  private long pauseNanos = FIRST_PAUSE.toNanos();
  private long lastNanos = startNanos;
  private int lines;
  private long bytes;
  private @Nullable Summary soFar;
  private boolean clientGone;

  ImportReport(OutputStream out, BooleanSupplier stopping, boolean dryRun, Trace trace) {
    this.out = out;
    this.stopping = stopping;
    this.dryRun = dryRun;
    this.trace = trace;
  }

  /// Shows the client that reading begins, with the answer's first bytes.
  void begin() throws IOException {
    write(progress(0, 0, 0, 0, 0));
  }

  @Override
  public boolean goOn(long bytesRead, Summary summary) {
    bytes = bytesRead;
    soFar = summary;
    long now = System.nanoTime();
    if (now - lastNanos >= pauseNanos) {
      lastNanos = now;
      lines++;
      if (lines % LINES_AT_A_PACE == 0) {
        pauseNanos *= 2;
      }
      try {
        write(
            progress(
                bytesRead, summary.total(), summary.stored(), summary.known(), summary.refused()));
      } catch (IOException e) {
        clientGone = true;
      }
    }
    return !clientGone && !stopping.getAsBoolean();
  }

  @Override
  public void refused(Summary.Detail detail) {
    if (details.size() < DETAILS_MAX) {
      details.add(detail);
    }
  }

  /// The import ended by itself.
  void end(Summary summary) throws IOException {
    Refusal breakage = summary.breakage();
    end(
        summary,
        summary.ending() == Summary.Ending.COMPLETE,
        breakage == null ? null : Denial.of(breakage));
  }

  /// The import ended because of `denial`; what earlier batches stored stays.
  void broken(Denial denial) throws IOException {
    end(soFar, false, denial);
  }

  private void end(@Nullable Summary summary, boolean complete, @Nullable Denial denial)
      throws IOException {
    for (Summary.Detail detail : details) {
      write(refusal(detail));
    }
    write(
        JsonObject.builder()
            .put("event", "summary")
            .put("complete", complete)
            .put("dryRun", dryRun)
            .put("bytes", bytes)
            .put("objects", summary == null ? 0 : summary.total())
            .put("stored", summary == null ? 0 : summary.stored())
            .put("known", summary == null ? 0 : summary.known())
            .put("refused", summary == null ? 0 : summary.refused())
            .put("warned", summary == null ? 0 : summary.warned())
            .put(
                "codes",
                summary == null ? JsonObject.EMPTY : AdminJson.counts(summary.refusalsByCode()))
            .put(
                "warnings",
                summary == null ? JsonObject.EMPTY : AdminJson.counts(summary.warningsByCode()))
            .put("first", AdminJson.position(summary == null ? null : summary.first()))
            .put("last", AdminJson.position(summary == null ? null : summary.last()))
            .put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos))
            .put("error", denial == null ? JsonNull.NULL : error(denial))
            .build());
  }

  private static JsonObject refusal(Summary.Detail detail) {
    return JsonObject.builder()
        .put("event", "refused")
        .put("index", detail.index())
        .put("id", detail.id())
        .put("version", detail.version())
        .put("code", detail.code())
        .put("clause", detail.clause())
        .put("where", detail.pointer())
        .put("message", detail.message())
        .build();
  }

  private JsonValue error(Denial denial) {
    return JsonObject.builder()
        .put("code", denial.code())
        .put("message", denial.message(trace.language()))
        .put("where", orNull(denial.where()))
        .put("hint", orNull(denial.hint(trace.language())))
        .put("errorId", denial.id().toString())
        .build();
  }

  private static JsonValue orNull(String text) {
    return AdminJson.text(text.isEmpty() ? null : text);
  }

  private static JsonObject progress(
      long bytes, long objects, long stored, long known, long refused) {
    return JsonObject.builder()
        .put("event", "progress")
        .put("bytes", bytes)
        .put("objects", objects)
        .put("stored", stored)
        .put("known", known)
        .put("refused", refused)
        .build();
  }

  private void write(JsonObject line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
