package org.entente.cli.taxii;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Session;
import org.entente.stix.Read;

/// One object a line on standard output: as it came, unless its own bytes have line ends.
final class PrintingSink implements Sink {
  private final OutputStream out;

  PrintingSink(Session session) {
    this.out = session.out().bytes();
  }

  @Override
  public void take(Read.Found object) {
    try {
      if (isOneLine(object)) {
        out.write(object.array(), object.offset(), object.length());
      } else {
        out.write(object.json().toString().getBytes(StandardCharsets.UTF_8));
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void settle() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ExitStatus finish() {
    settle();
    return ExitStatus.DONE;
  }

  @Override
  public void close() {
    // Standard output belongs to the run.
  }

  private static boolean isOneLine(Read.Found object) {
    for (int i = object.offset(); i < object.offset() + object.length(); i++) {
      if (object.array()[i] == '\n' || object.array()[i] == '\r') {
        return false;
      }
    }
    return true;
  }
}
