package org.entente.cli.terminal;

import java.io.IOException;

/// Standard output takes nothing any more.
public final class OutputLost extends RuntimeException {
  private final String what;

  OutputLost(IOException cause) {
    super(cause);
    this.what = String.valueOf(cause.getMessage());
  }

  /// What the operating system says.
  public String what() {
    return what;
  }

  /// Whether a reader such as `head` simply had enough, which is no fault; else the disk is full or
  /// the stream was closed.
  public boolean readerLeft() {
    return what.contains("Broken pipe") || what.contains("Connection reset");
  }
}
