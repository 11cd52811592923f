package org.entente.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// `/dev/tty`. Java's own `Console` needs standard input and output to be terminals both.
public final class ControllingTerminal implements Keyboard {
  /// Nobody types more; a longer line is cut.
  private static final int LINE_BYTES_MAX = 4096;

  private static final Path DEVICE = Path.of("/dev/tty");

  @Override
  public Optional<String> line(String prompt) throws IOException {
    return ask(prompt);
  }

  @Override
  public Optional<String> secret(String prompt) throws IOException {
    if (!stty("-echo")) {
      return Optional.empty();
    }
    // Interrupted while the echo is off, the shell would stay mute afterwards.
    var muted = new AtomicBoolean(true);
    Runnable unmute =
        () -> {
          if (muted.getAndSet(false)) {
            var _ = stty("echo");
          }
        };
    var atTheEnd = new Thread(unmute);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    try {
      return ask(prompt);
    } finally {
      unmute.run();
      try {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
      } catch (IllegalStateException alreadyStopping) {
        // The hook has run or is running.
      }
      try (var out = new FileOutputStream(DEVICE.toFile())) {
        out.write('\n');
      }
    }
  }

  private static Optional<String> ask(String prompt) throws IOException {
    if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
      return Optional.empty();
    }
    try (var out = new FileOutputStream(DEVICE.toFile());
        var in = new FileInputStream(DEVICE.toFile())) {
      out.write(prompt.getBytes(StandardCharsets.UTF_8));
      return readLine(in);
    } catch (java.io.FileNotFoundException noTerminal) {
      // The device exists for processes without a terminal, but does not open.
      return Optional.empty();
    }
  }

  private static Optional<String> readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (line.size() < LINE_BYTES_MAX) {
        line.write(c);
      }
      c = in.read();
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  private static boolean stty(String setting) {
    try {
      var stty =
          new ProcessBuilder("stty", setting)
              .redirectInput(DEVICE.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return stty.waitFor() == 0;
    } catch (IOException noTerminal) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
