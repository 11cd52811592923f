package org.entente.cli.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What the operating system gives one run of the program. Tests give their own.
///
/// @param environment the environment variables
/// @param folder the folder that relative paths start from
/// @param in standard input
/// @param out standard output, unbuffered
/// @param err standard error, unbuffered
/// @param ttys which of the three are terminals
/// @param keyboard the person, wherever the streams lead
/// @param clock the time
/// @param random chance
public record Surroundings(
    Map<String, String> environment,
    Path folder,
    InputStream in,
    OutputStream out,
    OutputStream err,
    Ttys ttys,
    Keyboard keyboard,
    InstantSource clock,
    RandomGenerator random) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The variable's value, empty when it is not set.
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
