package org.entente.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.cli.link.LocalNodes;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Interruption;
import org.entente.cli.terminal.Keyboard;
import org.entente.cli.terminal.Surroundings;
import org.entente.cli.terminal.Ttys;

/// Runs the program inside the test, with streams, environment and a person that the test makes up.
public final class Cli {
  private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
  private final Deque<String> answers = new ArrayDeque<>();
  private final StringBuilder asked = new StringBuilder();
  private final LocalNodes nodes;
  private final Interruption interruption = new Interruption();
  private Path folder = Path.of("").toAbsolutePath();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = new ByteArrayOutputStream();
  private Ttys ttys = Ttys.NONE;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  public Cli(LocalNodes nodes) {
    this.nodes = nodes;
  }

  /// For commands that need no node.
  public static Cli withoutNodes() {
    return new Cli(new NoNodes());
  }

  public Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Cli in(Path directory) {
    folder = directory;
    return this;
  }

  public Cli input(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Cli input(InputStream stream) {
    in = stream;
    return this;
  }

  public Cli output(OutputStream stream) {
    out = stream;
    return this;
  }

  public Cli at(Instant time) {
    now = time;
    return this;
  }

  /// All three streams are terminals, and a person types `lines`.
  public Cli atTerminal(String... lines) {
    ttys = new Ttys(true, true, true);
    answers.addAll(List.of(lines));
    return this;
  }

  public Interruption interruption() {
    return interruption;
  }

  public Ended run(String... arguments) {
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            environment,
            folder,
            in,
            out,
            err,
            ttys,
            new Person(),
            InstantSource.fixed(now),
            new Random(1));
    ExitStatus status = new Program(surroundings, nodes, interruption).run(List.of(arguments));
    String text =
        out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
    if (out instanceof ByteArrayOutputStream bytes) {
      bytes.reset();
    }
    return new Ended(status, text, err.toString(StandardCharsets.UTF_8), asked.toString());
  }

  /// How a run ended.
  ///
  /// @param status the exit status
  /// @param out what went to standard output
  /// @param err what went to standard error
  /// @param asked what the person was asked
  public record Ended(ExitStatus status, String out, String err, String asked) {}

  private final class Person implements Keyboard {
    @Override
    public Optional<String> line(String prompt) {
      asked.append(prompt).append('\n');
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> secret(String prompt) {
      return line(prompt);
    }
  }

  private static final class NoNodes implements LocalNodes {
    @Override
    public Optional<Path> socket(Path directory) {
      return Optional.empty();
    }

    @Override
    public PrivateNode open(Path directory, Locale language) throws Busy {
      throw new Busy(Failure.of(Fault.NODE_UNREACHABLE, "x", "x"));
    }
  }
}
