package org.entente.exchange.ingest;

import static org.entente.exchange.DomainFixture.done;

import java.io.InputStream;
import java.nio.file.Path;
import org.entente.exchange.DomainFixture;
import org.entente.testkit.SharedData;
import org.junit.jupiter.api.Test;

class RealDataTest {
  @Test
  void explore() throws Exception {
    for (Path file : SharedData.jsonFiles("stix")) {
      var fixture = new DomainFixture();
      var collection = fixture.collection("c");
      long t = System.nanoTime();
      try (InputStream in = SharedData.open(file)) {
        Summary summary =
            done(
                fixture.exchange
                    .ingest()
                    .stream(fixture.owner, collection, in, Ingest.Mode.STORE, Progress.SILENT));
        System.out.println(
            SharedData.at("stix").relativize(file)
                + " total=" + summary.total() + " stored=" + summary.stored()
                + " known=" + summary.known() + " refused=" + summary.refused() + " " + summary.refusalsByCode()
                + " warned=" + summary.warned() + " " + summary.warningsByCode() + " " + summary.ending()
                + " " + (System.nanoTime() - t) / 1000000 + "ms");
        if (summary.refused() < 20) summary.details().stream().limit(4).forEach(d -> System.out.println("    " + d));
      }
    }
  }
}
