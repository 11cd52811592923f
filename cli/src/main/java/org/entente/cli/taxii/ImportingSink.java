package org.entente.cli.taxii;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.entente.cli.content.ImportReport;
import org.entente.cli.content.Tally;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Session;
import org.entente.stix.Read;

/// Into a collection of a node, by the same door as any import.
final class ImportingSink implements Sink {
  /// So much is gathered before it is sent.
  private static final int BATCH_BYTES = 8 * 1024 * 1024;

  private final NodeLink link;
  private final String collection;
  private final Tally tally;
  private final ImportReport report;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

  ImportingSink(Session session, NodeLink link, String collection) {
    this.link = link;
    this.collection = collection;
    this.tally = new Tally(collection);
    this.report = new ImportReport(session, false);
    link.get(Route.of("collections", collection));
  }

  @Override
  public void take(Read.Found object) {
    batch.write(object.array(), object.offset(), object.length());
    batch.write('\n');
    if (batch.size() >= BATCH_BYTES) {
      settle();
    }
  }

  @Override
  public void settle() {
    if (batch.size() == 0) {
      return;
    }
    var part = new Tally(collection);
    link.upload(
        Route.of("collections", collection, "import"),
        new ByteArrayInputStream(batch.toByteArray()),
        false,
        part::take);
    batch.reset();
    tally.add(part);
    if (!part.ended()) {
      throw Failure.of(Fault.NODE_LOST, collection, collection);
    }
    if (part.error() != null) {
      report.tell(tally);
      throw part.failure();
    }
  }

  @Override
  public ExitStatus finish() {
    settle();
    report.tell(tally);
    return report.status();
  }

  @Override
  public void close() {
    link.close();
  }
}
