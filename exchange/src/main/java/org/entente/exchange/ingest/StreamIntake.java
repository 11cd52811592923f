package org.entente.exchange.ingest;

import java.io.InputStream;
import java.util.List;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.ingest.Summary.Ending;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.Limits;
import org.entente.stix.Place;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.jspecify.annotations.Nullable;

/// The taking in of one stream, batch by batch. While one batch is being committed the next is read
/// and checked, so that disk and processor work at the same time; more than these two, and what
/// waits for a marking definition, is never in memory. Used once, by one thread.
final class StreamIntake {
  private final Delivery delivery;
  private final Journal journal;
  private final Ingest.Mode mode;
  private final Progress progress;
  private final Tally tally;
  private final Definitions definitions;
  private final WaitingRoom waitingRoom;
  private final CommitAhead commits = new CommitAhead(this::commit);
  private final StixReader reader;

  private Batch batch = new Batch();
  private boolean recorded;
  private @Nullable Ending ending;
  private @Nullable Refusal breakage;

  StreamIntake(Delivery delivery, Ingest.Mode mode, Progress progress, InputStream in) {
    this.delivery = delivery;
    this.journal = delivery.journal();
    this.mode = mode;
    this.progress = progress;
    this.tally = new Tally(delivery.caller().language(), progress);
    this.definitions = new Definitions(delivery.store().collections(), delivery.collection().id());
    this.waitingRoom = new WaitingRoom(WaitingRoom.BYTES_MAX);
    this.reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
  }

  Outcome<Summary> take() {
    try {
      for (Read read = reader.next(); read != null; read = reader.next()) {
        take(read);
        if (ending != null) {
          break;
        }
      }
      if (ending == null || ending == Ending.BROKEN) {
        letInTheRest();
        handOver();
      }
    } finally {
      finish(); // whatever happened: what is under way ends before this does
    }
    return report();
  }

  private void take(Read read) {
    switch (read) {
      case Read.Found found -> {
        tally.read();
        Decision decision = delivery.decide(found, definitions);
        take(decision, found.place());
        definitions
            .learn(found, decision)
            .ifPresent(definition -> letInReleased(waitingRoom.releasedBy(definition)));
      }
      case Read.Refused refused -> {
        tally.read();
        tally.refused(delivery.admission().unreadable(refused), refused.place());
      }
      case Read.Broken broken -> {
        ending = Ending.BROKEN;
        breakage = Breakage.refusal(journal, broken);
      }
    }
  }

  private void take(Decision decision, Place place) {
    switch (decision) {
      case Decision.Admitted admitted -> letIn(admitted, place);
      case Decision.Refused refused -> tally.refused(refused, place);
      case Decision.Waiting waiting -> {
        waitingRoom.add(waiting, place);
        if (waitingRoom.isFull()) {
          letInTheRest();
        }
      }
    }
  }

  /// Lets those in who waited for what has come now; who misses something else waits on.
  private void letInReleased(List<WaitingRoom.Guest> guests) {
    for (WaitingRoom.Guest guest : guests) {
      take(decideAgain(guest), guest.place());
    }
  }

  /// Lets everybody in who still waits, with marks that are missing taken as unknown.
  private void letInTheRest() {
    for (WaitingRoom.Guest guest : waitingRoom.all()) {
      Decision decision = decideAgain(guest);
      take(decision instanceof Decision.Waiting inVain ? inVain.asItIs() : decision, guest.place());
    }
  }

  private Decision decideAgain(WaitingRoom.Guest guest) {
    return delivery.decideAgain(guest.waiting(), definitions);
  }

  private void letIn(Decision.Admitted admitted, Place place) {
    batch.add(admitted, place);
    if (batch.isFull()) {
      handOver();
    }
  }

  /// Begins to commit what has gathered, once the batch before it is done, unless that was the end.
  private void handOver() {
    finish();
    if (!batch.isEmpty() && (ending == null || ending == Ending.BROKEN)) {
      commits.begin(batch);
    }
    batch = new Batch();
  }

  /// Waits for the batch under way and counts what became of it.
  private void finish() {
    try {
      commits.await().ifPresent(this::count);
    } catch (StoreRefusal e) {
      stop(journal.refusal(e));
    } catch (Gone e) {
      stop(journal.refusal(RefusalCode.COLLECTION_NOT_FOUND, delivery.target()));
    }
  }

  private void stop(Refusal why) {
    ending = Ending.STOPPED;
    breakage = why;
  }

  private void count(CommitAhead.Result result) {
    Batch done = result.batch();
    for (int i = 0; i < done.arrivals().size(); i++) {
      switch (result.appended().get(i)) {
        case Appended.Stored(var position) -> tally.stored(position, done.findings(i));
        case Appended.Known there -> tally.known(done.findings(i));
        case Appended.Conflict there ->
            tally.refused(Admission.conflict(done.arrivals().get(i)), done.place(i));
      }
    }
    boolean goOn = progress.goOn(reader.bytesRead(), tally.summary(Ending.COMPLETE, null));
    if (!goOn && ending == null) {
      ending = Ending.CANCELLED;
    }
  }

  private List<Appended> commit(Batch next) {
    recorded |= mode == Ingest.Mode.STORE;
    Subject subject = next.subject(delivery.target());
    try {
      return delivery
          .store()
          .committer()
          .commit(commit -> {
            if (!delivery.canBeTaken(commit)) {
              throw new Gone();
            }
            List<Appended> appended = commit.append(delivery.collection().id(), next.arrivals());
            if (mode == Ingest.Mode.DRY_RUN) {
              throw new Undone(appended);
            }
            Subject stored = subject.withCount(stored(appended));
            commit.audit(delivery.record(stored, commit));
            return appended;
          });
    } catch (Undone e) {
      return e.appended;
    }
  }

  /// Every import leaves a record: each batch its own, and one more when it ended badly or nothing
  /// was committed.
  private Outcome<Summary> report() {
    Summary summary = tally.summary(ending == null ? Ending.COMPLETE : ending, breakage);
    if (breakage != null) {
      delivery.refuse(breakage);
      return Outcome.done(summary);
    }
    Subject everything = Subject.of(delivery.target()).withCount(summary.total());
    return recorded
        ? Outcome.done(summary)
        : journal.given(delivery.caller(), delivery.deed(), everything, summary);
  }

  private static int stored(List<Appended> appended) {
    int stored = 0;
    for (Appended one : appended) {
      stored += one instanceof Appended.Stored ? 1 : 0;
    }
    return stored;
  }

  /// Undoes a commit that was only to show what it would do.
  private static final class Undone extends RuntimeException {
    private final transient List<Appended> appended;

    private Undone(List<Appended> appended) {
      super("a dry run", null, false, false);
      this.appended = appended;
    }
  }

  /// The collection was removed while objects for it were coming in.
  private static final class Gone extends RuntimeException {
    private Gone() {
      super("the collection was removed", null, false, false);
    }
  }
}
