package org.entente.exchange.commit;

/// A write that was refused whole: nothing of it was kept, reads go on, retrying may help.
public final class StoreRefusal extends RuntimeException {
  private final Reason reason;

  public StoreRefusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreRefusal(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// Why nothing can be written. Each has the stable code `store-…` of the error catalogue.
  public enum Reason {
    /// The disk is full, or has less room than the configured reserve. Removing still works while
    /// there is any room at all.
    FULL,
    /// The bounded queue of waiting writes is full.
    BUSY,
    /// The store is closing or closed.
    CLOSED,
    /// The disk or the engine failed; the operator must look.
    FAILED
  }
}
