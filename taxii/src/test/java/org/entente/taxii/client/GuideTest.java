package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.stix.Read;
import org.entente.stix.StixId;
import org.entente.taxii.DateAdded;
import org.entente.taxii.Envelope;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.http.ContentNegotiation;
import org.entente.taxii.http.MediaType;
import org.entente.taxii.query.CursorKey;
import org.entente.taxii.query.Cursors;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/taxii-library.md`, compiled and run. What stands between `region` and
/// `end` is what the guide shows; [GuideMatchesTest] compares.
class GuideTest extends ClientFixture {
  private final List<String> kept = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @Test
  void a_first_poll() throws TaxiiException {
    server.then(page(1, 2, null));
    var url = server.url("/exchange/collections/" + COLLECTION + "/");
    var token = "t0ken";
    var builder = TaxiiClient.to(url).allowPlainHttpOnLoopback();
    firstPoll(builder, url, token);
    assertThat(kept).containsExactly(object(1), object(2));
    assertThat(server.asked().getFirst().header("Authorization")).isEqualTo("Bearer t0ken");
  }

  private void firstPoll(TaxiiClient.Builder builder, URI url, String token) throws TaxiiException {
    // region: first-poll
    try (TaxiiClient client = builder.credentials(Credentials.bearer(token)).build()) {
      RemoteCollection collection = client.collection(url);
      PollResult result = collection.poll(Filters.NONE, object -> keep(object.bytes()));
      say(result.items() + " objects on " + result.pages() + " pages");
    }
    // end
  }

  @Test
  void a_poll_that_goes_on(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state.json");
    server.then(page(1, 2, "a")).then(page(3, 3, null)).then(page(4, 4, null));
    resume(collection(), file);
    resume(collection(), file);
    assertThat(kept).containsExactly(object(1), object(2), object(3), object(4));
    assertThat(server.queries()).containsExactly("", "next=a", "added_after=" + date(3));
  }

  private void resume(RemoteCollection collection, Path file) throws Exception {
    // region: resume
    PollState from =
        Files.exists(file)
            ? PollState.fromText(Files.readString(file)).orElseThrow()
            : PollState.start(collection.url(), Filters.NONE);

    collection.poll(
        from,
        new PollConsumer() {
          @Override
          public void object(Read.Found object) {
            keep(object.bytes());
          }

          @Override
          public void refused(Read.Refused member) {
            say(member.id() + ": " + member.findings().getFirst().message());
          }

          @Override
          public void pageComplete(PollState next) {
            write(file, next.toText()); // after the objects of the page are safe
          }
        });
    // end
  }

  @Test
  void asking_for_some() throws TaxiiException {
    server.then(page(1, 1, null)).then(page(1, 1, null)).then(Reply.ok("{\"versions\":[\"v\"]}"));
    var collection = collection();
    var since = DateAdded.tryParse("2026-01-01T00:00:00Z").orElseThrow();
    var id = StixId.parse(id(1));
    asking(collection, since, id);
    assertThat(server.queries())
        .containsExactly(
            "added_after=2026-01-01T00:00:00.000000Z&limit=500&match%5Btype%5D=malware,tool",
            "match%5Bversion%5D=all", "");
    assertThat(said).containsExactly("[v]");
  }

  private void asking(RemoteCollection collection, DateAdded since, StixId id)
      throws TaxiiException {
    // region: filters
    Filters filters =
        Filters.NONE
            .withAddedAfter(since)
            .withLimit(500L)
            .withMatch(Match.LATEST.withTypes(Set.of("malware", "tool")));
    collection.poll(filters, object -> keep(object.bytes()));

    collection.object(id, VersionFilter.ALL, object -> keep(object.bytes()));
    say(collection.versions(id).toString());
    // end
  }

  @Test
  void finding_out_what_is_there() throws TaxiiException {
    server.otherwise(asked ->
        asked.uri().getPath().equals("/taxii2/")
            ? Reply.ok("{\"title\":\"S\",\"api_roots\":[\"/exchange/\"]}")
            : Reply.ok(
                "{\"collections\":[{\"id\":\"a\",\"title\":\"A\",\"can_read\":true,"
                    + "\"can_write\":false}]}"));
    offers(client(), server.url("/taxii2/"));
    assertThat(said).containsExactly("A: " + server.url("/exchange/collections/a/"));
  }

  private void offers(TaxiiClient client, URI url) throws TaxiiException {
    // region: offers
    for (TaxiiClient.Offer offer : client.offers(url)) {
      if (offer.resource().canRead()) {
        say(offer.resource().title() + ": " + offer.collection().url());
      }
    }
    // end
  }

  @Test
  void adding_objects() throws TaxiiException {
    server
        .then(
            Reply.ok(
                "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
                    + "\"max_content_length\":1000}"))
        .then(Reply.of(202, RetryTest.status("complete", 1, 1)));
    add(collection(), List.of("{}".getBytes(StandardCharsets.UTF_8), new byte[2]).iterator());
    assertThat(said)
        .containsExactly(
            "1 accepted, 1 refused", "object 1 not sent: " + said.getLast().substring(19));
  }

  private void add(RemoteCollection collection, Iterator<byte[]> objects) throws TaxiiException {
    // region: add
    UploadResult result = collection.add(objects, uploaded -> {});
    say(result.successes() + " accepted, " + result.failures() + " refused");
    result
        .refusals()
        .forEach(refusal -> say(refusal.id() + " " + refusal.version() + ": " + refusal.message()));
    result
        .unsendable()
        .forEach(unsent ->
            say("object " + unsent.number() + " not sent: " + unsent.problem().message()));
    // end
  }

  @Test
  void failing() throws TaxiiException {
    server.then(page(1, 1, "a")).then(Reply.of(403, "{\"title\":\"Not yours\"}"));
    fail(collection());
    assertThat(said)
        .containsExactly(
            "remote-forbidden",
            "Le compte n'en a pas le droit (HTTP 403: Not yours).",
            "to be resumed at next=a");
  }

  private void fail(RemoteCollection collection) {
    // region: failures
    try {
      collection.poll(Filters.NONE, object -> keep(object.bytes()));
    } catch (TaxiiException e) {
      say(e.code().text());
      say(e.problem().message(Locale.FRENCH));
      e.resume().ifPresent(state -> say("to be resumed at next=" + state.filters().next()));
    }
    // end
  }

  @Test
  void a_client_of_ones_own_authority(@TempDir Path folder) {
    Path pem = folder.resolve("ca.pem");
    assertThat(pem).doesNotExist();
    assertThat(catchIo(pem)).isInstanceOf(IOException.class);
  }

  private static Throwable catchIo(Path pem) {
    return org.assertj.core.api.Assertions.catchThrowable(
        () -> settings(URI.create("https://taxii.example/taxii2/"), pem).close());
  }

  private static TaxiiClient settings(URI url, Path pem) throws IOException, TaxiiException {
    // region: settings
    return TaxiiClient.to(url)
        .credentials(Credentials.basic("amal", "not-a-real-password"))
        .trust(Trust.certificates(pem))
        .userAgent("watch/1.2")
        .retry(Retry.NEVER)
        .bounds(Bounds.DEFAULT.withPageBytes(16 * 1024 * 1024))
        .verification(Verification.LENIENT)
        .build();
    // end
  }

  @Test
  void answering_a_request_for_objects() throws IOException {
    byte[] secret = new byte[CursorKey.SECRET_BYTES_MIN];
    var out = new ByteArrayOutputStream();
    assertThat(answer(List.of("*/*"), "limit=1&match[type]=tool", secret, out)).isEqualTo(200);
    String body = out.toString(StandardCharsets.UTF_8);
    assertThat(body)
        .startsWith("{\"more\":true,\"next\":\"")
        .endsWith("\",\"objects\":[{\"type\":\"tool\"}]}");
    String next = body.substring(21, 21 + 34);
    assertThat(answer(List.of(), "next=" + next, secret, out)).as("other filter").isEqualTo(400);
    assertThat(answer(List.of(), "match[type]=tool&next=" + next, secret, out)).isEqualTo(200);
    assertThat(answer(List.of("text/html"), "", secret, out)).isEqualTo(406);
    assertThat(answer(List.of(), "limit=none", secret, out)).isEqualTo(400);
    assertThat(said).contains("“none” is not a whole number from 1 up.");
  }

  private int answer(List<String> acceptHeader, String query, byte[] secret, OutputStream out)
      throws IOException {
    // region: server
    if (ContentNegotiation.choose(acceptHeader, List.of(MediaType.TAXII)).isEmpty()) {
      return 406;
    }
    switch (Filters.parse(FilteredEndpoint.OBJECTS, query)) {
      case Filters.Reading.Refused(var problem) -> {
        say(problem.problem().message());
        return 400;
      }
      case Filters.Reading.Accepted(var filters) -> {
        var cursors = new Cursors(CursorKey.from(secret));
        switch (cursors.start(COLLECTION, filters)) {
          case Cursors.Start.Refused(var problem) -> {
            say(problem.problem().message());
            return 400;
          }
          case Cursors.Start.After(var date) -> {
            Match match = filters.match();
            Page page = select(match, date, filters.limitUpTo(1_000));
            String next = page.more() ? cursors.next(COLLECTION, match, page.last()) : null;
            Envelope.Writer envelope = Envelope.of(page.more(), next).writeTo(out);
            for (byte[] stored : page.objects()) {
              envelope.add(stored, 0, stored.length);
            }
            envelope.end();
            return 200;
          }
        }
      }
    }
    // end
  }

  private record Page(boolean more, DateAdded last, List<byte[]> objects) {}

  private Page select(Match match, @Nullable DateAdded after, int limit) {
    assertThat(limit).isPositive();
    boolean first = after == null;
    return new Page(
        first,
        new DateAdded(7),
        List.of(
            ("{\"type\":\"" + match.types().stream().findFirst().orElse("x") + "\"}")
                .getBytes(StandardCharsets.UTF_8)));
  }

  private void keep(byte[] object) {
    kept.add(new String(object, StandardCharsets.UTF_8));
  }

  private void say(String line) {
    said.add(line);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
