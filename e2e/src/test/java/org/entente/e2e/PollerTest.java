package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.entente.stix.Read;
import org.entente.stix.StixId;
import org.entente.taxii.ManifestRecord;
import org.entente.taxii.client.PollConsumer;
import org.entente.taxii.client.PollState;
import org.entente.taxii.client.RemoteCollection;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.client.UploadResult;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.VersionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A poller that follows a collection while eight others write to it and one deletes from it, over
/// HTTPS, as `added_after` and `next` promise (TAXII 2.1 §3.4, §3.5). `-Dentente.e2e.objects=N` for
/// more objects of each writer.
final class PollerTest {
  private static final int WRITERS = 8;
  private static final int OBJECTS = Integer.getInteger("entente.e2e.objects", 1_500);
  private static final int ENVELOPE = 25;

  /// One in so many objects is deleted soon after it came.
  private static final int DELETED_EVERY = 50;

  /// A page that is smaller than what comes in between two questions, so that `next` is followed.
  private static final long PAGE = 100;

  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  @TempDir Path folder;

  @Test
  void sees_every_object_once_and_in_order_while_others_write_and_delete() throws Exception {
    TestedNode node = TestedNode.in(folder);
    try (ServedNode served = node.serve();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long first = (long) i * OBJECTS;
        writers.add(threads.submit(() -> write(served, first)));
      }
      var follower = new Follower(served);
      while (!writers.stream().allMatch(Future::isDone)) {
        follower.poll();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      follower.poll();
      check(served, follower.ids);
      assertThat(follower.pollsThatBrought).as("polls between which others wrote").isGreaterThan(1);
      served.stop();
    }
  }

  private void check(ServedNode served, List<String> polled) throws TaxiiException {
    assertThat(polled).doesNotHaveDuplicates();
    var expected = new HashSet<String>();
    LongStream.range(0, (long) WRITERS * OBJECTS).mapToObj(Indicators::id).forEach(expected::add);
    expected.removeAll(deleted);
    var missed = new HashSet<>(expected);
    polled.forEach(missed::remove);
    assertThat(missed).as("missed").isEmpty();

    List<String> kept = polled.stream().filter(id -> !deleted.contains(id)).toList();
    List<String> manifest = new ArrayList<>();
    try (TaxiiClient client = served.client()) {
      RemoteCollection collection = served.collection(client);
      collection.manifest(
          PollState.start(collection.url(), Filters.NONE),
          (ManifestRecord entry) -> manifest.add(entry.id()));
    }
    assertThat(kept).as("in the order of the collection").isEqualTo(manifest);
  }

  /// Adds objects, and now and then takes one away again that others may have seen by then.
  private Void write(ServedNode served, long first) throws TaxiiException {
    try (TaxiiClient client = served.client()) {
      RemoteCollection collection = served.collection(client);
      for (long i = first; i < first + OBJECTS; i += ENVELOPE) {
        UploadResult result =
            collection.add(
                LongStream.range(i, i + ENVELOPE)
                    .mapToObj(number -> Indicators.json(number).getBytes(StandardCharsets.UTF_8))
                    .iterator(),
                uploaded -> {});
        assertThat(result.successes()).isEqualTo(ENVELOPE);
        if (i % DELETED_EVERY == 0) {
          deleted.add(Indicators.id(i));
          collection.delete(StixId.parse(Indicators.id(i)), VersionFilter.ALL);
        }
      }
    }
    return null;
  }

  /// Asks for what is new, each time as if it had been started anew: all that it keeps is a text.
  private static final class Follower implements PollConsumer {
    private final ServedNode served;
    private final List<String> ids = new ArrayList<>();
    private Optional<String> kept = Optional.empty();
    private int pollsThatBrought;

    Follower(ServedNode served) {
      this.served = served;
    }

    void poll() throws TaxiiException {
      try (TaxiiClient client = served.client()) {
        RemoteCollection collection = served.collection(client);
        PollState from =
            kept.flatMap(PollState::fromText)
                .orElseGet(() -> PollState.start(collection.url(), Filters.NONE.withLimit(PAGE)));
        var result = collection.poll(from, this);
        kept = Optional.of(result.next().toText());
        pollsThatBrought += result.items() > 0 ? 1 : 0;
      }
    }

    @Override
    public void object(Read.Found object) {
      ids.add(String.valueOf(object.json().string("id")));
    }
  }
}
