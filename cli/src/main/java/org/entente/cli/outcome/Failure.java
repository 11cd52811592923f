package org.entente.cli.outcome;

import org.jspecify.annotations.Nullable;

/// Ends a run early, saying why. Carries no stack trace: it is an answer to the person, not a bug.
public final class Failure extends RuntimeException {
  private final ExitStatus status;
  private final Problem problem;

  public Failure(ExitStatus status, Problem problem) {
    super(problem.code(), null, false, false);
    this.status = status;
    this.problem = problem;
  }

  /// @param where the file, option or word concerned
  /// @param values what the sentences of the catalogue name
  public static Failure of(Fault fault, @Nullable String where, Object... values) {
    return new Failure(fault.status(), Problem.of(fault, where, values));
  }

  public ExitStatus status() {
    return status;
  }

  public Problem problem() {
    return problem;
  }
}
