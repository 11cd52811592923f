package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order things come, and which version objects have that lack `modified`.
final class OrderAndVersionsTest {
  private static final String CREATED = "2026-01-07T08:09:10.110Z";
  private static final String STATEMENT =
      "marking-definition--3f1c2f5e-7b0a-4c57-9d0e-6c1f0a2b3c4d";
  private static final String ADDRESS = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";

  @TempDir static Path folder;
  static TestNode node;
  private String collection;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void fresh() {
    collection = node.collection("c" + UUID.randomUUID());
  }

  @Test
  void collections_come_in_the_same_order_each_time() {
    for (String name : List.of("zebra", "ant", "monkey")) {
      node.collection(name + UUID.randomUUID());
    }
    String first = node.get("/exchange/collections/").body();

    assertThat(node.get("/exchange/collections/").body()).isEqualTo(first);
    node.restart();
    assertThat(node.get("/exchange/collections/").body()).isEqualTo(first);
  }

  @Test
  void objects_and_records_come_in_ascending_order_of_their_dates_whatever_their_ids() {
    for (int number : new int[] {7, 3, 9, 1, 5}) {
      node.post(collection + "objects/", Stix.indicators(number, number));
    }

    List<JsonObject> records =
        node.get(collection + "manifest/").json().array("objects").values().stream()
            .map(JsonObject.class::cast)
            .toList();

    assertThat(records.stream().map(record -> record.string("id")))
        .containsExactly(Stix.id(7), Stix.id(3), Stix.id(9), Stix.id(1), Stix.id(5));
    assertThat(records.stream().map(record -> record.string("date_added")).toList())
        .doesNotHaveDuplicates()
        .isSorted();
    String body = node.get(collection + "objects/").body();
    assertThat(
            List.of(7, 3, 9, 1, 5).stream().map(number -> body.indexOf(Stix.id(number))).toList())
        .isSorted();
  }

  @Test
  void an_object_without_modified_is_versioned_by_created() {
    Reply posted = node.post(collection + "objects/", Stix.envelope(statement()));

    assertThat(detail(posted, "successes").string("version")).isEqualTo(CREATED);
    String object = collection + "objects/" + STATEMENT + "/";
    assertThat(node.get(object + "versions/").body())
        .isEqualTo("{\"versions\":[\"" + CREATED + "\"]}");
    assertThat(node.get(collection + "manifest/").body())
        .contains("\"version\":\"" + CREATED + "\"");
    assertThat(node.get(object + "?match%5Bversion%5D=" + CREATED).body()).contains(STATEMENT);
    assertThat(node.get(object + "?match%5Bversion%5D=2020-01-01T00:00:00Z").body())
        .isEqualTo("{}");
  }

  @Test
  void an_object_without_any_version_is_versioned_by_its_date() {
    Reply posted = node.post(collection + "objects/", Stix.envelope(Stix.address()));

    String added = node.get(collection + "objects/").header("X-TAXII-Date-Added-First");
    assertThat(detail(posted, "successes").string("version")).isEqualTo(added);
    assertThat(node.get(collection + "manifest/").body()).contains("\"version\":\"" + added + "\"");
    assertThat(node.get(collection + "objects/" + ADDRESS + "/versions/").body())
        .isEqualTo("{\"versions\":[\"" + added + "\"]}");
  }

  @Test
  void a_refused_object_without_any_version_has_that_of_the_request() {
    Reply posted =
        node.post(
            collection + "objects/", Stix.envelope(Stix.address().replace("198.51.100.3", "x")));

    assertThat(detail(posted, "failures").string("id")).isEqualTo(ADDRESS);
    assertThat(detail(posted, "failures").string("version"))
        .isEqualTo(posted.json().string("request_timestamp"));
  }

  @Test
  void without_versions_after_a_date_the_key_is_omitted() {
    node.post(collection + "objects/", Stix.indicators(1, 1));

    Reply reply =
        node.get(
            collection
                + "objects/"
                + Stix.id(1)
                + "/versions/?added_after=2999-01-01T00:00:00.000000Z");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{}");
  }

  @Test
  void every_type_of_stix_may_be_asked_for() {
    for (String type :
        List.of(
            "attack-pattern,campaign,course-of-action,grouping,identity,incident,indicator",
            "infrastructure,intrusion-set,location,malware,malware-analysis,note,observed-data",
            "opinion,report,threat-actor,tool,vulnerability,relationship,sighting",
            "artifact,autonomous-system,directory,domain-name,email-addr,email-message,file",
            "ipv4-addr,ipv6-addr,mac-addr,mutex,network-traffic,process,software,url",
            "user-account,windows-registry-key,x509-certificate,marking-definition",
            "extension-definition,language-content")) {
      assertThat(node.get(collection + "objects/?match%5Btype%5D=" + type).status())
          .as(type)
          .isEqualTo(200);
    }
  }

  private static JsonObject detail(Reply posted, String list) {
    return (JsonObject) TestNode.expect(posted, 202).json().array(list).get(0);
  }

  private static String statement() {
    return "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\""
        + STATEMENT
        + "\",\"created\":\""
        + CREATED
        + "\",\"definition_type\":\"statement\",\"definition\":{\"statement\":\"Ours\"}}";
  }
}
