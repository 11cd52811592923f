package org.entente.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.slf4j.event.KeyValuePair;

/// One event a line, for people: `time LEVEL message key=value…`, a failure's stack trace below it.
final class TextLines extends EncoderBase<ILoggingEvent> {
  static final int MESSAGE_LENGTH_MAX = 4_000;
  private static final int FRAMES_MAX = 60;
  private static final int CAUSES_MAX = 8;

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(160);
    line.append(Instant.ofEpochMilli(event.getTimeStamp()))
        .append(' ')
        .append(event.getLevel())
        .append(' ')
        .append(SafeText.of(event.getFormattedMessage(), MESSAGE_LENGTH_MAX));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(' ')
            .append(pair.key)
            .append('=')
            .append(SafeText.of(String.valueOf(pair.value), MESSAGE_LENGTH_MAX));
      }
    }
    line.append('\n');
    IThrowableProxy failure = event.getThrowableProxy();
    for (int depth = 0; failure != null && depth < CAUSES_MAX; depth++) {
      append(line, failure, depth == 0 ? "  " : "  caused by ");
      failure = failure.getCause();
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  private static void append(StringBuilder out, IThrowableProxy failure, String prefix) {
    out.append(prefix)
        .append(failure.getClassName())
        .append(": ")
        .append(SafeText.of(String.valueOf(failure.getMessage()), MESSAGE_LENGTH_MAX))
        .append('\n');
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
      out.append("    ").append(frames[i].getSTEAsString()).append('\n');
    }
  }
}
