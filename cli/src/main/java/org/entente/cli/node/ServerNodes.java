package org.entente.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.entente.cli.link.LocalNodes;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.server.admin.LocalSocket;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.server.wiring.Node;

/// Node directories, by way of the server itself.
public final class ServerNodes implements LocalNodes {
  @Override
  public Optional<Path> socket(Path directory) {
    try {
      return LocalSocket.find(directory);
    } catch (IOException e) {
      throw Failure.of(Fault.NODE_UNTRUSTED, directory.toString(), directory.toString());
    }
  }

  @Override
  public PrivateNode open(Path directory, Locale language) throws Busy {
    Logging.silence();
    try {
      var node = Node.openLocally(directory);
      return node::close;
    } catch (NodeRefusal refusal) {
      Failure failure = Refusals.of(refusal, language);
      if (refusal.code() == ServerCode.DIRECTORY_HELD) {
        throw new Busy(failure);
      }
      throw failure;
    }
  }
}
