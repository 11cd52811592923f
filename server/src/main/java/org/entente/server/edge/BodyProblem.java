package org.entente.server.edge;

import java.io.IOException;
import java.util.List;
import org.entente.server.refusal.ServerCode;

/// A request body that cannot be taken, or not to its end.
public final class BodyProblem extends IOException {
  private final ServerCode code;
  private final List<String> arguments;

  BodyProblem(ServerCode code, String... arguments) {
    super(code.code());
    this.code = code;
    this.arguments = List.of(arguments);
  }

  public ServerCode code() {
    return code;
  }

  /// What the sentence names.
  public String[] arguments() {
    return arguments.toArray(String[]::new);
  }
}
