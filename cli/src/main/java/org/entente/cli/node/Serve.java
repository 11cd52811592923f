package org.entente.cli.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.server.wiring.Node;
import org.entente.server.wiring.ServeOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente serve`: runs a node until it is stopped, which is how this ends well.
@Command(name = "serve")
public final class Serve implements Verb {
  private static final int PORT_MAX = 65_535;

  /// How long to wait for a command that has the directory for a moment.
  private static final Duration HELD_WAIT_MAX = Duration.ofSeconds(3);

  private static final Duration HELD_RETRY = Duration.ofMillis(100);

  @Option(names = "--port", paramLabel = "PORT")
  private @Nullable Integer port;

  @Option(names = "--bind", paramLabel = "ADDRESS")
  private @Nullable String bind;

  @Option(names = "--plain-http")
  private boolean plainHttp;

  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public boolean outputMatters() {
    return true;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Locale locale = session.terminal().messages().language().locale();
    Path directory = session.directory(words);
    var options = new ServeOptions(checkedPort(), address(), plainHttp);
    Node node;
    try {
      var place = new NodeDirectory(directory);
      if (place.isNode()) {
        Logging.configure(
            NodeConfig.read(place.config()).log(),
            session.surroundings().err(),
            session.err().tty());
      }
      node = started(directory, options);
    } catch (NodeRefusal refusal) {
      Failure failure = Refusals.of(refusal, locale);
      // Other commands may wait for their turn; a second node on one directory is plainly refused.
      throw refusal.code() == ServerCode.DIRECTORY_HELD
          ? new Failure(ExitStatus.REFUSED, failure.problem())
          : failure;
    }
    var stopped = new CountDownLatch(1);
    session.interruption().expected();
    session
        .interruption()
        .onStop(() -> {
          node.close();
          stopped.countDown();
        });
    session.out().own(node.readyLine() + '\n');
    session.out().flush();
    await(stopped);
    return ExitStatus.DONE;
  }

  private static Node started(Path directory, ServeOptions options) {
    long deadline = System.nanoTime() + HELD_WAIT_MAX.toNanos();
    while (true) {
      try {
        return Node.serve(directory, options);
      } catch (NodeRefusal refusal) {
        if (refusal.code() != ServerCode.DIRECTORY_HELD || System.nanoTime() > deadline) {
          throw refusal;
        }
        pause();
      }
    }
  }

  private @Nullable Integer checkedPort() {
    Integer given = port;
    if (given != null && (given < 0 || given > PORT_MAX)) {
      throw Failure.of(
          Fault.USAGE_VALUE_INVALID, "--port", "--port", given.toString(), "0–" + PORT_MAX);
    }
    return given;
  }

  private @Nullable InetAddress address() {
    String given = bind;
    if (given == null) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(given);
    } catch (IllegalArgumentException notLiteral) {
      return resolved(given);
    }
  }

  private static InetAddress resolved(String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw Failure.of(
          Fault.USAGE_VALUE_INVALID, "--bind", "--bind", name, "127.0.0.1, 0.0.0.0, ::1");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(HELD_RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
