package org.entente.cli.content;

import java.util.Optional;
import java.util.function.Consumer;
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
  /// @param whenStopped is given what became of them until then, if the run is stopped meanwhile
  /// @return what became of the objects, as the node said at the end
  public static Tally of(
      Session session, NodeLink link, Route route, Source source, Consumer<Tally> whenStopped) {
    Optional<Source.Packing> packing = source.packing();
    packing.ifPresent(source::refuseUnlessGzip);
    var tally = new Tally(source.name());
    var stopped = session.interruption().onStop(() -> whenStopped.accept(tally));
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
}
