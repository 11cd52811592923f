package org.entente.store;

/// The store was written by a later version of this software, in a format that this one does not
/// know. Nothing was changed.
public final class StoreTooNew extends StoreUnusable {
  private final int found;
  private final int known;

  StoreTooNew(String path, int found, int known) {
    super(
        path,
        "the store in " + path + " has format " + found + "; this version knows up to " + known);
    this.found = found;
    this.known = known;
  }

  /// The format of the store.
  public int found() {
    return found;
  }

  /// The latest format that this version knows.
  public int known() {
    return known;
  }

  @Override
  public String code() {
    return "store-too-new";
  }
}
