package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {
  private static final String ID = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final DateAdded TIME =
      DateAdded.tryParse("2016-11-02T12:34:34.12345Z").orElseThrow();

  /// Every property of every resource, in the order of the specification's tables.
  static Stream<Arguments> resources() {
    var collection =
        new TaxiiCollection(ID, "t", "d", "a", true, false, List.of("application/stix+json"));
    var entry = new ManifestRecord("tool--x", TIME, "2016-11-03T12:30:59.000Z", "m");
    var detail = new StatusDetail("tool--x", "2018-05-27T12:02:41.312Z", "why");
    return Stream.of(
        Arguments.of(
            new Discovery("t", "d", "c", "/b/", List.of("https://e.org/a/", "/b/")),
            reader(Discovery::read),
            """
            {"title":"t","description":"d","contact":"c","default":"/b/",\
            "api_roots":["https://e.org/a/","/b/"]}\
            """),
        Arguments.of(
            ApiRoot.of("t", "d", 104_857_600),
            reader(ApiRoot::read),
            """
            {"title":"t","description":"d",\
            "versions":["application/taxii+json;version=2.1"],"max_content_length":104857600}\
            """),
        Arguments.of(
            collection,
            reader(TaxiiCollection::read),
            """
            {"id":"%s","title":"t","description":"d","alias":"a","can_read":true,\
            "can_write":false,"media_types":["application/stix+json"]}\
            """
                .formatted(ID)),
        Arguments.of(
            new CollectionList(List.of(collection)),
            reader(CollectionList::read),
            """
            {"collections":[{"id":"%s","title":"t","description":"d","alias":"a",\
            "can_read":true,"can_write":false,"media_types":["application/stix+json"]}]}\
            """
                .formatted(ID)),
        Arguments.of(
            new Manifest(true, "n", List.of(entry)),
            reader(Manifest::read),
            """
            {"more":true,"next":"n","objects":[{"id":"tool--x",\
            "date_added":"2016-11-02T12:34:34.123450Z",\
            "version":"2016-11-03T12:30:59.000Z","media_type":"m"}]}\
            """),
        Arguments.of(
            new VersionList(true, "n", List.of("2016-11-03T12:30:59.000Z")),
            reader(VersionList::read),
            """
            {"more":true,"next":"n","versions":["2016-11-03T12:30:59.000Z"]}\
            """),
        Arguments.of(
            new Status(
                ID, false, TIME, 4, 1, List.of(detail), 1, List.of(detail), 2, List.of(detail)),
            reader(Status::read),
            """
            {"id":"%s","status":"pending","request_timestamp":"2016-11-02T12:34:34.123450Z",\
            "total_count":4,"success_count":1,"successes":[{"id":"tool--x",\
            "version":"2018-05-27T12:02:41.312Z","message":"why"}],"failure_count":1,\
            "failures":[{"id":"tool--x","version":"2018-05-27T12:02:41.312Z","message":"why"}],\
            "pending_count":2,"pendings":[{"id":"tool--x",\
            "version":"2018-05-27T12:02:41.312Z","message":"why"}]}\
            """
                .formatted(ID)),
        Arguments.of(
            new TaxiiError(
                "t",
                "d",
                "1234",
                "581234",
                "409",
                "https://e.org/1",
                JsonObject.builder().put("k", 1).build()),
            reader(TaxiiError::read),
            """
            {"title":"t","description":"d","error_id":"1234","error_code":"581234",\
            "http_status":"409","external_details":"https://e.org/1","details":{"k":1}}\
            """));
  }

  /// The same with nothing but what is required, and every list empty.
  static Stream<Arguments> barest() {
    return Stream.of(
        Arguments.of(
            new Discovery("t", null, null, null, List.of()),
            reader(Discovery::read),
            "{\"title\":\"t\"}"),
        Arguments.of(
            ApiRoot.of("t", null, 1),
            reader(ApiRoot::read),
            """
            {"title":"t","versions":["application/taxii+json;version=2.1"],\
            "max_content_length":1}\
            """),
        Arguments.of(
            new TaxiiCollection(ID, "t", null, null, false, true, List.of()),
            reader(TaxiiCollection::read),
            "{\"id\":\"%s\",\"title\":\"t\",\"can_read\":false,\"can_write\":true}".formatted(ID)),
        Arguments.of(new CollectionList(List.of()), reader(CollectionList::read), "{}"),
        Arguments.of(new Manifest(false, null, List.of()), reader(Manifest::read), "{}"),
        Arguments.of(new VersionList(false, null, List.of()), reader(VersionList::read), "{}"),
        Arguments.of(
            new Status(ID, true, null, 0, 0, List.of(), 0, List.of(), 0, List.of()),
            reader(Status::read),
            """
            {"id":"%s","status":"complete","total_count":0,"success_count":0,\
            "failure_count":0,"pending_count":0}\
            """
                .formatted(ID)),
        Arguments.of(
            new TaxiiError("t", null, null, null, null, null, JsonObject.EMPTY),
            reader(TaxiiError::read),
            "{\"title\":\"t\"}"));
  }

  @ParameterizedTest
  @MethodSource({"resources", "barest"})
  void is_written_exactly_and_read_back(
      Resource resource, Function<JsonObject, Reading<Resource>> reader, String json) {
    assertThat(new String(resource.toBytes(), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(Reading.of(resource.toBytes(), JsonLimits.DEFAULTS, reader))
        .isEqualTo(new Reading.Good<>(resource));
  }

  @ParameterizedTest
  @MethodSource("barest")
  void empty_lists_nulls_and_custom_properties_are_let_pass(
      Resource resource, Function<JsonObject, Reading<Resource>> reader, String json) {
    var more =
        JsonReader.parseObject(json).toBuilder()
            .put("x_acme_scoring", JsonReader.parse("{\"impact\":[null]}"));
    for (String list :
        List.of("api_roots", "collections", "media_types", "successes", "failures", "pendings")) {
      more.put(list, JsonReader.parse("[]"));
    }
    for (String text : List.of("description", "contact", "default", "next", "more", "alias")) {
      more.put(text, JsonReader.parse("null"));
    }
    assertThat(reader.apply(more.build())).isEqualTo(new Reading.Good<>(resource));
  }

  @ParameterizedTest
  @MethodSource("barest")
  void each_required_property_is_required(
      Resource resource, Function<JsonObject, Reading<Resource>> reader, String json) {
    JsonObject whole = JsonReader.parseObject(json);
    for (String name : whole.names()) {
      if (resource instanceof TaxiiError) {
        continue; // An error that lacks its title is better than none.
      }
      assertThat(problem(reader.apply(whole.toBuilder().remove(name).build())))
          .extracting(Problem::code, Problem::where, Problem::arguments)
          .containsExactly("resource-property-missing", "/" + name, List.of(name));
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void each_property_is_of_its_kind(
      Resource resource, Function<JsonObject, Reading<Resource>> reader, String json) {
    JsonObject whole = JsonReader.parseObject(json);
    for (String name : whole.names()) {
      for (String other : List.of("{\"a\":[1]}", "[{}]", "-1.5")) {
        if (other.startsWith("{") && name.equals("details")
            || other.equals("-1.5") && name.equals("http_status")) {
          continue;
        }
        var changed = whole.toBuilder().put(name, JsonReader.parse(other)).build();
        assertThat(problem(reader.apply(changed)).code())
            .as(name + " = " + other)
            .startsWith("resource-property-");
      }
    }
  }

  @Test
  void a_problem_says_where_it_is() {
    var json =
        JsonReader.parseObject(
            "{\"collections\":[{\"id\":\"a\",\"title\":\"t\",\"can_read\":true,\"can_write\":true},"
                + "{\"id\":\"b\",\"title\":\"t\",\"can_read\":\"yes\",\"can_write\":true}]}");
    Problem problem = problem(CollectionList.read(json));
    assertThat(problem.where()).isEqualTo("/collections/1/can_read");
    assertThat(problem.message())
        .isEqualTo("The property “can_read” has a value of the wrong kind.");
    assertThat(problem.message(Locale.FRENCH)).contains("can_read").contains("propriété");
  }

  @Test
  void a_body_that_is_no_object_is_refused_in_the_words_of_the_reader() {
    assertThat(problem(Reading.of(bytes("[]"), JsonLimits.DEFAULTS, Discovery::read)).code())
        .isEqualTo("resource-not-object");
    Problem truncated =
        problem(Reading.of(bytes("{\"title\":"), JsonLimits.DEFAULTS, Discovery::read));
    assertThat(truncated.code()).isEqualTo("json-truncated");
    assertThat(truncated.message(Locale.FRENCH)).isNotEqualTo(truncated.code());
    assertThat(
            problem(
                    Reading.of(
                        bytes("{\"title\":\"a\",\"title\":\"b\"}"),
                        JsonLimits.DEFAULTS,
                        Discovery::read))
                .code())
        .isEqualTo("json-duplicate-key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//someserver.example.com/apiroot1",
        "../someapiroot/",
        "https://foo.edu/bar?baz",
        "https://foo.edu/bar#baz",
        "someapiroot/",
        "ftp://foo.edu/",
        ""
      })
  void what_is_no_url_of_an_api_root_is_not_listed(String url) {
    assertThat(Discovery.isRootUrl(url)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Discovery("t", null, null, null, List.of(url)));
    var json =
        JsonObject.builder()
            .put("title", "t")
            .put("api_roots", org.entente.stix.json.JsonArray.ofStrings(List.of(url, "/a/")))
            .put("default", url)
            .build();
    assertThat(Discovery.read(json))
        .isEqualTo(new Reading.Good<>(new Discovery("t", null, null, null, List.of("/a/"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://taxii.example.com:443/",
        "https://someserver.example.net/apiroot1/",
        "/someapiroot/"
      })
  void urls_of_api_roots_are_absolute_or_start_with_one_slash(String url) {
    assertThat(Discovery.isRootUrl(url)).isTrue();
  }

  @Test
  void the_default_api_root_is_one_of_the_list() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Discovery("t", null, null, "/b/", List.of("/a/")));
  }

  @ParameterizedTest
  @CsvSource({
    "application/taxii+json;version=2.1, true",
    "application/taxii+json; version=2.1, true",
    "application/taxii+json, false",
    "taxii-2.1, false",
  })
  void an_api_root_speaks_taxii_2_1_when_it_says_so(String version, boolean speaks) {
    assertThat(new ApiRoot("t", null, List.of(version), 1).speaksTaxii21()).isEqualTo(speaks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "9007199254740993", "\"1\""})
  void max_content_length_is_a_positive_whole_number(String value) {
    var body =
        bytes(
            "{\"title\":\"t\",\"versions\":[\"application/taxii+json;version=2.1\"],"
                + "\"max_content_length\":"
                + value
                + "}");
    assertThat(Reading.of(body, JsonLimits.DEFAULTS, ApiRoot::read))
        .isInstanceOf(Reading.Bad.class);
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRoot.of("t", null, 0));
  }

  @Test
  void identifiers_of_collections_may_be_of_any_kind_but_not_endless() {
    var longest = "i".repeat(TaxiiCollection.ID_LENGTH_MAX);
    assertThat(collection(longest)).isInstanceOf(Reading.Good.class);
    assertThat(collection("system.AbuseIPDB_blacklist")).isInstanceOf(Reading.Good.class);
    assertThat(problem(collection(longest + "i")).where()).isEqualTo("/id");
    assertThat(problem(collection("")).where()).isEqualTo("/id");
  }

  @Test
  void counts_are_never_negative_and_a_status_is_complete_or_pending() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Status(ID, true, null, -1, 0, List.of(), 0, List.of(), 0, List.of()));
    var done =
        JsonReader.parseObject(
            "{\"id\":\"a\",\"status\":\"done\",\"total_count\":0,\"success_count\":0,"
                + "\"failure_count\":0,\"pending_count\":0}");
    assertThat(problem(Status.read(done)).where()).isEqualTo("/status");
  }

  @Test
  void an_error_is_read_however_poor() {
    assertThat(TaxiiError.read(JsonReader.parseObject("{\"http_status\":404}")))
        .isEqualTo(
            new Reading.Good<>(
                new TaxiiError("", null, null, null, "404", null, JsonObject.EMPTY)));
  }

  @Test
  void a_status_detail_without_version_is_let_pass() {
    // The specification's own example of an answer to a POST has one (§5.5).
    var json =
        JsonReader.parseObject(
            "{\"id\":\"a\",\"status\":\"pending\",\"total_count\":1,\"success_count\":1,"
                + "\"successes\":[{\"id\":\"indicator--c410e480-e42b-47d1-9476-85307c12bcbf\"}],"
                + "\"failure_count\":0,\"pending_count\":0}");
    assertThat(Status.read(json)).isInstanceOf(Reading.Good.class);
  }

  private static Reading<TaxiiCollection> collection(String id) {
    return TaxiiCollection.read(
        JsonObject.builder()
            .put("id", id)
            .put("title", "t")
            .put("can_read", true)
            .put("can_write", true)
            .build());
  }

  private static Problem problem(Reading<?> reading) {
    assertThat(reading).isInstanceOf(Reading.Bad.class);
    return ((Reading.Bad<?>) reading).problem();
  }

  private static <T> Function<JsonObject, Reading<T>> reader(
      Function<JsonObject, Reading<T>> reader) {
    return reader;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
