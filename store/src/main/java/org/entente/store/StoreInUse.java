package org.entente.store;

/// Another process, or another part of this one, has the directory open.
public final class StoreInUse extends StoreUnusable {
  StoreInUse(String path) {
    super(path, "the store is in use: " + path);
  }

  @Override
  public String code() {
    return "store-in-use";
  }
}
