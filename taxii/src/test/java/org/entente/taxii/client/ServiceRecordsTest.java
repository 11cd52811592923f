package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.taxii.client.TaxiiException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRecordsTest {
  @Test
  void finds_the_servers_that_a_domain_announces() throws Exception {
    try (var dns = new NameServer(new Srv(0, 5, 443, "taxii-hub-1.example.com"))) {
      assertThat(dns.records().discoveryUrls("example.com"))
          .containsExactly(URI.create("https://taxii-hub-1.example.com:443/taxii2/"));
      assertThat(dns.asked).containsOnly("_taxii2._tcp.example.com");
    }
  }

  @Test
  void asks_for_names_in_other_scripts_as_the_dns_knows_them() throws Exception {
    try (var dns = new NameServer()) {
      assertThat(dns.records().discoveryUrls("بنك.example.")).isEmpty();
      assertThat(dns.asked).containsOnly("_taxii2._tcp.xn--ngb8ci.example");
    }
  }

  @Test
  void the_lowest_priority_comes_first_and_equals_share_by_weight() throws Exception {
    try (var dns =
        new NameServer(
            new Srv(20, 0, 1, "last.example"),
            new Srv(10, 90, 2, "often.example"),
            new Srv(10, 10, 3, "rarely.example"))) {
      var records = dns.records();
      int often = 0;
      for (int i = 0; i < 50; i++) {
        List<URI> urls = records.discoveryUrls("example.com");
        assertThat(urls).hasSize(3).last().extracting(URI::getHost).isEqualTo("last.example");
        often += urls.getFirst().getHost().equals("often.example") ? 1 : 0;
      }
      assertThat(often).isGreaterThan(25).isLessThan(50);
    }
  }

  @Test
  void records_that_lead_nowhere_are_passed_over() throws Exception {
    try (var dns =
        new NameServer(
            new Srv(0, 0, 443, ""),
            new Srv(0, 0, 0, "a.example"),
            new Srv(0, 0, 443, "a_b.example"),
            new Srv(0, 0, 8443, "good.example"))) {
      assertThat(dns.records().discoveryUrls("example.com"))
          .containsExactly(URI.create("https://good.example:8443/taxii2/"));
    }
  }

  @Test
  void there_is_a_bound_on_records() throws Exception {
    var many = new ArrayList<Srv>();
    for (int i = 0; i <= ServiceRecords.RECORDS_MAX; i++) {
      many.add(new Srv(0, 0, 1000 + i, "h"));
    }
    try (var dns = new NameServer(many.toArray(new Srv[0]))) {
      assertThat(dns.records().discoveryUrls("e.com")).hasSize(ServiceRecords.RECORDS_MAX);
    }
  }

  @Test
  void a_broken_name_server_is_unreachable() throws Exception {
    try (var dns = new NameServer()) {
      dns.code = 2;
      ClientFixture.failure(() -> dns.records().discoveryUrls("example.com"), Code.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a..b", "-a.example", "a b.example", "a/b", "exa_mple.com", "dns://x/y"})
  void asks_for_domain_names_only(String domain) {
    var records = ServiceRecords.at(new InetSocketAddress("127.0.0.1", 1), new Random(1));
    assertThatIllegalArgumentException().isThrownBy(() -> records.discoveryUrls(domain));
  }

  private record Srv(int priority, int weight, int port, String host) {}

  /// A name server on the loopback address that has one answer (RFC 1035 §4, RFC 2782).
  private static final class NameServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final List<Srv> services;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int code;

    NameServer(Srv... services) throws IOException {
      this.services = List.of(services);
      this.code = services.length == 0 ? 3 : 0;
      this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    ServiceRecords records() {
      return ServiceRecords.at(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()),
          new Random(5));
    }

    @Override
    public void close() {
      socket.close();
    }

    private void serve() {
      byte[] buffer = new byte[512];
      while (!socket.isClosed()) {
        try {
          var packet = new DatagramPacket(buffer, buffer.length);
          socket.receive(packet);
          byte[] answer = answer(buffer);
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        } catch (IOException e) {
          if (!socket.isClosed()) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }

    private byte[] answer(byte[] query) throws IOException {
      var labels = new ArrayList<String>();
      int at = 12;
      while (query[at] != 0) {
        labels.add(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        at += query[at] + 1;
      }
      asked.add(String.join(".", labels));
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.write(query, 0, 2);
      out.writeShort(0x8580 | code);
      out.writeShort(1);
      out.writeShort(code == 0 ? services.size() : 0);
      out.writeInt(0);
      out.write(query, 12, at + 5 - 12);
      for (Srv service : code == 0 ? services : List.<Srv>of()) {
        var target = new ByteArrayOutputStream();
        for (String label :
            service.host().isEmpty() ? new String[0] : service.host().split("\\.")) {
          target.write(label.length());
          target.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        target.write(0);
        out.writeShort(0xC00C);
        out.writeShort(33);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(6 + target.size());
        out.writeShort(service.priority());
        out.writeShort(service.weight());
        out.writeShort(service.port());
        target.writeTo(out);
      }
      return bytes.toByteArray();
    }
  }
}
