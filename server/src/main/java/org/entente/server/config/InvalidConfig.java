package org.entente.server.config;

import java.util.List;
import org.entente.server.refusal.NodeRefusal;

/// `node.yaml` cannot be used. Everything found wrong is in [#problems], so that one look at the
/// file is enough to mend it.
public final class InvalidConfig extends NodeRefusal {
  private final List<ConfigProblem> problems;

  /// @param problems what is wrong, at least one, in the order of the file
  InvalidConfig(List<ConfigProblem> problems) {
    super(
        problems.getFirst().code(),
        "node.yaml:" + problems.getFirst().line(),
        null,
        problems.getFirst().arguments());
    this.problems = List.copyOf(problems);
  }

  static InvalidConfig of(ConfigProblem problem) {
    return new InvalidConfig(List.of(problem));
  }

  public List<ConfigProblem> problems() {
    return problems;
  }
}
