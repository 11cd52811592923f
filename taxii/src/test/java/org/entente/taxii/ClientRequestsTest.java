package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.entente.taxii.http.ContentNegotiation;
import org.entente.taxii.http.MediaType;
import org.entente.taxii.query.CursorKey;
import org.entente.taxii.query.Cursors;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What clients in the field send is understood; a server that uses this library answers as each
/// file expects.
class ClientRequestsTest {
  private static final Cursors CURSORS = new Cursors(CursorKey.from(new byte[32]));
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final Map<String, String> FILLED =
      Map.of(
          "host", "taxii.example",
          "api-root", "exchange",
          "collection", COLLECTION,
          "object", "tool--00000000-0000-4000-8000-000000000001",
          "basic", "YTpi",
          "token", "t0ken",
          "next", CURSORS.next(COLLECTION, Match.LATEST, new DateAdded(1)),
          "status", "2d086da7-4bdc-4f91-900e-d77486753710",
          "stix", "{\"type\":\"tool\"}");

  static Stream<Request> requests() throws IOException, URISyntaxException {
    Path folder = Path.of(ClientRequestsTest.class.getResource("/clients").toURI());
    try (var files = Files.list(folder)) {
      var paths = files.filter(path -> path.toString().endsWith(".http")).sorted().toList();
      var requests = new ArrayList<Request>();
      for (Path path : paths) {
        requests.add(Request.read(path));
      }
      return requests.stream();
    }
  }

  @Test
  void there_are_requests_of_each_client() throws Exception {
    assertThat(requests().map(request -> request.name().split("-")[0]).distinct())
        .contains(
            "misp", "taxii2client", "opencti", "xsoar", "splunk", "elastic", "sentinel", "curl");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void the_answers_media_type_is_agreed_on(Request request) {
    var chosen =
        ContentNegotiation.choose(
            List.of(request.headers().getOrDefault("accept", "")), List.of(MediaType.TAXII));
    assertThat(chosen.isPresent()).isEqualTo(request.expects() != 406);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void what_is_posted_is_readable(Request request) {
    if (!request.method().equals("POST")) {
      assertThat(request.body()).as("a body").isBlank();
      return;
    }
    boolean readable =
        ContentNegotiation.canRead(
            List.of(request.headers().getOrDefault("content-type", "")),
            List.of(MediaType.TAXII, MediaType.STIX));
    assertThat(readable).isEqualTo(request.expects() != 415);
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    var reader = StixReader.of(body, StixReader.Mode.ENVELOPE, Limits.DEFAULTS);
    assertThat(reader.next()).isInstanceOf(Read.Found.class);
    assertThat(reader.next()).isNull();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void the_query_is_understood(Request request) {
    FilteredEndpoint endpoint = request.endpoint();
    if (endpoint == null) {
      assertThat(request.query()).isNull();
      return;
    }
    assertThat(Filters.parse(endpoint, request.query()))
        .isInstanceOfSatisfying(
            Filters.Reading.Accepted.class,
            accepted -> {
              String next = accepted.filters().next();
              if (next != null) {
                assertThat(CURSORS.read(next, COLLECTION, accepted.filters().match()))
                    .contains(new DateAdded(1));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("requests")
  void every_file_describes_its_request(Request request) {
    assertThat(request.described()).contains("client", "source", "shows", "expects");
    assertThat(request.headers()).containsKey("host");
    assertThat(request.target() + request.body()).doesNotContain("{{", "}}");
  }

  /// One file, with its placeholders filled.
  record Request(
      String name,
      List<String> described,
      int expects,
      String method,
      String target,
      Map<String, String> headers,
      String body) {
    static Request read(Path file) throws IOException {
      String text = Files.readString(file);
      for (var entry : FILLED.entrySet()) {
        text = text.replace("{{" + entry.getKey() + "}}", entry.getValue());
      }
      var described = new ArrayList<String>();
      int expects = 0;
      String line = "";
      var lines = text.lines().iterator();
      for (line = lines.next(); line.startsWith("#"); line = lines.next()) {
        String[] pair = line.substring(1).strip().split(": ", 2);
        described.add(pair[0]);
        if (pair[0].equals("expects")) {
          expects = Integer.parseInt(pair[1]);
        }
      }
      String[] start = line.split(" ");
      var headers = new LinkedHashMap<String, String>();
      for (line = lines.next(); !line.isEmpty(); line = lines.next()) {
        String[] pair = line.split(": ", 2);
        headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
      }
      var body = new StringBuilder();
      lines.forEachRemaining(body::append);
      return new Request(
          file.getFileName().toString(),
          described,
          expects,
          start[0],
          start[1],
          headers,
          body.toString());
    }

    @Nullable String query() {
      int mark = target.indexOf('?');
      return mark < 0 ? null : target.substring(mark + 1);
    }

    @Nullable FilteredEndpoint endpoint() {
      int mark = target.indexOf('?');
      String path = mark < 0 ? target : target.substring(0, mark);
      String folder = path.endsWith("/") ? path : path + "/";
      if (method.equals("DELETE")) {
        return FilteredEndpoint.DELETE;
      }
      if (folder.endsWith("/manifest/")) {
        return FilteredEndpoint.MANIFEST;
      }
      if (folder.endsWith("/versions/")) {
        return FilteredEndpoint.VERSIONS;
      }
      if (folder.endsWith("/objects/")) {
        return FilteredEndpoint.OBJECTS;
      }
      return folder.contains("/objects/") ? FilteredEndpoint.OBJECT : null;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
