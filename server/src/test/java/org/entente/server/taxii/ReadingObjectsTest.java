package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, single objects, manifests and versions.
final class ReadingObjectsTest {
  private static final String SECOND = "2026-02-05T10:00:00.000Z";
  private static final String THIRD = "2026-03-05T10:00:00.000000Z";

  @TempDir static Path folder;
  static TestNode node;

  /// Ten indicators, in this order.
  static String ten;

  /// One indicator in three versions, the newest posted first; an observable; a malware.
  static String mixed;

  @BeforeAll
  static void start() {
    node =
        TestNode.plain(
            folder,
            yaml ->
                yaml.replace("pageEntries: 10000", "pageEntries: 6")
                    .replace("pageEntriesDefault: 1000", "pageEntriesDefault: 4"));
    ten = node.collection("ten");
    TestNode.expect(node.post(ten + "objects/", Stix.indicators(1, 10)), 202);
    mixed = node.collection("mixed");
    String id = Stix.id(1);
    for (String version : List.of(THIRD, Stix.FIRST, SECOND)) {
      TestNode.expect(
          node.post(mixed + "objects/", Stix.envelope(Stix.indicator(id, version, ""))), 202);
    }
    TestNode.expect(node.post(mixed + "objects/", Stix.envelope(Stix.address())), 202);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void objects_come_out_byte_for_byte_as_they_came_in() {
    String odd =
        "{ \"type\" : \"indicator\",\"spec_version\":\"2.1\",\n\"id\":\""
            + Stix.id(777)
            + "\",\"created\":\"2026-01-05T10:00:00.000000Z\",\"modified\":"
            + "\"2026-01-05T10:00:00.00000Z\",\"x_zeros\":1.50e0,\"x_text\":\"\\u00e9\\/é\","
            + "\"pattern\":\"[a:b = 'c']\",\"pattern_type\":\"stix\","
            + "\"valid_from\":\"2026-01-05T10:00:00Z\" }";
    String collection = node.collection("verbatim");
    TestNode.expect(node.post(collection + "objects/", Stix.envelope(odd)), 202);

    assertThat(node.get(collection + "objects/").body()).isEqualTo("{\"objects\":[" + odd + "]}");
    assertThat(node.get(collection + "objects/" + Stix.id(777) + "/").body())
        .isEqualTo("{\"objects\":[" + odd + "]}");
    assertThat(node.get(collection + "objects/" + Stix.id(777) + "/versions/").body())
        .contains("\"2026-01-05T10:00:00.00000Z\"");
  }

  @Test
  void a_reader_follows_next_from_page_to_page_and_gets_everything_once_and_in_order() {
    var seen = new ArrayList<String>();
    String next = "";
    int pages = 0;
    while (true) {
      Reply page = node.get(ten + "objects/?limit=3" + (next.isEmpty() ? "" : "&next=" + next));
      List<String> ids = ids(page);
      seen.addAll(ids);
      pages++;
      boolean more = page.body().startsWith("{\"more\":true,");
      assertThat(ids).hasSizeLessThanOrEqualTo(3).isNotEmpty();
      if (!more) {
        assertThat(page.json().has("next")).isFalse();
        break;
      }
      next = page.json().string("next");
      assertThat(next).matches("[A-Za-z0-9_-]+");
    }

    assertThat(pages).isEqualTo(4);
    assertThat(seen).containsExactlyElementsOf(tenIds());
  }

  @Test
  void a_reader_may_also_go_on_with_the_date_of_the_last_object() {
    Reply first = node.get(ten + "objects/?limit=5");
    Reply second =
        node.get(ten + "objects/?limit=5&added_after=" + first.header("X-TAXII-Date-Added-Last"));

    assertThat(ids(first)).containsExactlyElementsOf(tenIds().subList(0, 5));
    assertThat(ids(second)).containsExactlyElementsOf(tenIds().subList(5, 10));
    assertThat(second.json().has("more")).isFalse();
  }

  @Test
  void the_same_next_gives_the_same_page_again_and_with_another_limit_too() {
    String next = node.get(ten + "objects/?limit=3").json().string("next");

    assertThat(ids(node.get(ten + "objects/?limit=3&next=" + next)))
        .isEqualTo(ids(node.get(ten + "objects/?limit=3&next=" + next)))
        .containsExactlyElementsOf(tenIds().subList(3, 6));
    assertThat(ids(node.get(ten + "objects/?limit=1&next=" + next))).containsExactly(Stix.id(4));
    assertThat(ids(node.get(ten + "objects/?next=" + next)))
        .containsExactlyElementsOf(tenIds().subList(3, 7));
  }

  @Test
  void next_survives_a_restart_of_the_node() {
    String next = node.get(ten + "objects/?limit=3").json().string("next");

    node.restart();

    assertThat(ids(node.get(ten + "objects/?limit=3&next=" + next)))
        .containsExactlyElementsOf(tenIds().subList(3, 6));
  }

  @Test
  void next_holds_for_its_collection_and_filter_only() {
    String next = node.get(ten + "objects/?limit=3").json().string("next");

    assertThat(node.get(mixed + "objects/?next=" + next).status()).isEqualTo(400);
    assertThat(node.get(ten + "objects/?match%5Btype%5D=malware&next=" + next).status())
        .isEqualTo(400);
    assertThat(node.get(ten + "objects/?next=" + next.substring(1)).status()).isEqualTo(400);
    assertThat(node.get(ten + "objects/?next=1").json().string("error_code"))
        .isEqualTo("query-next");
  }

  @Test
  void next_survives_the_deletion_of_the_object_it_points_behind() {
    String collection = node.collection("shrinking");
    node.post(collection + "objects/", Stix.indicators(1, 6));
    String next = node.get(collection + "objects/?limit=3").json().string("next");

    TestNode.expect(node.delete(collection + "objects/" + Stix.id(3) + "/"), 200);
    TestNode.expect(node.delete(collection + "objects/" + Stix.id(4) + "/"), 200);

    assertThat(ids(node.get(collection + "objects/?next=" + next)))
        .containsExactly(Stix.id(5), Stix.id(6));
  }

  @Test
  void without_a_limit_the_nodes_own_default_holds_and_its_maximum_against_greater_ones() {
    assertThat(ids(node.get(ten + "objects/"))).hasSize(4);
    assertThat(ids(node.get(ten + "objects/?limit=1000000000000"))).hasSize(6);
    assertThat(ids(node.get(ten + "manifest/?limit=99"))).hasSize(6);
  }

  @Test
  void what_fits_into_both_limits_is_all_on_the_page() {
    String next = node.get(ten + "objects/?limit=6").json().string("next");
    Reply last = node.get(ten + "objects/?limit=4&next=" + next);

    assertThat(ids(last)).hasSize(4);
    assertThat(last.json().has("more")).isFalse();
  }

  @Test
  void an_empty_next_counts_as_none() {
    assertThat(ids(node.get(ten + "objects/?limit=2&next=")))
        .containsExactly(Stix.id(1), Stix.id(2));
  }

  @Test
  void an_empty_result_has_no_objects_and_no_dates() {
    for (String path : List.of("objects/", "manifest/")) {
      Reply reply = node.get(ten + path + "?match%5Btype%5D=campaign");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("{}");
      assertThat(reply.header("X-TAXII-Date-Added-First")).isEmpty();
      assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"objects/", "manifest/", "objects/ID/", "objects/ID/versions/"})
  void every_page_says_when_its_first_and_last_object_were_added(String path) {
    Reply reply = node.get(ten + path.replace("ID", Stix.id(2)));

    String first = reply.header("X-TAXII-Date-Added-First");
    String last = reply.header("X-TAXII-Date-Added-Last");
    assertThat(first).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(last).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(first.compareTo(last)).isLessThanOrEqualTo(0);
  }

  @Test
  void a_manifest_has_the_records_of_the_objects_on_the_same_page() {
    Reply manifest = node.get(ten + "manifest/?limit=2");

    assertThat(ids(manifest)).containsExactly(Stix.id(1), Stix.id(2));
    JsonObject record = (JsonObject) manifest.json().array("objects").get(0);
    assertThat(record.names()).containsExactly("id", "date_added", "version", "media_type");
    assertThat(record.string("date_added")).isEqualTo(manifest.header("X-TAXII-Date-Added-First"));
    assertThat(record.string("version")).isEqualTo(Stix.FIRST);
    assertThat(record.string("media_type")).isEqualTo("application/stix+json;version=2.1");
    assertThat(manifest.json().string("next")).isNotEmpty();
    assertThat(ids(node.get(ten + "manifest/?next=" + manifest.json().string("next"))).getFirst())
        .isEqualTo(Stix.id(3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                                         | 2026-03-05T10:00:00.000000Z",
        "match[version]=last                      | 2026-03-05T10:00:00.000000Z",
        "match[version]=first                     | 2026-01-05T10:00:00.000Z",
        "match[version]=all                       | 2026-03-05T10:00:00.000000Z,2026-01-05T10:00:00.000Z,2026-02-05T10:00:00.000Z",
        "match[version]=first,last                | 2026-03-05T10:00:00.000000Z,2026-01-05T10:00:00.000Z",
        "match[version]=2026-02-05T10:00:00Z      | 2026-02-05T10:00:00.000Z",
        "match[version]=2026-02-05T10:00:00Z,last | 2026-03-05T10:00:00.000000Z,2026-02-05T10:00:00.000Z",
        "match[version]=1999-01-01T00:00:00Z      | ''",
        "match[spec_version]=2.1                  | 2026-03-05T10:00:00.000000Z",
        "match[spec_version]=2.0,2.1              | 2026-03-05T10:00:00.000000Z",
        "match[spec_version]=2.0                  | ''",
      })
  void versions_are_chosen_by_modified_and_not_by_arrival(String filter, String expected) {
    String query = filter == null ? "" : "?" + encoded(filter);
    Reply reply = node.get(mixed + "objects/" + Stix.id(1) + "/" + query);

    assertThat(reply.status()).isEqualTo(200);
    List<String> modified =
        objects(reply).stream().map(object -> object.string("modified")).toList();
    assertThat(String.join(",", modified)).isEqualTo(expected);
    Reply page =
        node.get(
            mixed
                + "objects/?"
                + (filter == null ? "" : encoded(filter) + "&")
                + encoded("match[id]=" + Stix.id(1)));
    assertThat(objects(page)).isEqualTo(objects(reply));
  }

  @Test
  void all_versions_of_an_object_are_listed_as_they_are_spelt() {
    assertThat(node.get(mixed + "objects/" + Stix.id(1) + "/versions/").body())
        .isEqualTo("{\"versions\":[\"" + THIRD + "\",\"" + Stix.FIRST + "\",\"" + SECOND + "\"]}");
  }

  @Test
  void versions_come_in_pages_too() {
    Reply first = node.get(mixed + "objects/" + Stix.id(1) + "/versions/?limit=2");
    Reply rest =
        node.get(
            mixed
                + "objects/"
                + Stix.id(1)
                + "/versions/?limit=2&next="
                + first.json().string("next"));

    assertThat(first.body()).startsWith("{\"more\":true,\"next\":\"");
    assertThat(rest.body()).isEqualTo("{\"versions\":[\"" + SECOND + "\"]}");
  }

  @Test
  void an_observable_has_one_version_which_is_its_date_added() {
    String id = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";
    for (String version : List.of("first", "last", "all")) {
      Reply reply = node.get(mixed + "objects/" + id + "/?" + encoded("match[version]=" + version));
      assertThat(objects(reply)).hasSize(1);
      String added = reply.header("X-TAXII-Date-Added-Last");
      assertThat(node.get(mixed + "objects/" + id + "/versions/").body())
          .isEqualTo("{\"versions\":[\"" + added + "\"]}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match[type]=indicator            | 1",
        "match[type]=ipv4-addr            | 1",
        "match[type]=ipv4-addr,indicator  | 2",
        "match[type]=malware              | 0",
        "match[type]=x-never-heard-of     | 0",
        "match[id]=ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4&match[type]=indicator | 0",
        "match[type]=indicator&match[version]=all | 3",
        "unknown=1&match[unknown]=2       | 2",
      })
  void filters_are_combined(String filter, int count) {
    assertThat(objects(node.get(mixed + "objects/?" + encoded(filter)))).hasSize(count);
    assertThat(ids(node.get(mixed + "manifest/?" + encoded(filter)))).hasSize(count);
  }

  @Test
  void square_brackets_may_stand_literally_in_a_query() {
    String reply =
        node.raw(
            "GET "
                + mixed
                + "objects/?match[type]=ipv4-addr&limit=1 HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\nAuthorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 200 ").contains("198.51.100.3");
  }

  @Test
  void added_after_is_exclusive_and_takes_fewer_digits() {
    Reply all = node.get(ten + "manifest/?limit=6");
    String third = ((JsonObject) all.json().array("objects").get(2)).string("date_added");

    assertThat(ids(node.get(ten + "objects/?limit=6&added_after=" + third)).getFirst())
        .isEqualTo(Stix.id(4));
    assertThat(ids(node.get(ten + "objects/?added_after=2020-01-01T00:00:00Z"))).hasSize(4);
    assertThat(node.get(ten + "objects/?added_after=2999-01-01T00:00:00Z").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=1.5",
        "limit=x",
        "limit=1&limit=2",
        "added_after=yesterday",
        "added_after=2026-01-01T00:00:00%2B01:00",
        "added_after=2026-01-01T00:00:00Z&added_after=2026-01-01T00:00:00Z",
        "match[type]=a,b&match[type]=c",
        "match[type]=UPPER",
        "match[id]=nonsense",
        "match[version]=all,last",
        "match[version]=last,last",
        "match[version]=newest",
        "match[spec_version]=two",
        "match[type]=%c3%28",
        "next=%20",
      })
  void a_malformed_filter_is_400_with_the_parameter_named(String query) {
    Reply reply = node.get(ten + "objects/?" + query.replace("[", "%5B").replace("]", "%5D"));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.json().string("error_code")).startsWith("query-");
    assertThat(reply.json().string("description")).isNotEmpty();
  }

  @Test
  void a_query_with_broken_percent_encoding_is_400() {
    String reply =
        node.raw(
            "GET "
                + ten
                + "objects/?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Authorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 400 ").contains("Content-Type: " + TestNode.TAXII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects/indicator--00000000-0000-4000-8000-000000000000/",
        "objects/indicator--00000000-0000-4000-8000-000000000000/versions/",
        "objects/nonsense/",
        "objects/..%5C..%5Cetc/",
        "objects/%00/",
        "objects/%F0%9F%92%A9/",
        "objects/$%7Bjndi:ldap:x%7D/",
        "objects/indicator--x'%20OR%20'1'='1/",
      })
  void what_is_not_there_is_404_whatever_it_is_called(String path) {
    Reply reply = node.get(ten + path);

    assertThat(reply.status()).as(reply.toString()).isIn(404, 400);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/exchange/collections/../../admin/",
        "/exchange/collections/%2e%2e/objects/",
        "/exchange/collections/%2e%2e%2f%2e%2e/objects/",
        "/exchange//collections/",
        "/exchange/collections/%2F/",
        "/exchange/collections/a%2Fb/",
        "/exchange/collections/;jsessionid=1/",
        "/exchange/./collections/",
        "//exchange/collections/",
        "/%zz/",
        "/exchange/collections/%c3%28/",
      })
  void a_path_shaped_like_an_attack_is_refused_and_nothing_breaks(String path) {
    String reply =
        node.raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(reply).matches("(?s)HTTP/1.1 (200|400|404) .*");
    assertThat(reply).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("Jetty");
    assertThat(reply).contains("Content-Type: application/");
    assertThat(node.get("/taxii2/").status()).isEqualTo(200);
  }

  @Test
  void a_collection_answers_to_its_alias_too() {
    TestNode.expect(
        node.admin("POST", "/collections", "{\"name\":\"long-name\",\"alias\":\"short\"}"), 201);
    TestNode.expect(node.post("/exchange/collections/short/objects/", Stix.indicators(1, 1)), 202);

    assertThat(ids(node.get("/exchange/collections/short/objects/"))).containsExactly(Stix.id(1));
    assertThat(node.get("/exchange/collections/short/").json().string("alias")).isEqualTo("short");
    Reply again = node.admin("POST", "/collections", "{\"name\":\"other\",\"alias\":\"short\"}");
    assertThat(again.status()).as("unique within its API root").isEqualTo(409);
  }

  @Test
  void pages_are_bounded_in_bytes_as_well() {
    String collection = node.collection("heavy");
    String filler = ",\"description\":\"" + "x".repeat(3 << 20) + "\"";
    for (int i = 1; i <= 3; i++) {
      TestNode.expect(
          node.post(
              collection + "objects/",
              Stix.envelope(Stix.indicator(Stix.id(i), Stix.FIRST, filler))),
          202);
    }

    Reply first = node.get(collection + "objects/");
    assertThat(ids(first)).hasSize(2);
    assertThat(first.body().length()).isLessThan(8 << 20);
    assertThat(ids(node.get(collection + "objects/?next=" + first.json().string("next"))))
        .containsExactly(Stix.id(3));
  }

  private static List<String> tenIds() {
    var ids = new ArrayList<String>();
    for (int i = 1; i <= 10; i++) {
      ids.add(Stix.id(i));
    }
    return ids;
  }

  private static List<String> ids(Reply reply) {
    return objects(reply).stream().map(object -> object.string("id")).toList();
  }

  private static List<JsonObject> objects(Reply reply) {
    TestNode.expect(reply, 200);
    JsonArray objects = reply.json().array("objects");
    var list = new ArrayList<JsonObject>();
    if (objects != null) {
      for (JsonValue value : objects.values()) {
        list.add((JsonObject) value);
      }
    }
    return list;
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8)
        .replace("%3D", "=")
        .replace("%26", "&")
        .replace("%2C", ",");
  }
}
