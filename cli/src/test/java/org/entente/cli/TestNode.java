package org.entente.cli;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.entente.cli.node.ServerNodes;
import org.entente.cli.outcome.ExitStatus;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.server.wiring.NewNode;
import org.entente.server.wiring.Node;
import org.entente.server.wiring.ServeOptions;

/// A real node in a folder of the test, with everything that commands need to reach it.
public final class TestNode implements AutoCloseable {
  public static final String ADMIN = "admin";
  public static final String PASSWORD = "correct-horse-battery-staple-7";

  private final Path directory;
  private final Node node;

  private TestNode(Path directory, Node node) {
    this.directory = directory;
    this.node = node;
  }

  /// A node that listens to its socket alone.
  public static TestNode quiet(Path folder) {
    Path directory = made(folder);
    return new TestNode(directory, Node.openLocally(directory));
  }

  /// A node that listens to HTTPS too, on any port.
  public static TestNode serving(Path folder) {
    Path directory = made(folder);
    var options = new ServeOptions(0, InetAddress.getLoopbackAddress(), false);
    return new TestNode(directory, Node.serve(directory, options));
  }

  /// The directory of a node that does not run.
  public static Path made(Path folder) {
    Path directory = folder.resolve("node");
    var plan = new NewNode(directory, "Test", "MA", List.of(), ADMIN, Password.of(PASSWORD));
    return switch (plan.create()) {
      case Outcome.Done<NewNode.Created> done -> directory;
      case Outcome.Refused<NewNode.Created>(var refusal) ->
          throw new IllegalStateException(refusal.toString());
    };
  }

  public Path directory() {
    return directory;
  }

  /// Discovery.
  public URI taxiiUrl() {
    return node.taxiiUrl();
  }

  /// The root of its addresses.
  public String rootUrl() {
    return node.taxiiUrl().resolve("/").toString();
  }

  /// The certificate to trust.
  public Path authority() {
    return directory.resolve("tls").resolve("ca.pem");
  }

  /// A program whose commands are for this node.
  public Cli cli() {
    return new Cli(new ServerNodes()).with("ENTENTE_NODE", directory.toString());
  }

  /// What a search ends with once it finds anything: a node that serves finds what was added a
  /// moment later.
  public Cli.Ended searched(String... arguments) {
    while (true) {
      var ended = cli().run(arguments);
      if (!ended.out().isEmpty() || ended.status() != ExitStatus.DONE) {
        return ended;
      }
      Thread.onSpinWait();
    }
  }

  /// A program that knows of no node.
  public static Cli cliWithoutNode() {
    return new Cli(new ServerNodes());
  }

  @Override
  public void close() {
    node.close();
  }
}
