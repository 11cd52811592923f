package org.entente.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.server.config.NodeConfig;
import org.slf4j.LoggerFactory;

/// Sets up the log of this process. Standard output stays free for results.
public final class Logging {
  /// They say more than an operator wants to know.
  private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "io.javalin");

  private Logging() {}

  /// Logs what `settings` say to `err`.
  ///
  /// @param terminal whether people read it
  public static void configure(NodeConfig.Log settings, OutputStream err, boolean terminal) {
    boolean text =
        switch (settings.format()) {
          case TEXT -> true;
          case JSON -> false;
          case AUTO -> terminal;
        };
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return; // another back end was put in place of ours, with its own settings
    }
    context.reset();
    Encoder<ILoggingEvent> encoder = text ? new TextLines() : new JsonLines();
    encoder.setContext(context);
    encoder.start();
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setEncoder(encoder);
    appender.setOutputStream(new Unclosed(err));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(settings.level().name()));
    root.addAppender(appender);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
  }

  /// Logs nothing: for commands that speak for themselves.
  public static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
  }

  /// Whether standard error is a terminal. Java can only tell for input and output together, so the
  /// operating system is asked what the file descriptor is; where it does not tell, it is taken for
  /// none.
  public static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /// Logback closes what it is given; standard error is not its to close.
  private static final class Unclosed extends OutputStream {
    private final OutputStream out;

    Unclosed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
      out.write(array, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
