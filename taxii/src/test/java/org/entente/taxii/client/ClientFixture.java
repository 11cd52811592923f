package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.stix.Read;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.junit.jupiter.api.AfterEach;

/// A server that follows a script, and a client of it.
abstract class ClientFixture {
  static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  static final String COLLECTION_PATH = "/exchange/collections/" + COLLECTION + "/";

  final ScriptedServer server = ScriptedServer.http();
  final FakeTime time = new FakeTime();
  final List<TaxiiClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(TaxiiClient::close);
    server.close();
  }

  TaxiiClient client() throws TaxiiException {
    return client(builder -> builder);
  }

  TaxiiClient client(UnaryOperator<TaxiiClient.Builder> settings) throws TaxiiException {
    var builder =
        TaxiiClient.to(server.url("/taxii2/"))
            .allowPlainHttpOnLoopback()
            .timing(time, new Random(7), time);
    var client = settings.apply(builder).build();
    clients.add(client);
    return client;
  }

  RemoteCollection collection() throws TaxiiException {
    return client().collection(server.url(COLLECTION_PATH));
  }

  RemoteCollection collection(UnaryOperator<TaxiiClient.Builder> settings) throws TaxiiException {
    return client(settings).collection(server.url(COLLECTION_PATH));
  }

  static TaxiiException failure(ThrowingCallable call, TaxiiException.Code code) {
    var failure = catchThrowableOfType(TaxiiException.class, call);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure.problem().code()).isEqualTo(code.text());
    return failure;
  }

  /// An object with a number for an id.
  static String object(int number) {
    return "{\"type\":\"tool\",\"id\":\"%s\",\"name\":\"t\"}".formatted(id(number));
  }

  static String id(int number) {
    return "tool--00000000-0000-4000-8000-%012d".formatted(number);
  }

  /// A page of the objects `from` to `to`, added at as many seconds past midnight.
  static Reply page(int from, int to, String next) {
    var objects = new ArrayList<String>();
    for (int number = from; number <= to; number++) {
      objects.add(object(number));
    }
    String more = next == null ? "" : "\"more\":true,\"next\":\"" + next + "\",";
    return dated(
        Reply.ok("{" + more + "\"objects\":[" + String.join(",", objects) + "]}"), from, to);
  }

  static Reply dated(Reply reply, int from, int to) {
    return reply
        .with("X-TAXII-Date-Added-First", date(from))
        .with("X-TAXII-Date-Added-Last", date(to));
  }

  static String date(int second) {
    return "2026-01-01T%02d:%02d:%02d.000000Z"
        .formatted(second / 3600, second / 60 % 60, second % 60);
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /// Remembers what a poll brings.
  static final class Basket implements PollConsumer {
    final List<String> objects = new ArrayList<>();
    final List<Read.Refused> refused = new ArrayList<>();
    final List<PollState> states = new ArrayList<>();

    @Override
    public void object(Read.Found object) {
      objects.add(new String(object.bytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void refused(Read.Refused member) {
      refused.add(member);
    }

    @Override
    public void pageComplete(PollState next) {
      states.add(next);
    }

    /// The objects of these numbers, once each, in this order.
    void holdsExactly(int from, int to) {
      var expected = new ArrayList<String>();
      for (int number = from; number <= to; number++) {
        expected.add(object(number));
      }
      assertThat(objects).isEqualTo(expected);
    }

    static String object(int number) {
      return ClientFixture.object(number);
    }
  }
}
