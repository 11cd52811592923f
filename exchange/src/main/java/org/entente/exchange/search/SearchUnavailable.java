package org.entente.exchange.search;

import org.jspecify.annotations.Nullable;

/// The index of texts cannot be read at present.
public final class SearchUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SearchUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
