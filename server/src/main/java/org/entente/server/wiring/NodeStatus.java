package org.entente.server.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entente.exchange.Exchange;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Activity;
import org.entente.exchange.access.Caller;
import org.entente.exchange.account.Account;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Position;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.directory.Outlook.Overview;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.search.TextSearch;
import org.entente.server.config.NodeConfig;
import org.entente.server.edge.Door;
import org.entente.server.edge.HttpEdge;
import org.entente.server.health.Checkup;
import org.entente.server.tls.CertificateStatus;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What `entente status` shows (docs/admin-api.md), as far as the caller may know it. Paths and
/// disks are for those who may see health in detail, accounts for those who may see the directory;
/// everybody else sees whether the node is well, and themselves.
final class NodeStatus implements Function<Caller, Outcome<JsonObject>> {
  private final Exchange exchange;
  private final CollectionLog log;
  private final NodeConfig config;
  private final Checkup checkup;
  private final Supplier<Optional<CertificateStatus>> certificate;
  private final Supplier<HttpEdge> edge;
  private final Path storeFolder;
  private final InstantSource clock;
  private final Instant started;

  NodeStatus(
      Exchange exchange,
      CollectionLog log,
      NodeConfig config,
      Checkup checkup,
      Supplier<Optional<CertificateStatus>> certificate,
      Supplier<HttpEdge> edge,
      Path storeFolder,
      InstantSource clock) {
    this.exchange = exchange;
    this.log = log;
    this.config = config;
    this.checkup = checkup;
    this.certificate = certificate;
    this.edge = edge;
    this.storeFolder = storeFolder;
    this.clock = clock;
    started = clock.instant();
  }

  @Override
  public Outcome<JsonObject> apply(Caller caller) {
    return exchange.outlook().overview(caller).map(overview -> json(caller, overview));
  }

  private JsonObject json(Caller caller, Overview overview) {
    List<Checkup.Finding> findings = checkup.findings();
    boolean inDetail = caller.may(Act.SEE_HEALTH);
    return JsonObject.builder()
        .put("healthy", findings.stream().allMatch(Checkup.Finding::healthy))
        .put("version", Version.TEXT)
        .put("name", config.name())
        .put("country", textOrNull(config.country().orElse(null)))
        .put("started", text(started))
        .put("now", text(clock.instant()))
        .put("checks", array(findings, NodeStatus::check))
        .put("urls", urls())
        .put(
            "certificate",
            certificate.get().<JsonValue>map(NodeStatus::certificate).orElse(JsonNull.NULL))
        .put("disk", inDetail ? disk() : JsonNull.NULL)
        .put("index", inDetail ? index() : JsonNull.NULL)
        .put("lastBackup", textOrNull(exchange.backups().last().map(NodeStatus::text).orElse(null)))
        .put("collections", array(overview.collections(), visible -> collection(caller, visible)))
        .put("accounts", new JsonArray(accounts(caller, overview)))
        .build();
  }

  private JsonObject urls() {
    HttpEdge http = edge.get();
    List<String> metrics = http.listening(Door.METRICS).stream().map(URI::toString).toList();
    return JsonObject.builder()
        .put("taxii", http.ownUrl(config) + "/taxii2/")
        .put(
            "listening",
            JsonArray.ofStrings(http.listening(Door.NETWORK).stream().map(URI::toString).toList()))
        .put("metrics", textOrNull(metrics.isEmpty() ? null : metrics.getFirst() + "metrics"))
        .build();
  }

  private static JsonObject check(Checkup.Finding finding) {
    return JsonObject.builder()
        .put("name", finding.name())
        .put("healthy", finding.healthy())
        .put("message", textOrNull(finding.message()))
        .build();
  }

  private static JsonObject certificate(CertificateStatus status) {
    return JsonObject.builder()
        .put("subject", status.subject())
        .put("names", JsonArray.ofStrings(status.names()))
        .put("notAfter", status.notAfter().toString())
        .put("sha256", status.sha256())
        .put("own", !status.brought())
        .build();
  }

  private JsonObject disk() {
    Checkup.Disk disk = checkup.look();
    return JsonObject.builder()
        .put("freeBytes", disk.freeBytes())
        .put("totalBytes", disk.totalBytes())
        .put("reserveBytes", disk.reserveBytes())
        .put("storeBytes", StoreFigures.bytesBelow(storeFolder))
        .build();
  }

  /// How far the index of texts is. It tells of everything that comes in.
  private JsonObject index() {
    TextSearch.State state = exchange.searching().state();
    return JsonObject.builder()
        .put("complete", state.complete())
        .put("behind", state.behind())
        .put("secondsBehind", state.secondsBehind())
        .put("documents", state.documents())
        .build();
  }

  private JsonObject collection(Caller caller, Visible visible) {
    var collection = visible.collection();
    CollectionLog.Counts counts = log.counts(collection.id(), caller.ceiling());
    Position last = log.last(collection.id());
    return JsonObject.builder()
        .put("id", collection.id().toString())
        .put("name", collection.name())
        .put("apiRoot", collection.apiRoot())
        .put("objects", counts.objects())
        .put("versions", counts.versions())
        .put("last", textOrNull(last.equals(Position.START) ? null : last.toString()))
        .build();
  }

  private List<JsonValue> accounts(Caller caller, Overview overview) {
    var accounts = new ArrayList<JsonValue>();
    if (caller.may(Act.SEE_DIRECTORY)) {
      for (Account account : overview.accounts()) {
        accounts.add(account(account.name().text(), account.role().label()));
      }
    } else {
      accounts.add(account(caller.account(), caller.role().label()));
    }
    return accounts;
  }

  private JsonObject account(String name, String role) {
    Optional<Activity.Seen> seen = exchange.activity().of(name);
    var positions = new ArrayList<JsonValue>();
    seen.map(Activity.Seen::positions).orElse(Map.of()).entrySet().stream()
        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(CollectionId::toString)))
        .forEach(entry ->
            positions.add(
                JsonObject.builder()
                    .put("collection", entry.getKey().toString())
                    .put("position", entry.getValue().toString())
                    .build()));
    return JsonObject.builder()
        .put("name", name)
        .put("role", role)
        .put("lastRequest", textOrNull(seen.map(it -> text(it.last())).orElse(null)))
        .put("positions", new JsonArray(positions))
        .build();
  }

  private static <T> JsonArray array(List<T> list, Function<T, JsonObject> form) {
    return new JsonArray(list.stream().<JsonValue>map(form).toList());
  }

  private static JsonValue textOrNull(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonString(text);
  }

  /// To the millisecond, as everywhere in the admin API.
  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
