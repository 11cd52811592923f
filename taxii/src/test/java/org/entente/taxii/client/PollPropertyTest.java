package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Random;
import org.entente.taxii.client.ScriptedServer.Asked;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.query.Filters;
import org.junit.jupiter.api.Test;

/// Whatever a server that keeps to the standard does on bad days, every object arrives, once and in
/// order, across any number of runs.
class PollPropertyTest {
  private static final int RUNS_MAX = 200;

  @Test
  void every_object_arrives_once_and_in_order_on_the_worst_of_days() {
    qt().withExamples(60)
        .forAll(longs().all(), integers().between(0, 60), integers().between(1, 9))
        .checkAssert(PollPropertyTest::pollAll);
  }

  private static void pollAll(long seed, int objects, int pageSize) {
    var chance = new Random(seed);
    var basket = new ClientFixture.Basket();
    var time = new FakeTime();
    try (var server = ScriptedServer.http()) {
      server.otherwise(asked -> answer(asked, chance, objects, pageSize));
      var url = server.url(ClientFixture.COLLECTION_PATH);
      try (var client =
          TaxiiClient.to(url)
              .allowPlainHttpOnLoopback()
              .timing(time, new Random(seed), time)
              .retry(
                  new Retry(
                      3,
                      ClientFixture.seconds(1),
                      ClientFixture.seconds(9),
                      ClientFixture.seconds(9)))
              .build()) {
        String state = PollState.start(url, Filters.NONE).toText();
        for (int run = 0; run < RUNS_MAX; run++) {
          PollState from = PollState.fromText(state).orElseThrow();
          try {
            PollResult result = client.collection(url).poll(from, basket);
            assertThat(result.next().filters().next()).isNull();
            basket.holdsExactly(1, objects);
            return;
          } catch (TaxiiException e) {
            // Whoever resumes gets the page that broke off from its start; drop what it brought.
            assertThat(e.mayPass()).as(e.getMessage()).isTrue();
            PollState resume = e.resume().orElseThrow();
            int complete = from.equals(resume) ? completed(from) : completed(resume);
            basket.objects.subList(complete, basket.objects.size()).clear();
            state = resume.toText();
          }
        }
        throw new AssertionError("never came to the end");
      } catch (TaxiiException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// How many objects had been delivered when this state was given.
  private static int completed(PollState state) {
    if (state.reached() == null) {
      return 0;
    }
    return (int) (state.reached().instant().getEpochSecond() % 86_400);
  }

  private static synchronized Reply answer(Asked asked, Random chance, int objects, int pageSize) {
    int from = 1;
    for (String parameter : asked.query().split("&")) {
      if (parameter.startsWith("next=")) {
        from = Integer.parseInt(parameter.substring(5));
      } else if (parameter.startsWith("added_after=")) {
        from = Math.max(from, secondOf(parameter) + 1);
      }
    }
    int to = Math.min(objects, from + pageSize - 1);
    boolean more = to < objects;
    boolean byDate = chance.nextInt(4) == 0;
    Reply page =
        from > to
            ? Reply.ok("{}")
            : byDate && more
                ? ClientFixture.page(from, to, "").with("X-Note", "no next")
                : ClientFixture.page(from, to, more ? Integer.toString(to + 1) : null);
    if (chance.nextBoolean()) {
      page = page.gzipped();
    }
    return switch (chance.nextInt(8)) {
      case 0 -> Reply.of(503, "{\"title\":\"busy\"}").with("Retry-After", "2");
      case 1 -> Reply.of(502, "");
      case 2 -> page.cutBy(1 + chance.nextInt(page.body().length - 1));
      default -> page;
    };
  }

  private static int secondOf(String parameter) {
    String time = parameter.substring(parameter.indexOf('T') + 1);
    return Integer.parseInt(time.substring(0, 2)) * 3600
        + Integer.parseInt(time.substring(3, 5)) * 60
        + Integer.parseInt(time.substring(6, 8));
  }
}
