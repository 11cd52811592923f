package org.entente.cli.taxii;

import org.entente.cli.run.Session;
import org.entente.cli.terminal.Progress;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.Read;
import org.entente.taxii.client.PollConsumer;
import org.entente.taxii.client.PollResult;
import org.entente.taxii.client.PollState;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;

/// Reads one collection to its end. After each page its objects are settled first, then it is
/// remembered that the page was read: a crash in between brings objects twice, never none.
final class CollectionPoll implements PollConsumer {
  private final Session session;
  private final TaxiiClient.Offer offer;
  private final Sink sink;
  private final StateFile states;
  private final Progress progress;
  private long objects;

  CollectionPoll(Session session, TaxiiClient.Offer offer, Sink sink, StateFile states) {
    this.session = session;
    this.offer = offer;
    this.sink = sink;
    this.states = states;
    this.progress =
        session
            .terminal()
            .progress(Sentence.of("verbatim", offer.resource().title()), -1, Progress.Unit.OBJECTS);
  }

  void run(PollState from) throws TaxiiException {
    PollResult result;
    try (progress) {
      result = offer.collection().poll(from, this);
      sink.settle();
      states.keep(result.next());
    }
    session
        .err()
        .say(
            Sentence.of(
                "poll-done",
                offer.resource().title(),
                objects,
                (long) result.pages(),
                result.refused()));
  }

  @Override
  public void object(Read.Found object) {
    sink.take(object);
    progress.at(++objects);
  }

  @Override
  public void refused(Read.Refused refused) {
    session
        .err()
        .say(
            Style.WARNING,
            Sentence.of(
                "poll-refused",
                String.valueOf(refused.id()),
                refused
                    .findings()
                    .getFirst()
                    .message(session.terminal().messages().language().locale()),
                refused.findings().getFirst().code()));
  }

  @Override
  public void pageComplete(PollState next) {
    sink.settle();
    states.keep(next);
  }
}
