package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.stix.json.JsonReader;
import org.entente.taxii.Status;
import org.entente.taxii.StatusDetail;
import org.entente.taxii.client.ScriptedServer.Asked;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.junit.jupiter.api.Test;

class UploadTest extends ClientFixture {
  private final List<Uploaded> told = new ArrayList<>();

  @Test
  void posts_an_envelope_with_the_objects_as_they_are() throws TaxiiException {
    accept(10_000);
    UploadResult result = add(Bounds.DEFAULT, "{ \"a\" : 1.0 }", object(1));
    Asked post = server.asked().get(1);
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.uri()).hasToString(COLLECTION_PATH + "objects/");
    assertThat(post.header("Content-type")).isEqualTo("application/taxii+json;version=2.1");
    assertThat(post.header("Accept")).isEqualTo("application/taxii+json;version=2.1");
    assertThat(post.body()).isEqualTo("{\"objects\":[{ \"a\" : 1.0 }," + object(1) + "]}");
    assertThat(result.requests()).isEqualTo(1);
    assertThat(result.successes()).isEqualTo(2);
  }

  @Test
  void nothing_to_add_is_no_request() throws TaxiiException {
    accept(10_000);
    assertThat(add(Bounds.DEFAULT).requests()).isZero();
    assertThat(server.asked()).extracting(Asked::method).containsExactly("GET");
  }

  @Test
  void no_envelope_has_more_objects_than_the_bound() throws TaxiiException {
    accept(1_000_000);
    String[] objects = IntStream.rangeClosed(1, 25).mapToObj(i -> object(i)).toArray(String[]::new);
    UploadResult result = add(Bounds.DEFAULT.withUpload(1_000_000, 10), objects);
    assertThat(posts()).extracting(UploadTest::count).containsExactly(10, 10, 5);
    assertThat(result.successes()).isEqualTo(25);
    assertThat(told)
        .extracting(Uploaded::first, Uploaded::count)
        .containsExactly(tuple(0L, 10), tuple(10L, 10), tuple(20L, 5));
  }

  @Test
  void no_envelope_is_longer_than_the_server_takes() throws TaxiiException {
    int three = "{\"objects\":[]}".length() + 3 * object(1).length() + 2;
    accept(three);
    String[] objects = IntStream.rangeClosed(1, 8).mapToObj(i -> object(i)).toArray(String[]::new);
    add(Bounds.DEFAULT, objects);
    assertThat(posts()).extracting(UploadTest::count).containsExactly(3, 3, 2);
    assertThat(posts()).allMatch(post -> post.body().length() <= three);
    assertThat(posts().getFirst().body()).hasSize(three);
  }

  @Test
  void an_object_too_long_even_alone_is_passed_over_and_named() throws TaxiiException {
    accept("{\"objects\":[]}".length() + object(1).length());
    UploadResult result =
        add(Bounds.DEFAULT, object(1), object(2).replace("\"t\"", "\"tt\""), object(3));
    assertThat(result.unsendable())
        .extracting(UploadResult.Unsendable::number, unsent -> unsent.problem().code())
        .containsExactly(tuple(1L, "remote-object-too-long"));
    assertThat(result.unsendableCount()).isEqualTo(1);
    assertThat(result.successes()).isEqualTo(2);
  }

  @Test
  void what_is_no_object_does_not_spoil_the_envelope_for_others() throws TaxiiException {
    accept(10_000);
    UploadResult result =
        add(Bounds.DEFAULT, object(1), "[]", "{", "", "{}{}", "{\"a\":1,\"a\":2}", object(2));
    assertThat(result.unsendable())
        .extracting(UploadResult.Unsendable::number)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(result.unsendable())
        .extracting(unsent -> unsent.problem().code())
        .containsExactly(
            "resource-not-object",
            "json-truncated",
            "json-truncated",
            "json-trailing-content",
            "json-duplicate-key");
    assertThat(posts()).extracting(UploadTest::count).containsExactly(2);
    assertThat(told).extracting(Uploaded::count).containsExactly(7);
  }

  @Test
  void a_server_that_takes_less_than_it_says_gets_smaller_envelopes() throws TaxiiException {
    int limit = 250;
    server.otherwise(asked ->
        asked.method().equals("GET")
            ? root(10_000)
            : asked.body().length() > limit
                ? Reply.of(413, "{\"title\":\"too long\"}")
                : Reply.of(202, complete(count(asked))));
    String[] objects = IntStream.rangeClosed(1, 8).mapToObj(i -> object(i)).toArray(String[]::new);
    objects[5] = "{\"long\":\"" + "x".repeat(limit) + "\"}";
    UploadResult result = add(Bounds.DEFAULT, objects);
    assertThat(result.successes()).isEqualTo(7);
    assertThat(result.unsendable()).extracting(UploadResult.Unsendable::number).containsExactly(5L);
    var received =
        posts().stream()
            .filter(post -> post.body().length() <= limit)
            .mapToInt(UploadTest::count)
            .sum();
    assertThat(received).isEqualTo(7);
    assertThat(told.stream().mapToInt(Uploaded::count).sum()).isEqualTo(8);
  }

  @Test
  void failures_of_single_objects_are_reported_in_the_servers_words() throws TaxiiException {
    server
        .then(root(10_000))
        .then(
            Reply.of(
                202,
                "{\"id\":\"s\",\"status\":\"complete\",\"total_count\":2,\"success_count\":1,"
                    + "\"failure_count\":1,\"failures\":[{\"id\":\"x\",\"version\":\"v\","
                    + "\"message\":\"why\"}],\"pending_count\":0}"));
    UploadResult result = add(Bounds.DEFAULT, object(1), object(2));
    assertThat(result.failures()).isEqualTo(1);
    assertThat(result.refusals()).containsExactly(new StatusDetail("x", "v", "why"));
  }

  @Test
  void refusals_kept_in_detail_are_bounded() throws TaxiiException {
    String failures =
        String.join(",", Collections.nCopies(7_000, "{\"id\":\"x\",\"version\":\"v\"}"));
    server.otherwise(asked ->
        asked.method().equals("GET")
            ? root(1_000_000)
            : Reply.of(
                202,
                "{\"id\":\"s\",\"status\":\"complete\",\"total_count\":7000,"
                    + "\"success_count\":0,\"failure_count\":7000,\"failures\":["
                    + failures
                    + "],\"pending_count\":0}"));
    UploadResult result = add(Bounds.DEFAULT.withUpload(10_000, 1), object(1), object(2));
    assertThat(result.refusals()).hasSize(UploadResult.DETAILS_MAX);
    assertThat(result.failures()).isEqualTo(14_000);
  }

  @Test
  void waits_for_a_pending_request_and_asks_no_more_when_it_is_complete() throws TaxiiException {
    server
        .then(root(10_000))
        .then(Reply.of(202, RetryTest.status("pending", 0, 0)))
        .then(Reply.ok(RetryTest.status("pending", 1, 0)))
        .then(Reply.ok(RetryTest.status("complete", 2, 0)));
    UploadResult result = add(Bounds.DEFAULT, object(1), object(2));
    assertThat(result.successes()).isEqualTo(2);
    assertThat(result.pending()).isZero();
    assertThat(server.paths().subList(2, 4))
        .containsOnly("/exchange/status/2d086da7-4bdc-4f91-900e-d77486753710/");
    assertThat(time.pauses())
        .containsExactly(Patience.DEFAULT.first(), Patience.DEFAULT.first().multipliedBy(2));
  }

  @Test
  void does_not_wait_for_ever() throws TaxiiException {
    server.otherwise(asked ->
        asked.uri().getPath().equals("/exchange/")
            ? root(10_000)
            : Reply.of(202, RetryTest.status("pending", 0, 0)));
    var patience = new Patience(seconds(1), seconds(2), seconds(6));
    UploadResult result =
        collection(b -> b.patience(patience)).add(bytes(object(1)).iterator(), told::add);
    assertThat(time.pauses()).containsExactly(seconds(1), seconds(2), seconds(2));
    assertThat(result.pending()).isEqualTo(1);
    assertThat(told.getFirst().status().complete()).isFalse();
  }

  @Test
  void a_status_can_be_asked_for_by_its_id() throws TaxiiException {
    server.then(Reply.ok(RetryTest.status("complete", 3, 1)));
    Status status = client().root(server.url("/exchange/")).status("a/b");
    assertThat(status.failureCount()).isEqualTo(1);
    assertThat(server.paths()).containsExactly("/exchange/status/a%2Fb/");
  }

  @Test
  void a_failed_request_says_what_was_done_before() throws TaxiiException {
    server
        .then(root(1_000_000))
        .then(asked -> Reply.of(202, complete(count(asked))))
        .then(Reply.of(403, "{\"title\":\"no\"}"));
    var bounds = Bounds.DEFAULT.withUpload(1_000_000, 1);
    failure(() -> add(bounds, object(1), object(2)), Code.FORBIDDEN);
    assertThat(told).extracting(Uploaded::first, Uploaded::count).containsExactly(tuple(0L, 1));
  }

  private void accept(int maxContentLength) {
    server.otherwise(asked ->
        asked.method().equals("GET")
            ? root(maxContentLength)
            : Reply.of(202, complete(count(asked))));
  }

  private UploadResult add(Bounds bounds, String... objects) throws TaxiiException {
    return collection(b -> b.bounds(bounds)).add(bytes(objects).iterator(), told::add);
  }

  private List<Asked> posts() {
    return server.asked().stream().filter(asked -> asked.method().equals("POST")).toList();
  }

  private static List<byte[]> bytes(String... objects) {
    return java.util.Arrays.stream(objects)
        .map(object -> object.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static int count(Asked post) {
    return JsonReader.parseObject(post.body()).array("objects").size();
  }

  private static String complete(int count) {
    return RetryTest.status("complete", count, 0);
  }

  private static Reply root(int maxContentLength) {
    return Reply.ok(
        "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
            + "\"max_content_length\":"
            + maxContentLength
            + "}");
  }
}
