package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.testkit.FakeClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adding objects, asking what became of them, and deleting them.
final class AddingObjectsTest {
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
  void a_request_is_finished_when_it_is_answered() {
    Reply reply = node.post(collection + "objects/", Stix.indicators(1, 3));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    JsonObject status = reply.json();
    assertThat(status.string("status")).isEqualTo("complete");
    assertThat(UUID.fromString(status.string("id")).version()).isEqualTo(4);
    assertThat(status.string("request_timestamp")).matches(".*\\.\\d{6}Z");
    assertThat(reply.body())
        .contains("\"total_count\":3,\"success_count\":3,")
        .contains("\"failure_count\":0,\"pending_count\":0");
    assertThat(status.array("successes").values()).hasSize(3);
    assertThat(((JsonObject) status.array("successes").get(1)).string("id")).isEqualTo(Stix.id(2));
    assertThat(((JsonObject) status.array("successes").get(1)).string("version"))
        .isEqualTo(Stix.FIRST);
  }

  @Test
  void a_bad_object_is_a_failure_of_its_own_and_its_neighbours_are_stored() {
    String bad = Stix.indicator(2).replace("\"pattern_type\":\"stix\",", "");
    Reply reply =
        node.post(
            collection + "objects/", Stix.envelope(Stix.indicator(1), bad, Stix.indicator(3)));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).contains("\"success_count\":2").contains("\"failure_count\":1");
    JsonObject failure = (JsonObject) reply.json().array("failures").get(0);
    assertThat(failure.string("id")).isEqualTo(Stix.id(2));
    assertThat(failure.string("version")).isEqualTo(Stix.FIRST);
    assertThat(failure.string("message")).contains("pattern_type");
    assertThat(node.get(collection + "objects/").body())
        .contains(Stix.id(1))
        .contains(Stix.id(3))
        .doesNotContain(Stix.id(2));
  }

  @Test
  void successes_are_listed_for_small_requests_and_where_something_failed() {
    Reply small = node.post(collection + "objects/", Stix.indicators(1, 100));
    Reply large = node.post(collection + "objects/", Stix.indicators(101, 201));
    String bad = Stix.indicator(999).replace("indicator--", "wrong--");
    String some = Stix.indicators(301, 401);
    Reply mixed =
        node.post(collection + "objects/", some.substring(0, some.length() - 2) + "," + bad + "]}");

    assertThat(small.json().array("successes").values()).hasSize(100);
    assertThat(large.json().has("successes")).isFalse();
    assertThat(large.body()).contains("\"success_count\":101");
    assertThat(mixed.json().array("successes").values()).hasSize(101);
    assertThat(mixed.json().array("failures").values()).hasSize(1);
  }

  @Test
  void the_same_object_again_is_a_success_stored_once_with_its_first_date() {
    node.post(collection + "objects/", Stix.indicators(1, 2));
    String before = node.get(collection + "manifest/").body();

    Reply again = node.post(collection + "objects/", Stix.indicators(1, 2));

    assertThat(again.body()).contains("\"success_count\":2").contains("\"failure_count\":0");
    assertThat(again.json().array("successes").values()).hasSize(2);
    assertThat(node.get(collection + "manifest/").body()).isEqualTo(before);
  }

  @Test
  void the_same_version_with_other_content_is_a_conflict_and_the_first_is_kept() {
    node.post(collection + "objects/", Stix.indicators(1, 1));
    String other = Stix.indicator(Stix.id(1), Stix.FIRST, ",\"name\":\"other\"");

    Reply reply = node.post(collection + "objects/", Stix.envelope(other));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).contains("\"failure_count\":1");
    assertThat(node.get(collection + "objects/").body()).doesNotContain("other");
  }

  @Test
  void a_status_can_be_asked_for_again_also_after_a_restart() {
    Reply posted = node.post(collection + "objects/", Stix.indicators(1, 3));
    String path = "/exchange/status/" + posted.json().string("id") + "/";

    assertThat(node.get(path).json()).isEqualTo(posted.json());

    node.restart();

    Reply later = node.get(path);
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(later.json()).isEqualTo(posted.json());
  }

  @Test
  void a_status_is_kept_for_more_than_a_day_and_not_for_ever(@TempDir Path elsewhere) {
    var clock = new FakeClock();
    try (var slow = TestNode.plain(elsewhere, clock)) {
      String kept = slow.collection("kept");
      String bad = Stix.indicator(2).replace("\"pattern_type\":\"stix\",", "");
      Reply posted = slow.post(kept + "objects/", Stix.envelope(Stix.indicator(1), bad));
      String path = "/exchange/status/" + posted.json().string("id") + "/";

      clock.move(Duration.ofHours(24));
      slow.restart();

      assertThat(slow.get(path).json()).as("range and failures").isEqualTo(posted.json());
      assertThat(posted.json().array("failures").values()).hasSize(1);
      clock.move(Duration.ofHours(24));
      assertThat(slow.get(path).status()).isEqualTo(404);
    }
  }

  @Test
  void a_status_is_for_whoever_made_the_request() {
    node.account("someone-else", "analyst");
    Reply posted = node.post(collection + "objects/", Stix.indicators(1, 3));
    String path = "/exchange/status/" + posted.json().string("id") + "/";

    assertThat(node.as("someone-else", "GET", path, "").status()).isEqualTo(404);
    assertThat(node.get("/nowhere/status/" + posted.json().string("id") + "/").status())
        .isEqualTo(404);
    assertThat(node.get("/exchange/status/" + UUID.randomUUID() + "/").status()).isEqualTo(404);
    assertThat(node.get("/exchange/status/1-1-1-1-1/").status()).isEqualTo(404);
  }

  @Test
  void an_empty_envelope_is_refused_or_empty_and_stores_nothing() {
    Reply none = node.post(collection + "objects/", "{}");
    Reply empty = node.post(collection + "objects/", "{\"objects\":[]}");

    assertThat(none.status()).isIn(202, 400, 422);
    assertThat(empty.status()).isIn(202, 400, 422);
    assertThat(node.get(collection + "objects/").body()).isEqualTo("{}");
  }

  @Test
  void a_bundle_is_taken_for_an_envelope() {
    String bundle =
        "{\"type\":\"bundle\",\"id\":\"bundle--6f8a5bd2-5f53-4b70-9b7c-0d7a3f2f5c10\",\"objects\":["
            + Stix.indicator(1)
            + "]}";

    assertThat(node.post(collection + "objects/", bundle).status()).isEqualTo(202);
    assertThat(node.get(collection + "objects/").body()).contains(Stix.id(1));
  }

  @Test
  void without_a_version_the_latest_goes_and_the_one_before_comes_back() {
    String later = "2026-02-05T10:00:00.000Z";
    node.post(collection + "objects/", Stix.indicators(1, 1));
    node.post(collection + "objects/", Stix.envelope(Stix.indicator(Stix.id(1), later, "")));
    String path = collection + "objects/" + Stix.id(1) + "/";

    Reply deleted = node.delete(path);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(node.get(path).body()).contains(Stix.FIRST).doesNotContain(later);
    assertThat(node.get(collection + "manifest/?match%5Bversion%5D=all").body())
        .doesNotContain(later);
    assertThat(node.delete(path).status()).isEqualTo(200);
    assertThat(node.get(path).status()).isEqualTo(404);
    assertThat(node.get(path + "versions/").status()).isEqualTo(404);
    assertThat(node.get(collection + "objects/").body()).isEqualTo("{}");
    assertThat(node.get(collection + "manifest/").body()).isEqualTo("{}");
    assertThat(node.delete(path).status()).isEqualTo(404);
  }

  @Test
  void versions_to_delete_can_be_chosen() {
    List<String> versions =
        List.of(
            "2026-01-05T10:00:00.000Z",
            "2026-01-06T10:00:00.000Z",
            "2026-01-07T10:00:00.000Z",
            "2026-01-08T10:00:00.000Z");
    for (String version : versions) {
      node.post(collection + "objects/", Stix.envelope(Stix.indicator(Stix.id(1), version, "")));
    }
    String path = collection + "objects/" + Stix.id(1) + "/";

    assertThat(node.delete(path + "?match%5Bversion%5D=first").status()).isEqualTo(200);
    assertThat(node.get(path + "versions/").body()).doesNotContain(versions.get(0));
    assertThat(node.delete(path + "?match%5Bversion%5D=" + versions.get(2)).status())
        .isEqualTo(200);
    assertThat(node.get(path + "versions/").body())
        .isEqualTo("{\"versions\":[\"" + versions.get(1) + "\",\"" + versions.get(3) + "\"]}");
    assertThat(node.delete(path + "?match%5Bversion%5D=" + versions.get(2)).status())
        .isEqualTo(404);
    assertThat(node.delete(path + "?match%5Bversion%5D=all").status()).isEqualTo(200);
    assertThat(node.get(path).status()).isEqualTo(404);
  }

  @Test
  void a_deletion_with_a_condition_it_cannot_honour_is_refused() {
    node.post(collection + "objects/", Stix.indicators(1, 1));
    String path = collection + "objects/" + Stix.id(1) + "/";

    assertThat(node.delete(path + "?added_after=2020-01-01T00:00:00Z").status()).isEqualTo(400);
    assertThat(node.delete(path + "?match%5Bversion%5D=nonsense").status()).isEqualTo(400);
    assertThat(node.get(path).status()).isEqualTo(200);
  }

  @Test
  void a_stix_2_0_object_is_refused_by_its_own_code() {
    String old =
        "{\"type\":\"indicator\",\"id\":\""
            + Stix.id(1)
            + "\",\"created\":\"2020-01-01T00:00:00.000Z\","
            + "\"modified\":\"2020-01-01T00:00:00.000Z\",\"labels\":[\"benign\"],"
            + "\"pattern\":\"[a:b = 'c']\",\"valid_from\":\"2020-01-01T00:00:00Z\"}";

    Reply reply = node.post(collection + "objects/", Stix.envelope(old, Stix.indicator(2)));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).contains("\"success_count\":1").contains("\"failure_count\":1");
  }
}
