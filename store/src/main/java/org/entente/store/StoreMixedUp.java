package org.entente.store;

import java.util.UUID;

/// The files of the directory come from different stores: a copy or a restore went wrong.
public final class StoreMixedUp extends StoreUnusable {
  private final UUID beside;
  private final UUID inside;

  StoreMixedUp(String path, UUID beside, UUID inside) {
    super(
        path, path + " names the store " + beside + ", but the data beside it belong to " + inside);
    this.beside = beside;
    this.inside = inside;
  }

  /// The identity that the file names.
  public UUID beside() {
    return beside;
  }

  /// The identity that the data carry.
  public UUID inside() {
    return inside;
  }

  @Override
  public String code() {
    return "store-mixed-up";
  }
}
