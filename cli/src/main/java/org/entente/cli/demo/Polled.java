package org.entente.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Progress;
import org.entente.cli.text.Sentence;
import org.entente.stix.Read;
import org.entente.taxii.client.Credentials;
import org.entente.taxii.client.PollConsumer;
import org.entente.taxii.client.PollResult;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.client.Trust;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;

/// What a client gets that asks the node over HTTPS for everything.
///
/// @param objects versions of objects received
/// @param pages pages received
/// @param nanos how long it took
record Polled(long objects, int pages, long nanos) {
  /// Every version: what is compared is what was stored.
  private static final Filters EVERYTHING =
      Filters.NONE.withMatch(Match.LATEST.withVersions(VersionFilter.ALL));

  static Polled from(DemoNode node, DemoSetup setup, Session session) throws TaxiiException {
    URI url = node.taxiiUrl();
    try (var client =
            TaxiiClient.to(url)
                .credentials(Credentials.bearer(setup.token()))
                .trust(Trust.certificates(node.authority()))
                .build();
        var progress =
            session
                .terminal()
                .progress(Sentence.of("verbatim", url.toString()), -1, Progress.Unit.OBJECTS)) {
      var counter = new Counter(progress);
      long begin = System.nanoTime();
      int pages = 0;
      for (TaxiiClient.Offer offer : client.offers(url)) {
        PollResult result = offer.collection().poll(EVERYTHING, counter);
        pages += result.pages();
      }
      return new Polled(counter.objects, pages, System.nanoTime() - begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String seconds() {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
  }

  /// Objects a second.
  long rate() {
    return (long) (objects / Math.max(1e-9, nanos / 1e9));
  }

  private static final class Counter implements PollConsumer {
    private final Progress progress;
    private long objects;

    Counter(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void object(Read.Found object) {
      progress.at(++objects);
    }
  }
}
