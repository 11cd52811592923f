package org.entente.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.entente.cli.link.LocalNodes;
import org.entente.cli.node.ServerNodes;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Interruption;
import org.entente.cli.terminal.ControllingTerminal;
import org.entente.cli.terminal.Surroundings;
import org.entente.cli.terminal.Ttys;

/// Where the process begins and ends. Start reading at [Program] for what one run does, at
/// [Commands] for what there is to run.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(interruption), "stop"));
    var program = new Program(surroundings(), nodes(), interruption);
    ExitStatus status = program.run(List.of(arguments));
    interruption.finished();
    System.exit(status.number());
  }

  /// Runs when the process ends, by itself or because of a signal. In the second case the program
  /// is still at work on its own thread: it is left there, and never gets to speak.
  private static void stopped(Interruption interruption) {
    if (!interruption.isFinished()) {
      Runtime.getRuntime().halt(interruption.stop().number());
    }
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Ttys.parse(System.getProperty("entente.tty", "")),
        new ControllingTerminal(),
        InstantSource.system(),
        new SecureRandom());
  }

  private static LocalNodes nodes() {
    return new ServerNodes();
  }
}
