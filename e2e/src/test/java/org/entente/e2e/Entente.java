package org.entente.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The program, as people run it: each run is a process of its own. Immutable.
final class Entente {
  private static final int SIGINT_BIT = 1 << 1;

  private final List<String> command;
  private final Map<String, String> environment;

  private Entente(List<String> command, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /// From the classes that the tests were compiled with, with options of the Java machine.
  static Entente ofClassPath(String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), "org.entente.cli.Main"));
    return new Entente(command, Map.of());
  }

  /// By a script.
  static Entente ofScript(Path script) {
    return new Entente(List.of(script.toString()), Map.of());
  }

  /// Started by another program, such as a tracer.
  Entente under(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(command);
    return new Entente(all, environment);
  }

  /// With a variable of the environment.
  Entente with(String name, String value) {
    var all = new TreeMap<>(environment);
    all.put(name, value);
    return new Entente(command, all);
  }

  /// Starts a run. Its input is open.
  Running start(Object... words) {
    var all = new ArrayList<String>();
    if (interruptsAreIgnored()) {
      all.addAll(List.of("env", "--default-signal=INT"));
    }
    all.addAll(command);
    Arrays.stream(words).map(Object::toString).forEach(all::add);
    var builder = new ProcessBuilder(all);
    // What the person who builds prefers does not change what the tests see.
    builder.environment().keySet().removeIf(name -> name.matches("ENTENTE_.*|LANG|LC_.*|TZ"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A run from start to end, with nothing to read.
  Ended run(Object... words) {
    return runOn("", words);
  }

  /// A run from start to end.
  Ended runOn(String input, Object... words) {
    try (var running = start(words)) {
      return running.give(input).ended();
    }
  }

  /// A process that a shell starts in the background inherits deaf ears for Ctrl-C.
  private static boolean interruptsAreIgnored() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(
              line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /// Absolute, since runs may begin elsewhere.
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
