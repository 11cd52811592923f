package org.entente.store;

/// The store cannot be opened, or cannot be read any further: an operator must look. Each case
/// names the file or directory concerned.
public abstract sealed class StoreUnusable extends RuntimeException
    permits StoreInUse, StoreTooNew, StoreMixedUp, StoreCorrupted, StoreUnreadable {
  private final String path;

  StoreUnusable(String path, String message) {
    super(message);
    this.path = path;
  }

  StoreUnusable(String path, String message, Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  /// The stable code of the error catalogue.
  public abstract String code();

  /// The file or directory concerned, as far as it is known.
  public final String path() {
    return path;
  }
}
