package org.entente.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.testkit.Samples;
import org.entente.testkit.SpacesAside;

/// A process that appends, removes and notes with several threads, small memtables and small
/// groups, and says what it was told is done, one line each, in one system call. It goes on until
/// it has done its share or is killed.
///
/// Objects name the commit they came with: `commit RUN-THREAD-NUMBER of SIZE`.
final class AppendingChild {
  private static final long MIB = 1 << 20;
  static final StoreOptions SMALL =
      new StoreOptions(4 * MIB, 2 * MIB, 2 * MIB, 64, 8, 64 * 1024, 0, Duration.ofMillis(500));

  private static final int THREADS = 3;

  private final RocksStore store;
  private final String run;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private AppendingChild(RocksStore store, String run) {
    this.store = store;
    this.run = run;
  }

  /// Arguments: the directory, the name of the run, the commits that each thread makes.
  static void main(String[] args) throws InterruptedException {
    int commits = Integer.parseInt(args[2]);
    try (RocksStore store =
        RocksStore.open(Path.of(args[0]), SMALL, Clock.systemUTC(), new SpacesAside())) {
      var child = new AppendingChild(store, args[1]);
      child.say("open");
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        threads.add(Thread.ofVirtual().start(() -> child.work(number, commits)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      child.say("done");
    }
  }

  private void work(int thread, int commits) {
    var random = new Random(run.hashCode() * 31L + thread);
    var samples = new Samples(random.nextLong());
    for (int i = 0; i < commits; i++) {
      String commit = run + "-" + thread + "-" + i;
      if (i % 5 == 4) {
        replace(commit, samples);
      } else {
        append(commit, samples, random.nextInt(1, 40));
      }
      if (random.nextInt(3) == 0) {
        store.audit().note(Records.audit(commit));
        say("noted " + commit);
      }
    }
  }

  private void append(String commit, Samples samples, int size) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      arrivals.add(named(samples.indicator(), commit, size));
    }
    Stores.append(store, Stores.HERE, arrivals);
    say("kept " + commit + " " + size);
  }

  /// Appends an object and a newer version of it, then removes the older, in two commits.
  private void replace(String commit, Samples samples) {
    Arrival old = named(samples.malware(), commit, 2);
    Arrival fresh = named(Samples.revised(old, Samples.later(5)), commit, 2);
    Stores.append(store, Stores.THERE, List.of(old, fresh));
    say("there " + commit + " " + old.id());
    store
        .committer()
        .<Boolean>commit(work -> {
          work.audit(Records.audit("removed " + commit));
          return work.remove(
                  Stores.THERE, old.id(), Selection.Versions.FIRST, Ceiling.ALL, "account:bob")
              .isEmpty();
        });
    say("replaced " + commit + " " + old.id());
  }

  private static Arrival named(Arrival arrival, String commit, int size) {
    String json = arrival.content().toString();
    String named =
        json.substring(0, json.length() - 1)
            + ",\"x_commit\":\"commit "
            + commit
            + " of "
            + size
            + "\"}";
    return new Arrival(
        arrival.id(),
        arrival.version(),
        Content.of(named.getBytes(StandardCharsets.UTF_8)),
        arrival.handling(),
        arrival.source(),
        arrival.values(),
        arrival.references());
  }

  private synchronized void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
