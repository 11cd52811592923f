package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Set;
import org.entente.stix.Read;
import org.entente.stix.StixId;
import org.entente.taxii.DateAdded;
import org.entente.taxii.ManifestRecord;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollTest extends ClientFixture {
  private final Basket basket = new Basket();

  @Test
  void follows_next_to_the_end_and_remembers_the_last_date() throws TaxiiException {
    server.then(page(1, 2, "a")).then(page(3, 4, "b")).then(page(5, 5, null));
    PollResult result = collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 5);
    assertThat(server.queries()).containsExactly("", "next=a", "next=b");
    assertThat(server.paths()).containsOnly(COLLECTION_PATH + "objects/");
    assertThat(result.pages()).isEqualTo(3);
    assertThat(result.items()).isEqualTo(5);
    assertThat(result.next().filters())
        .isEqualTo(Filters.NONE.withAddedAfter(DateAdded.tryParse(date(5)).orElseThrow()));
    assertThat(basket.states).hasSize(3);
  }

  @Test
  void sends_the_same_filters_with_every_page() throws TaxiiException {
    server.then(page(1, 2, "a")).then(page(3, 3, null));
    var filters =
        Filters.NONE
            .withAddedAfter(DateAdded.tryParse("2025-01-01T00:00:00Z").orElseThrow())
            .withLimit(2L)
            .withMatch(Match.EVERYTHING.withTypes(Set.of("tool")));
    collection().poll(filters, basket);
    String asked =
        "added_after=2025-01-01T00:00:00.000000Z&limit=2%s&match%%5Btype%%5D=tool"
            + "&match%%5Bversion%%5D=all";
    assertThat(server.queries()).containsExactly(asked.formatted(""), asked.formatted("&next=a"));
  }

  @Test
  void goes_on_by_date_when_there_is_no_next() throws TaxiiException {
    server
        .then(dated(Reply.ok("{\"more\":true,\"objects\":[" + object(1) + "]}"), 1, 1))
        .then(
            dated(Reply.ok("{\"more\":true,\"next\":\"\",\"objects\":[" + object(2) + "]}"), 2, 2))
        .then(page(3, 3, null));
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 3);
    assertThat(server.queries())
        .containsExactly("", "added_after=" + date(1), "added_after=" + date(2));
  }

  @Test
  void takes_dates_with_other_offsets_and_sends_them_in_utc() throws TaxiiException {
    server
        .then(
            Reply.ok("{\"more\":true,\"objects\":[" + object(1) + "]}")
                .with("X-TAXII-Date-Added-Last", "2024-01-17T16:11:20.183201+00:00"))
        .then(page(2, 2, null));
    collection().poll(Filters.NONE, basket);
    assertThat(server.queries().getLast()).isEqualTo("added_after=2024-01-17T16:11:20.183201Z");
  }

  @Test
  void an_empty_collection_is_one_empty_page() throws TaxiiException {
    server.then(Reply.ok("{}"));
    PollResult result = collection().poll(Filters.NONE, basket);
    assertThat(basket.objects).isEmpty();
    assertThat(result.next()).isEqualTo(PollState.start(collection().url(), Filters.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"objects\":[]}", "{\"more\":null,\"next\":null}"})
  void other_forms_of_nothing_are_let_pass(String body) throws TaxiiException {
    server.then(Reply.ok(body).with("X-TAXII-Date-Added-Last", "undefined"));
    assertThat(collection().poll(Filters.NONE, basket).items()).isZero();
  }

  @Test
  void an_empty_page_may_promise_more_when_objects_were_deleted_meanwhile() throws TaxiiException {
    server
        .then(page(1, 1, "a"))
        .then(Reply.ok("{\"more\":true,\"next\":\"b\"}"))
        .then(page(2, 2, null));
    collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 2);
  }

  @Test
  void empty_pages_without_end_are_a_loop() throws TaxiiException {
    var count = new int[1];
    server.otherwise(asked -> Reply.ok("{\"more\":true,\"next\":\"n" + count[0]++ + "\"}"));
    failure(() -> collection().poll(Filters.NONE, basket), Code.LOOPING);
    assertThat(server.asked()).hasSize(Bounds.DEFAULT.emptyPages() + 1);
  }

  @Test
  void the_same_next_twice_is_a_loop() throws TaxiiException {
    server.then(page(1, 1, "a")).then(page(2, 2, "b")).then(page(3, 3, "a"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.LOOPING);
    basket.holdsExactly(1, 3);
    assertThat(failure.resume().orElseThrow().filters().next()).isEqualTo("b");
  }

  @Test
  void the_same_page_twice_is_a_loop_even_with_a_new_next() throws TaxiiException {
    var count = new int[1];
    server.otherwise(asked -> page(1, 2, "n" + count[0]++));
    failure(
        () -> collection(b -> b.verification(Verification.LENIENT)).poll(Filters.NONE, basket),
        Code.LOOPING);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_longer_circle_of_pages_is_a_loop_too() throws TaxiiException {
    var count = new int[1];
    server.otherwise(asked -> {
      int turn = count[0]++;
      return page(turn % 3 + 1, turn % 3 + 1, "n" + turn);
    });
    failure(
        () -> collection(b -> b.verification(Verification.LENIENT)).poll(Filters.NONE, basket),
        Code.LOOPING);
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void a_date_that_does_not_move_on_is_a_loop() throws TaxiiException {
    var first = dated(Reply.ok("{\"more\":true,\"objects\":[" + object(1) + "]}"), 1, 1);
    var second = dated(Reply.ok("{\"more\":true,\"objects\":[" + object(2) + "]}"), 1, 1);
    server.then(first).then(second);
    failure(
        () -> collection(b -> b.verification(Verification.LENIENT)).poll(Filters.NONE, basket),
        Code.LOOPING);
  }

  @Test
  void there_is_a_bound_on_pages() throws TaxiiException {
    var count = new int[1];
    server.otherwise(asked -> page(++count[0], count[0], "n" + count[0]));
    var settings = Bounds.DEFAULT.withPages(3);
    failure(() -> collection(b -> b.bounds(settings)).poll(Filters.NONE, basket), Code.LOOPING);
    basket.holdsExactly(1, 3);
    server.otherwise(asked -> page(++count[0], count[0], count[0] == 6 ? null : "n" + count[0]));
    assertThat(collection(b -> b.bounds(settings)).poll(Filters.NONE, new Basket()).pages())
        .isEqualTo(3);
  }

  @Test
  void an_object_that_was_deleted_and_added_again_is_no_loop() throws TaxiiException {
    server
        .then(
            dated(Reply.ok("{\"more\":true,\"next\":\"a\",\"objects\":[" + object(1) + "]}"), 1, 1))
        .then(
            dated(Reply.ok("{\"more\":true,\"next\":\"b\",\"objects\":[" + object(1) + "]}"), 2, 2))
        .then(page(3, 3, null));
    assertThat(collection().poll(Filters.NONE, basket).items()).isEqualTo(3);
  }

  @Test
  void objects_that_come_on_two_pages_are_delivered_twice() throws TaxiiException {
    server
        .then(page(1, 2, "a"))
        .then(dated(Reply.ok("{\"objects\":[" + object(2) + "," + object(3) + "]}"), 2, 3));
    collection().poll(Filters.NONE, basket);
    assertThat(basket.objects).containsExactly(object(1), object(2), object(2), object(3));
  }

  @Test
  void more_without_a_way_on_is_an_error_after_everything_before_was_delivered()
      throws TaxiiException {
    server.then(page(1, 2, "a")).then(Reply.ok("{\"more\":true,\"objects\":[" + object(3) + "]}"));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.DEAD_END);
    basket.holdsExactly(1, 3);
    assertThat(failure.resume().orElseThrow().filters().next()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"more\":\"true\"}", "{\"more\":1}", "{\"more\":true,\"next\":[]}"})
  void a_more_or_next_of_the_wrong_kind_does_not_end_the_poll_quietly(String body)
      throws TaxiiException {
    server.then(Reply.ok(body));
    var failure = failure(() -> collection().poll(Filters.NONE, basket), Code.MALFORMED);
    assertThat(failure.detail().orElseThrow().code()).isEqualTo("resource-property-invalid");
  }

  @Test
  void a_next_that_is_a_number_is_sent_back_as_text() throws TaxiiException {
    server
        .then(Reply.ok("{\"more\":true,\"next\":50,\"objects\":[" + object(1) + "]}"))
        .then(page(2, 2, null));
    collection().poll(Filters.NONE, basket);
    assertThat(server.queries()).containsExactly("", "next=50");
  }

  @Test
  void a_next_without_end_is_not_kept() throws TaxiiException {
    server.then(page(1, 1, "n".repeat(Filters.NEXT_LENGTH_MAX))).then(page(2, 2, null));
    collection().poll(Filters.NONE, basket);
    server.then(page(1, 1, "n".repeat(Filters.NEXT_LENGTH_MAX + 1)));
    failure(() -> collection().poll(Filters.NONE, basket), Code.ANSWER_TOO_LARGE);
  }

  @Test
  void goes_on_where_an_earlier_run_stopped() throws TaxiiException {
    server.then(page(1, 2, "a")).then(page(3, 4, "b")).then(Reply.of(500, ""));
    var settled =
        failure(
            () -> collection(b -> b.retry(Retry.NEVER)).poll(Filters.NONE, basket),
            Code.UNAVAILABLE);
    var saved = settled.resume().orElseThrow().toText();
    assertThat(saved).isEqualTo(basket.states.getLast().toText());

    server.then(page(5, 6, null));
    PollResult rest = collection().poll(PollState.fromText(saved).orElseThrow(), basket);
    basket.holdsExactly(1, 6);
    assertThat(server.queries().getLast()).isEqualTo("next=b");

    server.then(page(7, 7, null));
    collection().poll(rest.next(), basket);
    assertThat(server.queries().getLast()).isEqualTo("added_after=" + date(6));
  }

  @Test
  void goes_on_by_date_when_the_server_forgot_the_next_of_an_earlier_run() throws TaxiiException {
    server.then(page(1, 2, "a")).then(Reply.of(500, ""));
    var saved =
        failure(
                () -> collection(b -> b.retry(Retry.NEVER)).poll(Filters.NONE, basket),
                Code.UNAVAILABLE)
            .resume()
            .orElseThrow();
    server.then(Reply.of(400, "{\"title\":\"next\"}")).then(page(3, 4, null));
    collection().poll(saved, basket);
    basket.holdsExactly(1, 4);
    assertThat(server.queries().getLast()).isEqualTo("added_after=" + date(2));
  }

  @Test
  void a_refused_next_in_the_midst_of_a_run_is_an_error() throws TaxiiException {
    server.then(page(1, 2, "a")).then(Reply.of(400, "{\"title\":\"next\"}"));
    failure(() -> collection().poll(Filters.NONE, basket), Code.REFUSED);
  }

  @Test
  void a_state_of_another_collection_is_a_mistake_of_the_program() throws TaxiiException {
    var other = PollState.start(URI.create("https://example.org/a/collections/b/"), Filters.NONE);
    var mine = collection();
    assertThatIllegalArgumentException().isThrownBy(() -> mine.poll(other, basket));
  }

  @Test
  void a_bad_member_is_told_about_and_its_neighbours_are_delivered() throws TaxiiException {
    server.then(
        Reply.ok(
            "{\"objects\":["
                + object(1)
                + ",7,{\"id\":\"tool--x\",\"id\":\"tool--y\"},"
                + object(2)
                + "]}"));
    PollResult result = collection().poll(Filters.NONE, basket);
    basket.holdsExactly(1, 2);
    assertThat(result.refused()).isEqualTo(2);
    assertThat(basket.refused)
        .extracting(refused -> refused.findings().getFirst().code())
        .containsExactly("object-not-object", "json-duplicate-key");
  }

  @Test
  void objects_come_with_the_very_bytes_that_were_sent() throws TaxiiException {
    String odd = "{ \"type\":\"tool\" , \"n\":1.50,\"é\\u00e9\" : [ ] }";
    server.then(Reply.ok("{\"objects\" : [ " + odd + " ] }"));
    collection().poll(Filters.NONE, basket);
    assertThat(basket.objects).containsExactly(odd);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 7, first after last on one page",
    "4, 6, before the date asked for",
  })
  void objects_out_of_order_are_noticed(int first, int last, String how) throws TaxiiException {
    var filters = Filters.NONE.withAddedAfter(DateAdded.tryParse(date(5)).orElseThrow());
    Reply page = dated(Reply.ok("{\"objects\":[" + object(1) + "]}"), first, last);
    server.then(page).then(page);
    failure(() -> collection().poll(filters, basket), Code.DISORDERED);
    assertThat(
            collection(b -> b.verification(Verification.LENIENT))
                .poll(filters, basket)
                .irregularities())
        .as(how)
        .containsEntry(Code.DISORDERED, 1L);
  }

  @Test
  void a_server_that_tells_less_of_a_date_than_it_keeps_may_repeat_the_last_object()
      throws TaxiiException {
    server.then(page(1, 2, null)).then(page(2, 3, null));
    var first = collection().poll(Filters.NONE, basket);
    collection().poll(first.next(), basket);
    assertThat(basket.objects).containsExactly(object(1), object(2), object(2), object(3));
  }

  @Test
  void a_page_before_the_page_before_it_is_noticed() throws TaxiiException {
    server.then(page(5, 6, "a")).then(page(1, 2, null));
    failure(() -> collection().poll(Filters.NONE, basket), Code.DISORDERED);
  }

  @Test
  void more_objects_than_the_limit_are_noticed() throws TaxiiException {
    server.then(page(1, 3, null)).then(page(1, 3, null));
    var filters = Filters.NONE.withLimit(2L);
    failure(() -> collection().poll(filters, basket), Code.TOO_MANY);
    basket.holdsExactly(1, 2);
    PollResult all =
        collection(b -> b.verification(Verification.LENIENT)).poll(filters, new Basket());
    assertThat(all.items()).isEqualTo(3);
    assertThat(all.irregularities()).containsEntry(Code.TOO_MANY, 1L);
  }

  @Test
  void objects_that_the_filter_excludes_are_noticed() throws TaxiiException {
    var byType = Filters.NONE.withMatch(Match.LATEST.withTypes(Set.of("malware")));
    var byId = Filters.NONE.withOnly(StixId.parse(id(2)));
    server.otherwise(asked -> page(1, 1, null));
    failure(() -> collection().poll(byType, basket), Code.UNASKED);
    assertThat(failure(() -> collection().poll(byId, basket), Code.UNASKED).problem().message())
        .contains(id(1));
    assertThat(basket.objects).isEmpty();
    assertThat(
            collection(b -> b.verification(Verification.LENIENT))
                .poll(byId, basket)
                .irregularities())
        .containsEntry(Code.UNASKED, 1L);
  }

  @Test
  void ids_match_in_either_letter_case() throws TaxiiException {
    var id = StixId.parse("tool--abcdef00-0000-4000-8000-000000000001");
    server.then(
        Reply.ok(
            "{\"objects\":[{\"type\":\"tool\","
                + "\"id\":\"tool--ABCDEF00-0000-4000-8000-000000000001\"}]}"));
    assertThat(collection().poll(Filters.NONE.withOnly(id), basket).items()).isEqualTo(1);
  }

  @Test
  void what_the_consumer_throws_reaches_the_caller_and_is_not_tried_again() throws TaxiiException {
    server.then(page(1, 2, null));
    var mine = collection();
    var failure = new UncheckedIOException(new java.io.IOException("disk full"));
    assertThatThrownBy(() ->
            mine.poll(
                Filters.NONE,
                object -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void an_interrupted_poll_can_go_on_after_the_last_complete_page() throws TaxiiException {
    var thread = Thread.currentThread();
    server
        .then(page(1, 2, "a"))
        .then(asked -> {
          thread.interrupt();
          return page(3, 4, "b").hangingBefore(10);
        });
    var mine = collection();
    var failure = failure(() -> mine.poll(Filters.NONE, basket), Code.INTERRUPTED);
    assertThat(Thread.interrupted()).as("the interrupt is kept for the caller").isTrue();
    assertThat(failure.resume().orElseThrow().filters().next()).isEqualTo("a");
    assertThat(failure.mayPass()).isTrue();
  }

  @Test
  void a_poll_that_is_interrupted_in_the_midst_of_a_page_can_go_on() throws TaxiiException {
    server.then(page(1, 2, "a")).then(page(3, 4, "b").hangingBefore(10));
    var mine = collection();
    var failure =
        failure(
            () ->
                mine.poll(
                    Filters.NONE,
                    new PollConsumer() {
                      @Override
                      public void object(Read.Found object) {
                        basket.object(object);
                        if (basket.objects.size() == 3) {
                          Thread.currentThread().interrupt();
                        }
                      }
                    }),
            Code.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.resume().orElseThrow().filters().next()).isEqualTo("a");
    basket.holdsExactly(1, 3);
  }

  @Test
  void gets_the_versions_of_one_object() throws TaxiiException {
    server.then(page(1, 1, null));
    collection().object(StixId.parse(id(1)), VersionFilter.ALL, basket);
    basket.holdsExactly(1, 1);
    assertThat(server.paths()).containsExactly(COLLECTION_PATH + "objects/" + id(1) + "/");
    assertThat(server.queries()).containsExactly("match%5Bversion%5D=all");
    failure(
        () -> collection().object(StixId.parse(id(2)), VersionFilter.LAST, basket), Code.NOT_FOUND);
  }

  @Test
  void reads_the_manifest_page_by_page() throws TaxiiException {
    server.then(manifest(1, 2, true)).then(manifest(3, 3, false));
    var records = new ArrayList<ManifestRecord>();
    PollResult result =
        collection().manifest(PollState.start(collection().url(), Filters.NONE), records::add);
    assertThat(records).extracting(ManifestRecord::id).containsExactly(id(1), id(2), id(3));
    assertThat(server.paths()).containsOnly(COLLECTION_PATH + "manifest/");
    assertThat(server.queries()).containsExactly("", "added_after=" + date(2));
    assertThat(result.next().reached()).hasToString(date(3));
  }

  @Test
  void a_manifest_out_of_order_or_too_long_is_noticed() throws TaxiiException {
    var start = PollState.start(collection().url(), Filters.NONE);
    server.then(Reply.ok("{\"objects\":[" + manifestEntry(2) + "," + manifestEntry(1) + "]}"));
    failure(() -> collection().manifest(start, entry -> {}), Code.DISORDERED);
    server.then(manifest(1, 2, false));
    var limited = PollState.start(collection().url(), Filters.NONE.withLimit(1L));
    failure(() -> collection().manifest(limited, entry -> {}), Code.TOO_MANY);
  }

  @Test
  void lists_all_versions_of_an_object() throws TaxiiException {
    server
        .then(dated(Reply.ok("{\"more\":true,\"versions\":[\"a\",\"b\"]}"), 1, 2))
        .then(dated(Reply.ok("{\"versions\":[\"c\"]}"), 3, 3));
    assertThat(collection().versions(StixId.parse(id(1)))).containsExactly("a", "b", "c");
    assertThat(server.paths()).containsOnly(COLLECTION_PATH + "objects/" + id(1) + "/versions/");
  }

  @Test
  void there_is_a_bound_on_versions() throws TaxiiException {
    int half = RemoteCollection.VERSIONS_MAX / 2;
    server.then(versions("a", half, true)).then(versions("b", half, false));
    assertThat(collection().versions(StixId.parse(id(1)))).hasSize(RemoteCollection.VERSIONS_MAX);
    server.then(versions("a", half, true)).then(versions("b", half + 1, false));
    failure(() -> collection().versions(StixId.parse(id(1))), Code.ANSWER_TOO_LARGE);
  }

  private static Reply versions(String prefix, int count, boolean more) {
    var versions = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      versions.add("\"" + prefix + i + "\"");
    }
    return Reply.ok(
        "{"
            + (more ? "\"more\":true,\"next\":\"n\"," : "")
            + "\"versions\":["
            + String.join(",", versions)
            + "]}");
  }

  private static Reply manifest(int from, int to, boolean more) {
    var entries = new ArrayList<String>();
    for (int number = from; number <= to; number++) {
      entries.add(manifestEntry(number));
    }
    return Reply.ok(
        "{" + (more ? "\"more\":true," : "") + "\"objects\":[" + String.join(",", entries) + "]}");
  }

  private static String manifestEntry(int number) {
    return "{\"id\":\"%s\",\"date_added\":\"%s\",\"version\":\"v\"}"
        .formatted(id(number), date(number));
  }
}
