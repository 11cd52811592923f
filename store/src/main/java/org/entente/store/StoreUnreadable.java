package org.entente.store;

/// The operating system or the engine failed on a file that it should be able to read or write.
public final class StoreUnreadable extends StoreUnusable {
  StoreUnreadable(String path, String message, Throwable cause) {
    super(path, message, cause);
  }

  @Override
  public String code() {
    return "store-unreadable";
  }
}
