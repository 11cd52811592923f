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
import org.entente.stix.json.JsonObject;
import org.entente.taxii.client.TaxiiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente demo`: a node in a temporary folder takes the sample and the given files in, is polled
/// over HTTPS as any client would, is compared with what it took in, and stays up for the visitor.
@Command(name = "demo")
public final class Demo implements Verb {
  /// More files than these are only told together; `import` tells about each.
  private static final int FILES_SHOWN_MAX = 10;

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
        session.err().say(Style.STRONG, Sentence.of("demo-stop"));
        session.err().flush();
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
    if (!session.json()) {
      out.say(Sentence.of("demo-begins", node.directory().toString()));
      out.gap();
    }
    boolean same;
    try (var link = session.link(new NodeAddress.Directory(node.directory()))) {
      DemoSetup setup = DemoSetup.on(link);
      Tally total = takeIn(session, link, setup, files);
      Polled polled = polled(session, node, setup, locale);
      same = polled.objects() == total.stored();
      if (session.json()) {
        out.json(json(node, setup, total, polled));
      } else {
        tell(out, total, polled);
        setup.tell(out, node);
        paste(out, node, setup, link);
      }
    }
    out.flush();
    if (!same) {
      throw Failure.of(Fault.INTERNAL, null, "-");
    }
  }

  private static void paste(Screen out, DemoNode node, DemoSetup setup, NodeLink link) {
    var reader =
        new PasteBlocks.Reader(setup.account(), setup.token(), node.authority().toString());
    var blocks = new PasteBlocks(link.get(Route.of("collections", setup.collection())), reader);
    blocks.printOne(out);
    blocks.printCurl(out);
    out.gap();
  }

  /// What was taken in goes with the node when the visitor stops it: there is nothing to tell.
  private static void leave(Tally soFar) {}

  /// Takes everything in: a line for each file unless they are many, and at the end what was
  /// refused in all of them.
  private static Tally takeIn(Session session, NodeLink link, DemoSetup setup, List<String> files) {
    var report = new ImportReport(session, false);
    Route route = Route.of("collections", setup.collection(), "import");
    var total =
        new Tally(session.out().rendered(Sentence.of("demo-total", (long) files.size() + 1)));
    try (var sample = Sample.source()) {
      Tally tally = Intake.of(session, link, route, sample, Demo::leave);
      report.tellCounts(tally, Style.PLAIN);
      total.add(tally);
    }
    for (String file : files) {
      try (var source = Source.open(session, file)) {
        Tally tally = Intake.of(session, link, route, source, Demo::leave);
        if (files.size() <= FILES_SHOWN_MAX || tally.error() != null) {
          report.tellCounts(tally, Style.PLAIN);
        }
        total.add(tally);
      }
    }
    report.tellCounts(total.withoutError(), Style.STRONG);
    report.tellRefusals(total);
    return total;
  }

  private static Polled polled(Session session, DemoNode node, DemoSetup setup, Locale locale) {
    try {
      return Polled.from(node, setup, session);
    } catch (TaxiiException e) {
      throw RemoteProblem.of(e, locale);
    }
  }

  private static void tell(Screen out, Tally total, Polled polled) {
    boolean same = polled.objects() == total.stored();
    out.gap();
    out.say(
        Style.STRONG,
        Sentence.of(
            "demo-polled",
            polled.objects(),
            (long) polled.pages(),
            polled.seconds(),
            polled.rate()));
    out.say(
        same ? Style.GOOD : Style.BAD,
        Sentence.of(same ? "demo-same" : "demo-differs", total.stored(), polled.objects()));
    out.gap();
  }

  private static JsonObject json(DemoNode node, DemoSetup setup, Tally total, Polled polled) {
    var codes = JsonObject.builder();
    total.codes().forEach(codes::put);
    return JsonObject.builder()
        .put("taxii", node.taxiiUrl().toString())
        .put("collection", setup.collection())
        .put("account", setup.account())
        .put("password", setup.password())
        .put("token", setup.token())
        .put("authority", node.authority().toString())
        .put("objects", total.objects())
        .put("stored", total.stored())
        .put("known", total.known())
        .put("refused", total.refused())
        .put("codes", codes.build())
        .put("millis", total.millis())
        .put("polled", polled.objects())
        .put("pages", (long) polled.pages())
        .build();
  }
}
