package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.entente.stix.Limits;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswerTest extends ClientFixture {
  private final Basket basket = new Basket();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/html; charset=utf-8",
        "application/taxii+json;version=2.0",
        "application/vnd.oasis.taxii+json; version=2.0",
        "application/stix+json;version=2.1",
        "application/taxii+json;charset=utf-16",
      })
  void an_answer_of_another_kind_is_not_read(String type) throws TaxiiException {
    server.then(page(1, 1, null).with("Content-Type", type));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.NOT_TAXII);
    assertThat(failure.problem().message()).contains(type.substring(0, 10));
    assertThat(basket.objects).isEmpty();
  }

  @Test
  void an_answer_without_a_label_is_not_read() throws TaxiiException {
    server.then(new Reply(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), 0, false));
    failure(() -> collection().poll(Filters.NONE, basket), Code.NOT_TAXII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=2.1",
        "application/taxii+json",
        "Application/TAXII+JSON; Version=\"2.1\"; charset=UTF-8",
      })
  void other_spellings_of_the_label_are_read(String type) throws TaxiiException {
    server.then(page(1, 1, null).with("Content-Type", type));
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|input-empty",
        "[]|root-not-object",
        "{\"objects\":[|json-truncated",
        "{\"objects\":[]}}|json-trailing-content",
        "{\"objects\":{}}|objects-not-array",
        "<html>|json-syntax",
        "{'objects':[]}|json-syntax",
      })
  void an_answer_that_is_no_envelope_is_malformed(String body, String code) throws TaxiiException {
    server.then(Reply.ok(body));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.MALFORMED);
    assertThat(failure.detail().orElseThrow().code()).isEqualTo(code);
    assertThat(failure.detail().orElseThrow().message()).isNotEqualTo(code);
    assertThat(server.asked()).as("asked again in vain").hasSize(1);
  }

  @Test
  void objects_before_a_break_in_the_syntax_were_delivered_already() throws TaxiiException {
    server.then(Reply.ok("{\"objects\":[" + object(1) + "," + object(2) + ",}"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.MALFORMED);
    basket.holdsExactly(1, 2);
    assertThat(failure.resume().orElseThrow().filters()).isEqualTo(Filters.NONE);
  }

  @Test
  void nesting_without_end_is_given_up() throws TaxiiException {
    server.then(Reply.ok("{\"objects\":[{\"a\":" + "[".repeat(100_000)));
    assertThat(
            failure(() -> collection().poll(Filters.NONE, basket), Code.MALFORMED)
                .detail()
                .orElseThrow()
                .code())
        .isEqualTo("json-nesting");
  }

  @Test
  void a_page_may_be_as_long_as_the_bound_and_no_longer() throws TaxiiException {
    var reply = page(1, 20, null);
    var fits = Bounds.DEFAULT.withPageBytes(reply.body().length);
    server.otherwise(asked -> reply);
    collection(b -> b.bounds(fits)).poll(Filters.NONE, basket);
    basket.holdsExactly(1, 20);
    var tooSmall = Bounds.DEFAULT.withPageBytes(reply.body().length - 1);
    failure(
        () -> collection(b -> b.bounds(tooSmall)).poll(Filters.NONE, new Basket()),
        Code.ANSWER_TOO_LARGE);
  }

  @Test
  void another_resource_may_be_as_long_as_the_bound_and_no_longer() throws TaxiiException {
    String root =
        "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
            + "\"max_content_length\":1000}";
    server.otherwise(asked -> Reply.ok(root));
    var fits = Bounds.DEFAULT.withResourceBytes(root.length());
    client(b -> b.bounds(fits)).root(server.url("/x/")).describe();
    var tooSmall = Bounds.DEFAULT.withResourceBytes(root.length() - 1);
    var client = client(b -> b.bounds(tooSmall));
    failure(() -> client.root(server.url("/x/")).describe(), Code.ANSWER_TOO_LARGE);
  }

  @Test
  void an_object_beyond_its_bound_is_refused_and_its_neighbours_are_delivered()
      throws TaxiiException {
    server.then(
        Reply.ok(
            "{\"objects\":["
                + object(1)
                + ",{\"a\":\""
                + "x".repeat(200)
                + "\"},"
                + object(2)
                + "]}"));
    var bounds =
        new Bounds(10_000, 10_000, 10, 10, 10, Limits.DEFAULTS.withObjectBytes(200), 1_000, 10);
    PollResult result = collection(b -> b.bounds(bounds)).poll(Filters.NONE, basket);
    basket.holdsExactly(1, 2);
    assertThat(result.refused()).isEqualTo(1);
  }

  @Test
  void a_page_may_have_as_many_objects_as_the_bound_and_no_more() throws TaxiiException {
    server.otherwise(asked -> page(1, 20, null));
    var fits = Bounds.DEFAULT.withObjects(Limits.DEFAULTS.withObjects(20));
    collection(b -> b.bounds(fits)).poll(Filters.NONE, basket);
    basket.holdsExactly(1, 20);
    var tooFew = Bounds.DEFAULT.withObjects(Limits.DEFAULTS.withObjects(19));
    var failure =
        failure(
            () -> collection(b -> b.bounds(tooFew)).poll(Filters.NONE, new Basket()),
            Code.MALFORMED);
    assertThat(failure.detail().orElseThrow().code()).isEqualTo("too-many-objects");
  }

  @Test
  void packed_answers_are_unpacked() throws TaxiiException {
    server.then(page(1, 200, null).gzipped());
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 200);
  }

  @Test
  void the_bound_holds_for_the_unpacked_length() throws TaxiiException {
    var reply = page(1, 200, null);
    server.otherwise(asked -> reply.gzipped());
    var bounds = Bounds.DEFAULT.withPageBytes(reply.body().length - 1);
    failure(
        () -> collection(b -> b.bounds(bounds)).poll(Filters.NONE, basket), Code.ANSWER_TOO_LARGE);
    var fits = Bounds.DEFAULT.withPageBytes(reply.body().length);
    collection(b -> b.bounds(fits)).poll(Filters.NONE, new Basket());
  }

  @Test
  void a_gzip_bomb_is_noticed_long_before_its_end() throws TaxiiException {
    String bomb = "{\"objects\":[" + " ".repeat(64 * 1024 * 1024) + "]}";
    var reply = Reply.ok(bomb).gzipped();
    assertThat(reply.body()).hasSizeLessThan(100_000);
    server.then(reply);
    failure(() -> collection().poll(Filters.NONE, basket), Code.ANSWER_TOO_LARGE);
  }

  @Test
  void repetitive_objects_may_pack_well_while_they_are_few() throws TaxiiException {
    String body = "{\"objects\":[" + " ".repeat((int) Bounds.RATIO_FREE_BYTES - 20) + "]}";
    server.then(Reply.ok(body).gzipped());
    collection().poll(Filters.NONE, basket);
    String longer = "{\"objects\":[" + " ".repeat((int) Bounds.RATIO_FREE_BYTES) + "]}";
    server.then(Reply.ok(longer).gzipped());
    failure(() -> collection().poll(Filters.NONE, basket), Code.ANSWER_TOO_LARGE);
  }

  @Test
  void what_is_labelled_as_packed_and_is_not_is_malformed() throws TaxiiException {
    server.then(page(1, 2, null).with("Content-Encoding", "gzip"));
    failure(() -> collection().poll(Filters.NONE, basket), Code.MALFORMED);
  }

  @Test
  void other_packings_are_not_read() throws TaxiiException {
    server.then(page(1, 2, null).with("Content-Encoding", "br"));
    failure(() -> collection().poll(Filters.NONE, basket), Code.NOT_TAXII);
  }

  @Test
  void a_refusal_without_end_is_not_read_to_its_end() throws TaxiiException {
    String title = "x".repeat(Transport.ERROR_BYTES_MAX);
    server.then(Reply.of(403, "{\"title\":\"" + title + "\"}"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.FORBIDDEN);
    assertThat(failure.error()).isEmpty();
    String fits = "x".repeat(Transport.ERROR_BYTES_MAX - "{\"title\":\"\"}".length());
    server.then(Reply.of(403, "{\"title\":\"" + fits + "\"}"));
    failure = failure(() -> collection().poll(Filters.NONE, basket), Code.FORBIDDEN);
    assertThat(failure.error().orElseThrow().title()).isEqualTo(fits);
    assertThat(failure.getMessage()).as("a log line stays short").hasSizeLessThan(400);
  }

  @Test
  void what_a_server_says_cannot_steer_a_terminal() throws TaxiiException {
    server.then(Reply.of(403, "{\"title\":\"\\u001b[2J\\nfake\\u202e\"}"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.FORBIDDEN);
    assertThat(failure.getMessage()).doesNotContain("\u001b", "\n", "\u202e");
  }

  @Test
  void a_resource_with_a_missing_property_is_malformed() throws TaxiiException {
    server.then(Reply.ok("{\"title\":\"R\",\"versions\":[\"x\"]}"));
    var client = client();
    var failure = failure(() -> client.root(server.url("/x/")).describe(), Code.MALFORMED);
    assertThat(failure.detail().orElseThrow().where()).isEqualTo("/max_content_length");
    assertThat(failure.problem().where()).isEqualTo("/max_content_length");
  }
}
