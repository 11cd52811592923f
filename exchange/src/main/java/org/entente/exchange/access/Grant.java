package org.entente.exchange.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What one account was given, or explicitly denied, on one collection.
public enum Grant {
  NONE(false, false),
  READ(true, false),
  WRITE(false, true),
  READ_WRITE(true, true);

  private final boolean read;
  private final boolean write;
  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Grant(boolean read, boolean write) {
    this.read = read;
    this.write = write;
  }

  public boolean read() {
    return read;
  }

  public boolean write() {
    return write;
  }

  /// `none`, `read`, `write` or `read-write`.
  public String label() {
    return label;
  }

  /// The grant so labelled, in any letter case.
  public static Optional<Grant> parse(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(grant -> grant.label.equals(wanted)).findFirst();
  }
}
