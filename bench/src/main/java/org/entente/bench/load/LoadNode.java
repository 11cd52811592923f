package org.entente.bench.load;

import java.nio.file.Path;
import java.util.List;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.server.wiring.NewNode;
import org.entente.server.wiring.Node;
import org.entente.server.wiring.ServeOptions;

/// The node under load, in a process of its own: makes a directory, serves it on any free port, and
/// says on standard output when it is ready. `LoadNode DIR plain|tls`.
final class LoadNode {
  static final String ADMIN = "load";
  static final String PASSWORD = "under load since noon";

  private LoadNode() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    boolean plain = arguments[1].equals("plain");
    if (!java.nio.file.Files.exists(directory.resolve("node.yaml"))) {
      var outcome =
          new NewNode(directory, "Load", "", List.of(), ADMIN, Password.of(PASSWORD)).create();
      if (!(outcome instanceof Outcome.Done)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
    try (Node node = Node.serve(directory, new ServeOptions(0, null, plain))) {
      System.out.println(node.readyLine());
      node.runUntilStopped();
    }
  }
}
