package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class TimedBodyTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void gives_the_pieces_in_order_to_the_end() throws IOException {
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(new Demand());
    body.onNext(List.of(bytes("ab"), bytes(""), bytes("c")));
    body.onNext(List.of());
    body.onNext(List.of(bytes("de")));
    body.onComplete();
    assertThat(body.read()).isEqualTo('a');
    assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("bcde");
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.read(new byte[0])).isZero();
  }

  @Test
  void asks_for_one_piece_at_a_time() throws IOException {
    var demand = new Demand();
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(demand);
    assertThat(demand.asked).isEqualTo(1);
    body.onNext(List.of(bytes("a")));
    assertThat(demand.asked).as("before the first is read").isEqualTo(1);
    assertThat(body.read()).isEqualTo('a');
    assertThat(demand.asked).isEqualTo(2);
  }

  @Test
  void a_failure_comes_after_what_came_before_it() throws IOException {
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(new Demand());
    body.onNext(List.of(bytes("a")));
    body.onError(new IOException("reset"));
    assertThat(body.read()).isEqualTo('a');
    assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("reset");
    assertThatThrownBy(body::read).hasMessage("reset");
  }

  @Test
  void gives_up_on_silence() {
    var body = new TimedBody(SHORT, LONG);
    body.onSubscribe(new Demand());
    assertThatThrownBy(body::read).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void gives_up_on_a_drip_that_takes_too_long_in_all() {
    var body = new TimedBody(LONG, SHORT);
    body.onSubscribe(new Demand());
    assertThatThrownBy(body::read).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void gives_up_when_interrupted_and_keeps_the_interrupt() {
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(new Demand());
    Thread.currentThread().interrupt();
    assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closing_gives_up_the_connection_unless_the_body_was_read() throws IOException {
    var unread = new Demand();
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(unread);
    body.close();
    assertThat(unread.cancelled).isTrue();

    var read = new Demand();
    body = new TimedBody(LONG, LONG);
    body.onSubscribe(read);
    body.onComplete();
    assertThat(body.read()).isEqualTo(-1);
    body.close();
    assertThat(read.cancelled).isFalse();
  }

  @Test
  void a_second_subscription_is_turned_away() {
    var body = new TimedBody(LONG, LONG);
    body.onSubscribe(new Demand());
    var second = new Demand();
    body.onSubscribe(second);
    assertThat(second.cancelled).isTrue();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Demand implements Flow.Subscription {
    private long asked;
    private boolean cancelled;

    @Override
    public void request(long count) {
      asked += count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
