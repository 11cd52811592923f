package org.entente.server.refusal;

import java.util.List;
import org.entente.store.StoreCorrupted;
import org.entente.store.StoreInUse;
import org.entente.store.StoreMixedUp;
import org.entente.store.StoreTooNew;
import org.entente.store.StoreUnreadable;
import org.entente.store.StoreUnusable;

/// Says in the node's words why a store cannot be opened or read.
public final class StoreCodes {
  private StoreCodes() {}

  public static ServerCode of(StoreUnusable unusable) {
    return switch (unusable) {
      case StoreInUse _ -> ServerCode.STORE_IN_USE;
      case StoreTooNew _ -> ServerCode.STORE_TOO_NEW;
      case StoreMixedUp _ -> ServerCode.STORE_MIXED_UP;
      case StoreCorrupted _ -> ServerCode.STORE_CORRUPTED;
      case StoreUnreadable _ -> ServerCode.STORE_UNREADABLE;
    };
  }

  public static NodeRefusal refusal(StoreUnusable unusable) {
    return new NodeRefusal(
        of(unusable),
        unusable.path(),
        unusable,
        List.of(unusable.path(), String.valueOf(unusable.getMessage())));
  }
}
