package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A process of the program. It does not outlive the test: closing kills it, and so does the end of
/// this Java machine, and so does [#LIFE_MAX], so that waiting for what never comes ends as well.
final class Running implements AutoCloseable {
  private static final Duration LIFE_MAX =
      Duration.ofMinutes(Long.getLong("entente.e2e.minutes", 6));

  private static final Set<Running> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Running::kill)));
  }

  private final Process process;
  private final BufferedReader lines;
  private final StringBuffer said = new StringBuffer();
  private final Thread listener;

  Running(Process process) {
    this.process = process;
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    listener = Thread.startVirtualThread(this::listen);
    Thread.startVirtualThread(this::limitLife);
    ALL.add(this);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// What it reads.
  OutputStream input() {
    return process.getOutputStream();
  }

  /// Gives it all of its input. It may have ended without reading it.
  Running give(String text) {
    try (OutputStream in = input()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want to know.
    }
    return this;
  }

  /// The next line on its standard output that starts with `start`.
  String awaitLine(String start) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(start)) {
          return line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError(
        "it ended with " + ended().status() + " and never said `" + start + "`: " + said);
  }

  /// What it has written to its standard error.
  String said() {
    return said.toString();
  }

  /// Waits until it has written `text` to its standard error.
  void awaitSaid(String text) {
    while (!said().contains(text)) {
      if (!isAlive()) {
        assertThat(ended().err()).contains(text);
        return;
      }
      Thread.onSpinWait();
    }
  }

  /// Sends a signal, such as `INT`.
  void signal(String name) {
    signal(process.pid(), name);
  }

  /// Sends a signal to the process that runs the program when another one, such as a tracer, does
  /// so.
  void signalInnermost(String name) {
    long innermost =
        process
            .descendants()
            .filter(it -> it.children().findAny().isEmpty())
            .findFirst()
            .orElse(process.toHandle())
            .pid();
    signal(innermost, name);
  }

  /// Kills it at once (`kill -9`), and whatever it started, and waits until it is gone.
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
    status();
  }

  /// Waits until it ends.
  Ended ended() {
    try {
      String rest = lines.readAllAsString();
      int status = status();
      listener.join();
      return new Ended(status, rest, said());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    kill();
    ALL.remove(this);
    try {
      lines.close();
      process.getOutputStream().close();
    } catch (IOException e) {
      // What was meant for a process that is gone.
    }
  }

  private int status() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void listen() {
    try (var reader = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.append(line).append('\n');
      }
    } catch (IOException e) {
      // It was killed in the middle of a line.
    }
  }

  private void limitLife() {
    try {
      if (!process.waitFor(LIFE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
    }
  }

  private static void signal(long pid, String name) {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, Objects.toString(pid))
              .inheritIO()
              .start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("no signal reached " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("the test was interrupted", e);
  }
}
