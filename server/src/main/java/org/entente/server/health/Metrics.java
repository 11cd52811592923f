package org.entente.server.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.ingest.Summary;
import org.entente.server.edge.Door;
import org.entente.server.edge.HttpEdge;
import org.entente.server.edge.RequestObserver;
import org.entente.server.edge.Trace;

/// Figures for Prometheus. Labels take few values by construction: routes are templates, codes come
/// from catalogues, and nothing that a client sends becomes a label. Thread-safe.
public final class Metrics implements RequestObserver, AutoCloseable {
  /// The text format that [#scrape] gives.
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration[] STEPS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<RequestKind, Timer> requests = new ConcurrentHashMap<>();
  private final Map<ObjectKind, Counter> objects = new ConcurrentHashMap<>();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  @Override
  public void ended(Trace trace, int status, long nanos) {
    requests
        .computeIfAbsent(
            new RequestKind(method(trace.method()), trace.route(), status, trace.code()),
            this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /// Counts what became of the objects of a request.
  public void added(StatusRecord record) {
    int known = record.total() - record.stored() - record.failureCount();
    count("taxii", "stored", record.stored());
    count("taxii", "known", known);
    count("taxii", "refused", record.failureCount());
  }

  /// Counts what became of the objects of an import.
  public void imported(Summary summary) {
    count("import", "stored", summary.stored());
    count("import", "known", summary.known());
    count("import", "refused", summary.refused());
  }

  /// Shows how busy `edge` is.
  public void watch(HttpEdge edge) {
    gauge("entente.http.connections", "open TCP connections", edge, e -> e.figures().connections());
    for (Door door : Door.values()) {
      Gauge.builder("entente.http.requests.active", edge, e -> e.active(door))
          .description("requests being handled")
          .tag("door", door.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(registry);
    }
    gauge(
        "entente.http.request.bytes.inflight",
        "memory reserved for request bodies",
        edge,
        e -> e.figures().requestBytes());
    gauge(
        "entente.http.requests.waiting",
        "requests waiting for memory",
        edge,
        e -> e.figures().requestsWaiting());
    gauge(
        "entente.http.response.bytes.inflight",
        "memory reserved for pages",
        edge,
        e -> e.figures().responseBytes());
    gauge(
        "entente.http.responses.waiting",
        "requests waiting for memory for their page",
        edge,
        e -> e.figures().responsesWaiting());
  }

  /// Shows a figure of `source` as it is when it is asked for.
  public <T> void gauge(String name, String description, T source, ToDoubleFunction<T> figure) {
    Gauge.builder(name, source, figure)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /// All figures in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private void count(String way, String outcome, long number) {
    if (number > 0) {
      objects
          .computeIfAbsent(
              new ObjectKind(way, outcome),
              kind ->
                  Counter.builder("entente.ingest.objects")
                      .description("objects taken in, by what became of them")
                      .tags("way", kind.way, "outcome", kind.outcome)
                      .register(registry))
          .increment((double) number);
    }
  }

  private Timer timer(RequestKind kind) {
    return Timer.builder("entente.http.requests")
        .description("requests, by route, status and code of the refusal")
        .tags(
            List.of(
                Tag.of("method", kind.method),
                Tag.of("route", kind.route),
                Tag.of("status", Integer.toString(kind.status)),
                Tag.of("code", kind.code)))
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  /// Anybody may send any method.
  private static String method(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "other";
    };
  }

  private record RequestKind(String method, String route, int status, String code) {}

  private record ObjectKind(String way, String outcome) {}
}
