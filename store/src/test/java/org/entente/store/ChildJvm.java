package org.entente.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Java process of its own, with this one's class path: to be killed, or to be watched.
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildJvm start(Class<?> main, List<String> arguments) throws IOException {
    return start(List.of(), List.of(), main, arguments);
  }

  /// @param under a command that runs the process, such as a tracer
  static ChildJvm start(List<String> under, Class<?> main, List<String> arguments)
      throws IOException {
    return start(under, List.of(), main, arguments);
  }

  /// @param under a command that runs the process, such as a tracer
  /// @param options further options of the Java machine
  static ChildJvm start(
      List<String> under, List<String> options, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(under);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /// The next line that it prints; empty when it has ended.
  Optional<String> line() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  /// The first line that starts with `start`.
  String awaitLine(String start) throws IOException {
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      if (line.get().startsWith(start)) {
        return line.get();
      }
    }
    throw new IOException("the process ended without saying `" + start + "`");
  }

  /// Kills it at once (`kill -9`) and waits until it is gone. What it said can still be read:
  /// `Process.destroyForcibly` would throw that away.
  void kill() {
    process.toHandle().destroyForcibly();
    await();
  }

  /// Waits until it ends; its exit status.
  int await() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    lines.close();
  }
}
