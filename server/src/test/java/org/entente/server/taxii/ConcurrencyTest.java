package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/// Many clients at once.
final class ConcurrencyTest {
  private static final int WRITERS = 8;
  private static final int ENVELOPES = 12;
  private static final int OBJECTS = 10;

  @TempDir static Path folder;
  static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void a_poller_misses_nothing_that_eight_writers_add() throws Exception {
    String collection = node.collection("race");
    var running = new CountDownLatch(WRITERS);
    var acknowledged = new ArrayList<Future<List<String>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        acknowledged.add(
            threads.submit(() -> {
              var ids = new ArrayList<String>();
              for (int e = 0; e < ENVELOPES; e++) {
                int from = (writer * ENVELOPES + e) * OBJECTS;
                Reply reply =
                    node.post(collection + "objects/", Stix.indicators(from, from + OBJECTS - 1));
                TestNode.expect(reply, 202);
                for (int i = from; i < from + OBJECTS; i++) {
                  ids.add(Stix.id(i));
                }
              }
              running.countDown();
              return ids;
            }));
      }

      var seen = new ArrayList<String>();
      String after = "";
      boolean finished = false;
      while (!finished) {
        // Looked at before the last poll, so that it comes after the last write.
        finished = running.getCount() == 0;
        after = poll(collection, after, seen);
      }

      Set<String> expected = new HashSet<>();
      for (Future<List<String>> ids : acknowledged) {
        expected.addAll(ids.get());
      }
      assertThat(expected).hasSize(WRITERS * ENVELOPES * OBJECTS);
      assertThat(new HashSet<>(seen)).isEqualTo(expected);
      assertThat(seen).as("nothing twice").hasSize(expected.size());
    }
  }

  @Test
  void the_same_objects_from_many_writers_are_stored_once() throws Exception {
    String collection = node.collection("same");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Future<Reply>>();
      for (int w = 0; w < WRITERS; w++) {
        replies.add(
            threads.submit(() -> node.post(collection + "objects/", Stix.indicators(1, 50))));
      }
      for (Future<Reply> reply : replies) {
        assertThat(TestNode.expect(reply.get(), 202).body()).contains("\"success_count\":50");
      }
    }

    assertThat(node.get(collection + "manifest/").json().array("objects").values()).hasSize(50);
  }

  /// As a client should poll: follow `next`, then go on from the last date.
  private static String poll(String collection, String after, List<String> seen) {
    String last = after;
    String next = "";
    while (true) {
      String query = "?limit=37" + (after.isEmpty() ? "" : "&added_after=" + after);
      Reply page =
          TestNode.expect(
              node.get(collection + "objects/" + query + (next.isEmpty() ? "" : "&next=" + next)),
              200);
      JsonObject envelope = page.json();
      JsonArray objects = envelope.array("objects");
      if (objects != null) {
        for (JsonValue object : objects.values()) {
          seen.add(((JsonObject) object).string("id"));
        }
        last = page.header("X-TAXII-Date-Added-Last");
      }
      if (!envelope.has("more")) {
        return last;
      }
      next = envelope.string("next");
    }
  }
}
