package org.entente.store;

/// Something on disk is not what was written there. What is intact can still be read.
public final class StoreCorrupted extends StoreUnusable {
  StoreCorrupted(String path, String message) {
    super(path, message);
  }

  StoreCorrupted(String path, String message, Throwable cause) {
    super(path, message, cause);
  }

  @Override
  public String code() {
    return "store-corrupted";
  }
}
