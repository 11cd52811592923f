package org.entente.exchange.document;

/// A document of the node itself that cannot be understood: damaged, or written by newer software.
/// The message says which and why.
public final class UnreadableDocument extends RuntimeException {
  public UnreadableDocument(String message) {
    super(message);
  }

  public UnreadableDocument(String message, Throwable cause) {
    super(message, cause);
  }
}
