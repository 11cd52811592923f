package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends ClientFixture {
  private static final String ROOT =
      "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
          + "\"max_content_length\":1000}";

  private final Basket basket = new Basket();

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void what_may_pass_is_tried_again(int status) throws TaxiiException {
    server.then(Reply.of(status, "")).then(Reply.of(status, "")).then(page(1, 2, null));
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 2);
    assertThat(time.pauses()).hasSize(2);
  }

  @Test
  void waits_double_and_vary_and_end() throws TaxiiException {
    server.otherwise(asked -> Reply.of(500, "{\"title\":\"broken\"}"));
    var retry = new Retry(6, seconds(1), seconds(5), seconds(60));
    var failure =
        failure(() -> collection(b -> b.retry(retry)).poll(Filters.NONE, basket), Code.UNAVAILABLE);
    assertThat(failure.error().orElseThrow().title()).isEqualTo("broken");
    assertThat(server.asked()).hasSize(6);
    long[] longest = {1, 2, 4, 5, 5};
    for (int i = 0; i < longest.length; i++) {
      assertThat(time.pauses().get(i))
          .isBetween(seconds(longest[i]).dividedBy(2), seconds(longest[i]));
    }
    assertThat(time.pauses()).hasSize(longest.length);
  }

  @Test
  void two_clients_do_not_come_back_at_the_same_time() {
    var retry = Retry.DEFAULT;
    assertThat(retry.waitAfter(1, new Random(1))).isNotEqualTo(retry.waitAfter(1, new Random(2)));
    assertThat(retry.waitAfter(1000, new Random(1))).isLessThanOrEqualTo(retry.longest());
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "' 7 ', 7",
    "'Sat, 21 Nov 2026 12:02:00 GMT', 120",
  })
  void waits_as_long_as_the_server_asks(String header, long seconds) throws TaxiiException {
    server.then(Reply.of(503, "").with("Retry-After", header)).then(page(1, 1, null));
    collection().poll(Filters.NONE, basket);
    assertThat(time.pauses()).containsExactly(seconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-5", "0", "Fri, 20 Nov 2026 12:00:00 GMT", "99999999999999999999", "1.5"})
  void a_retry_after_that_says_nothing_leaves_the_usual_wait(String header) throws TaxiiException {
    server.then(Reply.of(429, "").with("Retry-After", header)).then(page(1, 1, null));
    collection().poll(Filters.NONE, basket);
    assertThat(time.pauses().getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void gives_up_at_once_when_the_server_asks_for_too_long_a_wait() throws TaxiiException {
    server.then(Reply.of(503, "").with("Retry-After", "301"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.UNAVAILABLE);
    assertThat(failure.retryAfter()).contains(seconds(301));
    assertThat(time.pauses()).isEmpty();
    server.then(Reply.of(503, "").with("Retry-After", "300")).then(page(1, 1, null));
    collection().poll(Filters.NONE, basket);
    assertThat(time.pauses()).containsExactly(seconds(300));
  }

  @Test
  void a_page_that_broke_off_is_asked_for_again_and_nothing_is_delivered_twice()
      throws TaxiiException {
    server
        .then(page(1, 300, "a"))
        .then(page(301, 600, null).cutBy(20))
        .then(page(301, 600, null).cutBy(10_000))
        .then(page(301, 600, null));
    PollResult result = collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 600);
    assertThat(result.items()).isEqualTo(600);
    assertThat(server.queries()).containsExactly("", "next=a", "next=a", "next=a");
  }

  @Test
  void a_page_that_changed_meanwhile_is_delivered_from_the_first_difference_on()
      throws TaxiiException {
    server.then(page(1, 100, null).cutBy(20));
    server.then(page(2, 101, null));
    collection().poll(Filters.NONE, basket);
    assertThat(basket.objects).endsWith(object(100), object(101)).contains(object(1));
    assertThat(basket.objects).containsOnlyOnce(object(1), object(101));
  }

  @Test
  void a_page_that_always_breaks_off_is_given_up() throws TaxiiException {
    server.otherwise(asked -> page(1, 3, null).cutBy(5));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.UNREACHABLE);
    assertThat(server.asked()).hasSize(Retry.DEFAULT.attempts());
    assertThat(failure.resume().orElseThrow().filters()).isEqualTo(Filters.NONE);
  }

  @Test
  void a_packed_page_that_broke_off_is_asked_for_again() throws TaxiiException {
    server.then(page(1, 300, null).gzipped().cutBy(200)).then(page(1, 300, null).gzipped());
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 300);
  }

  @Test
  void a_server_that_stops_in_the_midst_is_given_up_in_time() throws TaxiiException {
    var timeouts =
        new Timeouts(seconds(10), seconds(10), Duration.ofMillis(300), Duration.ofSeconds(10));
    server.then(page(1, 3, null).hangingBefore(5)).otherwise(asked -> page(1, 3, null));
    collection(b -> b.timeouts(timeouts)).poll(Filters.NONE, basket);
    basket.holdsExactly(1, 3);

    server.otherwise(asked -> page(4, 6, null).hangingBefore(5));
    var failure =
        failure(
            () ->
                collection(b -> b.timeouts(timeouts).retry(Retry.NEVER))
                    .poll(Filters.NONE, new Basket()),
            Code.TIMED_OUT);
    assertThat(failure.mayPass()).isTrue();
  }

  @Test
  void a_server_that_does_not_answer_is_given_up_in_time() throws TaxiiException {
    var never = new java.util.concurrent.CountDownLatch(1);
    server.otherwise(asked -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Reply.of(500, "");
    });
    var timeouts = new Timeouts(seconds(10), Duration.ofMillis(50), seconds(10), seconds(10));
    failure(
        () -> collection(b -> b.timeouts(timeouts).retry(Retry.NEVER)).poll(Filters.NONE, basket),
        Code.TIMED_OUT);
  }

  @Test
  void a_post_is_sent_again_when_the_server_says_that_it_did_nothing() throws TaxiiException {
    server
        .then(Reply.ok(ROOT))
        .then(Reply.of(503, "").with("Retry-After", "3"))
        .then(Reply.of(429, ""))
        .then(Reply.of(202, status("complete", 1, 0)));
    assertThat(add("{}").successes()).isEqualTo(1);
    assertThat(time.pauses()).hasSize(2).contains(seconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 504})
  void a_post_is_not_sent_again_when_it_may_have_been_done(int status) throws TaxiiException {
    server.then(Reply.ok(ROOT)).then(Reply.of(status, ""));
    failure(() -> add("{}"), Code.UNAVAILABLE);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_post_whose_answer_broke_off_is_not_sent_again() throws TaxiiException {
    server.then(Reply.ok(ROOT)).then(Reply.of(202, status("complete", 1, 0)).cutBy(4));
    failure(() -> add("{}"), Code.UNREACHABLE);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_post_is_sent_again_when_there_was_no_connection() {
    server.close();
    var settings =
        new Settings(
            server.url("/"),
            Credentials.NONE,
            "test",
            Timeouts.DEFAULT,
            Retry.DEFAULT,
            Patience.DEFAULT,
            Bounds.DEFAULT,
            Verification.STRICT,
            time,
            new Random(1),
            time);
    var post = new Transport.Request("POST", server.url("/x/"), new byte[] {'{', '}'}, 100);
    try (var http = java.net.http.HttpClient.newHttpClient();
        var transport = new Transport(http, Origin.of(server.url("/")), settings)) {
      failure(() -> transport.exchange(post, answer -> true), Code.UNREACHABLE);
    }
    assertThat(time.pauses()).hasSize(Retry.DEFAULT.attempts() - 1);
  }

  @Test
  void waiting_can_be_interrupted() throws TaxiiException {
    var thread = Thread.currentThread();
    server.then(asked -> {
      thread.interrupt();
      return Reply.of(503, "");
    });
    var mine = collection();
    failure(() -> mine.poll(Filters.NONE, basket), Code.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void there_is_no_retry_without_a_first_attempt_or_a_wait() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retry(0, seconds(1), seconds(1), seconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retry(1, Duration.ZERO, seconds(1), seconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timeouts(seconds(1), seconds(1), Duration.ZERO, seconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Patience(seconds(2), seconds(1), seconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Bounds.DEFAULT.withPages(0));
  }

  private UploadResult add(String object) throws TaxiiException {
    return collection().add(List.of(object.getBytes(StandardCharsets.UTF_8)).iterator(), u -> {});
  }

  static String status(String state, int successes, int failures) {
    return ("{\"id\":\"2d086da7-4bdc-4f91-900e-d77486753710\",\"status\":\"%s\","
            + "\"total_count\":%d,\"success_count\":%d,\"failure_count\":%d,\"pending_count\":%d}")
        .formatted(
            state, successes + failures, successes, failures, state.equals("complete") ? 0 : 1);
  }
}
