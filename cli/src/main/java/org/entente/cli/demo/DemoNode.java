package org.entente.cli.demo;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.entente.cli.node.Refusals;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.wiring.NewNode;
import org.entente.server.wiring.Node;
import org.entente.server.wiring.ServeOptions;

/// A node on any free port of this machine.
final class DemoNode implements AutoCloseable {
  private final Node node;
  private final Path authority;

  private DemoNode(Node node, Path authority) {
    this.node = node;
    this.authority = authority;
  }

  static DemoNode start(Path folder, Locale locale) {
    Logging.silence();
    try {
      var created = created(folder.resolve("node"), locale);
      var options = new ServeOptions(0, InetAddress.ofLiteral("127.0.0.1"), false);
      return new DemoNode(Node.serve(created.directory().root(), options), created.authority());
    } catch (NodeRefusal refusal) {
      throw Refusals.of(refusal, locale);
    }
  }

  Path directory() {
    return node.directory().root();
  }

  /// Its discovery.
  URI taxiiUrl() {
    return node.taxiiUrl();
  }

  /// The certificate to trust.
  Path authority() {
    return authority;
  }

  @Override
  public void close() {
    node.close();
  }

  private static NewNode.Created created(Path directory, Locale locale) {
    var plan = new NewNode(directory, "Entente — démo — عرض", "", List.of(), "admin", null);
    return switch (plan.create()) {
      case Outcome.Done<NewNode.Created>(var created) -> created;
      case Outcome.Refused<NewNode.Created>(var refusal) -> throw Refusals.of(refusal, locale);
    };
  }
}
