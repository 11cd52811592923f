package org.entente.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.entente.cli.collection.PasteBlocks;
import org.entente.cli.content.ImportReport;
import org.entente.cli.content.Intake;
import org.entente.cli.content.Source;
import org.entente.cli.content.Tally;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.taxii.RemoteProblem;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.taxii.client.TaxiiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente demo`: a node in a temporary folder takes the sample and the given files in, is polled
/// over HTTPS as any client would, is compared with what it took in, and stays up for the visitor.
@Command(name = "demo")
public final class Demo implements Verb {
  @Option(names = "--once")
  private boolean once;

  @Override
  public Grammar words() {
    return Grammar.plain().maybe("FILE").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    words.values().forEach(file -> Source.check(session, file));
    Locale locale = session.terminal().messages().language().locale();
    var stopped = new CountDownLatch(1);
    session.interruption().expected();
    try (var folder = TemporaryFolder.create(session.interruption());
        var node = DemoNode.start(folder.path(), locale)) {
      session.interruption().onStop(stopped::countDown);
      session.interruption().onStop(node::close);
      show(session, node, words.values(), locale);
      if (!once) {
        session.out().say(Style.STRONG, Sentence.of("demo-stop"));
        session.out().flush();
        stopped.await();
      }
      return ExitStatus.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    }
  }

  private static void show(Session session, DemoNode node, List<String> files, Locale locale) {
    Screen out = session.out();
    out.say(Sentence.of("demo-begins", node.directory().toString()));
    out.gap();
    try (var link = session.link(new NodeAddress.Directory(node.directory()))) {
      DemoSetup setup = DemoSetup.on(link);
      Tally total = takeIn(session, link, setup, files);
      out.gap();
      compare(session, node, setup, total.stored(), locale);
      out.gap();
      var reader =
          new PasteBlocks.Reader(setup.account(), setup.token(), node.authority().toString());
      setup.tell(out, node);
      var blocks = new PasteBlocks(link.get(Route.of("collections", setup.collection())), reader);
      blocks.printOne(out);
      blocks.printCurl(out);
      out.gap();
      out.flush();
    }
  }

  /// Takes everything in: a line for each file, and at the end what was refused in all of them.
  private static Tally takeIn(Session session, NodeLink link, DemoSetup setup, List<String> files) {
    var report = new ImportReport(session, false);
    Route route = Route.of("collections", setup.collection(), "import");
    var total =
        new Tally(session.out().rendered(Sentence.of("demo-total", (long) files.size() + 1)));
    try (var sample = Sample.source()) {
      Tally tally = Intake.of(session, link, route, sample);
      report.tellCounts(tally, Style.PLAIN);
      total.add(tally);
    }
    for (String file : files) {
      try (var source = Source.open(session, file)) {
        Tally tally = Intake.of(session, link, route, source);
        report.tellCounts(tally, Style.PLAIN);
        total.add(tally);
      }
    }
    report.tellCounts(total.withoutError(), Style.STRONG);
    report.tellRefusals(total);
    return total;
  }

  private static void compare(
      Session session, DemoNode node, DemoSetup setup, long stored, Locale locale) {
    try {
      var polled = Polled.from(node, setup, session);
      session
          .out()
          .say(
              Style.STRONG,
              Sentence.of(
                  "demo-polled",
                  polled.objects(),
                  (long) polled.pages(),
                  polled.seconds(),
                  polled.rate()));
      boolean same = polled.objects() == stored;
      session
          .out()
          .say(
              same ? Style.GOOD : Style.BAD,
              Sentence.of(same ? "demo-same" : "demo-differs", stored, polled.objects()));
      if (!same) {
        throw Failure.of(Fault.INTERNAL, null, "-");
      }
    } catch (TaxiiException e) {
      throw RemoteProblem.of(e, locale);
    }
  }
}
