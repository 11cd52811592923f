package org.entente.cli.content;

import java.util.Optional;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Progress;
import org.entente.cli.text.Sentence;

/// Streams one source to a node, with a progress display.
public final class Intake {
  private Intake() {}

  /// @param route the collection's import, with its parameters
  /// @return what became of the objects, as the node said at the end
  public static Tally of(Session session, NodeLink link, Route route, Source source) {
    Optional<Source.Packing> packing = source.packing();
    packing.ifPresent(source::refuseUnlessGzip);
    var tally = new Tally(source.name());
    var stopped = session.interruption().onStop(() -> sayStopped(session, tally));
    try (var progress =
        session
            .terminal()
            .progress(Sentence.of("verbatim", source.name()), source.size(), Progress.Unit.BYTES)) {
      link.upload(
          route,
          source.content(progress::at),
          packing.isPresent(),
          line -> {
            tally.take(line);
            progress.note(session.err().rendered(Sentence.of("import-so-far", tally.stored())));
          });
    } finally {
      stopped.close();
    }
    if (!tally.ended()) {
      throw Failure.of(Fault.NODE_LOST, source.name(), source.name());
    }
    return tally;
  }

  private static void sayStopped(Session session, Tally tally) {
    session.err().say(Sentence.of("import-stopped", tally.source(), tally.stored()));
  }
}
