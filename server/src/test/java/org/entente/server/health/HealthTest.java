package org.entente.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.server.admin.LocalHttp;
import org.entente.server.tls.CertificateStatus;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.testkit.FakeClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HealthTest {
  @TempDir static Path folder;
  static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder, yaml -> yaml.replace("  listen:", "  listen: 127.0.0.1:0"));
    for (String role : new String[] {"operator", "analyst", "auditor", "reader"}) {
      node.account(role, role);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void live_and_ready_are_for_everybody_and_say_no_more() {
    Reply live = open("/health/live");
    Reply ready = open("/health/ready");

    assertThat(live.status()).isEqualTo(200);
    assertThat(live.body()).isEqualTo("{\"live\":true}");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"ready\":true}");
  }

  @ParameterizedTest
  @CsvSource({"operator, 200", "auditor, 200", "analyst, 403", "reader, 403"})
  void metrics_are_for_those_who_may_see_health(String role, int status) {
    Reply basic = node.as(role, "GET", "/metrics", "");
    Reply bearer = node.bearer(node.token(role), "GET", "/metrics", "");

    assertThat(basic.status()).isEqualTo(status);
    assertThat(bearer.status()).isEqualTo(status);
    if (status == 200) {
      assertThat(basic.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    }
  }

  @Test
  void nobody_unknown_sees_metrics_except_at_their_own_address() {
    assertThat(open("/metrics").status()).isEqualTo(401);

    var own = node.node().metricsUrl().orElseThrow();
    Reply there = node.send(HttpRequest.newBuilder(own).build());
    assertThat(there.status()).isEqualTo(200);
    assertThat(node.send(HttpRequest.newBuilder(own.resolve("/taxii2/")).build()).status())
        .isEqualTo(404);
    assertThat(node.send(HttpRequest.newBuilder(own.resolve("/admin/v1/ca")).build()).status())
        .isEqualTo(404);
    assertThat(LocalHttp.request(node.directory(), "GET", "/metrics", "", "").status())
        .isEqualTo(200);
  }

  @Test
  void metrics_count_requests_by_route_status_and_code_and_objects_by_outcome() {
    String collection = node.collection("counted");
    node.post(collection + "objects/", Stix.indicators(1, 3));
    node.post(collection + "objects/", Stix.indicators(1, 4));
    node.post(collection + "objects/", Stix.envelope("{\"type\":\"x\"}"));
    node.get("/exchange/collections/nowhere/");

    String figures = node.as("operator", "GET", "/metrics", "").body();

    assertThat(figures)
        .contains(
            "entente_http_requests_seconds_count{code=\"ok\",method=\"POST\","
                + "route=\"/{root}/collections/{collection}/objects/\",status=\"202\"} 3")
        .contains(
            "code=\"collection-not-found\",method=\"GET\","
                + "route=\"/{root}/collections/{collection}/\",status=\"404\"")
        .contains("entente_ingest_objects_total{outcome=\"stored\",way=\"taxii\"} 4.0")
        .contains("entente_ingest_objects_total{outcome=\"known\",way=\"taxii\"} 3.0")
        .contains("entente_ingest_objects_total{outcome=\"refused\",way=\"taxii\"} 1.0")
        .contains("entente_http_connections")
        .contains("entente_http_request_bytes_inflight")
        .contains("entente_disk_free_bytes")
        .contains("entente_store_collections 1.0")
        .contains("entente_store_objects 4.0")
        .contains("entente_store_versions 4.0")
        .contains("entente_store_bytes")
        .containsPattern("entente_audit_records [1-9]")
        .contains("entente_text_behind_entries")
        .contains("entente_text_behind_seconds")
        .contains("entente_text_documents")
        .contains("jvm_memory_used_bytes")
        .contains("process_uptime_seconds");
  }

  @Test
  void what_clients_send_never_becomes_a_label() {
    node.get("/made-up-by-a-client/");
    node.get("/made/up/by/a/client/");
    node.raw("INVENTED /made-up HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(node.as("operator", "GET", "/metrics", "").body())
        .doesNotContain("made")
        .doesNotContain("INVENTED")
        .contains("route=\"none\"")
        .contains("method=\"other\"");
  }

  @Test
  void a_checkup_finds_a_full_disk_an_ending_certificate_and_a_broken_store() {
    var clock = new FakeClock();
    var certificate =
        new CertificateStatus(
            "CN=x", List.of(), clock.instant().plus(Duration.ofDays(7)), "00", true);

    var ill =
        new Checkup(folder, Long.MAX_VALUE, clock, () -> Optional.of(certificate), () -> false);
    assertThat(ill.findings()).extracting(Checkup.Finding::healthy).containsOnly(false);
    assertThat(ill.findings()).extracting(Checkup.Finding::message).doesNotContainNull();

    clock.move(Duration.ofSeconds(-1));
    var well = new Checkup(folder, 0, clock, () -> Optional.of(certificate), () -> true);
    assertThat(well.findings()).extracting(Checkup.Finding::healthy).containsOnly(true);
  }

  private static Reply open(String path) {
    return node.send(HttpRequest.newBuilder(node.uri(path)).GET().build());
  }
}
