package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.taxii.ManifestRecord;
import org.entente.taxii.client.PollState;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.query.Filters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One node directory, killed again and again (`kill -9`) while several clients add objects, and
/// now and then while it starts. `-Dentente.e2e.kills=N` for more, `-Dentente.e2e.seed=N` for
/// others.
final class KilledNodeTest {
  private static final int KILLS = Integer.getInteger("entente.e2e.kills", 10);
  private static final long SEED = Long.getLong("entente.e2e.seed", 20261122L);
  private static final int WRITERS = 4;
  private static final int OBJECTS = 40;

  /// A kill comes after some answers, and then up to this long after the last of them.
  private static final int ANSWERS_MAX = 30;

  private static final long NANOS_MAX = 8_000_000;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final AtomicLong envelopes = new AtomicLong();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private List<ManifestRecord> seen = List.of();
  private volatile @Nullable Answered last;

  @TempDir Path folder;

  @Test
  void loses_nothing_that_it_acknowledged_and_leaves_no_half() throws Exception {
    TestedNode node = TestedNode.in(folder);
    for (int kill = 0; kill < KILLS; kill++) {
      try (ServedNode served = node.servePlainly()) {
        everythingIsThere(served);
        killWhileWriting(served);
      }
      if (random.nextInt(3) == 0) {
        killWhileStarting(node);
      }
    }
    try (ServedNode served = node.servePlainly()) {
      everythingIsThere(served);
      served.stop();
    }
    var report = node.check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(seen.size());
    assertThat(report.audited()).isGreaterThanOrEqualTo(answered.size());
    assertThat(answered)
        .as("kills that came before any answer show nothing")
        .hasSizeGreaterThan(KILLS);
  }

  /// An envelope that a client was told is stored.
  private record Answered(long envelope, String status) {}

  private void killWhileWriting(ServedNode served) throws InterruptedException {
    int answers = 1 + random.nextInt(ANSWERS_MAX);
    long nanos = random.nextLong(NANOS_MAX);
    var enough = new CountDownLatch(answers);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.startVirtualThread(() -> writeUntilKilled(served, enough)));
    }
    enough.await();
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    served.process().kill();
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private void writeUntilKilled(ServedNode served, CountDownLatch enough) {
    try {
      while (true) {
        long envelope = envelopes.getAndIncrement();
        HttpResponse<String> answer = served.post(Indicators.envelope(envelope * OBJECTS, OBJECTS));
        JsonObject status = JsonReader.parseObject(answer.body());
        if (answer.statusCode() == 202
            && status.get("success_count").toString().equals("" + OBJECTS)) {
          var stored = new Answered(envelope, status.string("id"));
          answered.add(stored);
          last = stored;
        }
        enough.countDown();
      }
    } catch (IOException killed) {
      // What this was waiting for.
    } finally {
      while (enough.getCount() > 0 && !served.process().isAlive()) {
        enough.countDown();
      }
    }
  }

  /// Recovery itself may be cut short.
  private void killWhileStarting(TestedNode node) {
    long nanos = random.nextLong(1_500_000_000);
    try (Running starting = node.starting(Entente.ofClassPath(), "--plain-http")) {
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      starting.kill();
    }
  }

  private void everythingIsThere(ServedNode served) throws IOException, TaxiiException {
    try (TaxiiClient client = served.client()) {
      var collection = served.collection(client);
      List<ManifestRecord> records = new ArrayList<>();
      collection.manifest(PollState.start(collection.url(), Filters.NONE), records::add);
      List<String> polled = new ArrayList<>();
      collection.poll(
          Filters.NONE,
          object -> {
            String id = object.json().string("id");
            assertThat(new String(object.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(Indicators.json(Indicators.number(id)));
            polled.add(id);
          });

      assertThat(polled)
          .as("objects are those of the manifest, in its order")
          .containsExactlyElementsOf(records.stream().map(ManifestRecord::id).toList());
      assertThat(records)
          .as("positions increase")
          .isSortedAccordingTo((a, b) -> a.dateAdded().compareTo(b.dateAdded()))
          .extracting(ManifestRecord::dateAdded)
          .doesNotHaveDuplicates();
      assertThat(records.subList(0, seen.size()))
          .as("what was there before is there with its positions, what is new comes after it")
          .isEqualTo(seen);
      wholeEnvelopes(polled);
      seen = records;
    }
    Answered latest = last;
    if (latest != null) {
      assertThat(served.get("/exchange/status/" + latest.status() + "/").body())
          .as("the last status before the kill")
          .contains("\"complete\"");
    }
  }

  private void wholeEnvelopes(List<String> ids) {
    var counts = new int[(int) envelopes.get()];
    ids.forEach(id -> counts[(int) (Indicators.number(id) / OBJECTS)]++);
    for (int count : counts) {
      assertThat(count).as("objects of one envelope").isIn(0, OBJECTS);
    }
    for (Answered one : answered) {
      assertThat(counts[(int) one.envelope()])
          .as("objects of envelope %d, which was acknowledged", one.envelope())
          .isEqualTo(OBJECTS);
    }
  }
}
