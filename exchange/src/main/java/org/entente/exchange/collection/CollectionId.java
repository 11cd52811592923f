package org.entente.exchange.collection;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A collection's TAXII identifier, a version 4 UUID (TAXII 2.1 §5.2.1). Immutable.
public record CollectionId(UUID uuid) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  /// Parses `text`, in either letter case; an identifier that is not one is an ordinary outcome of
  /// reading foreign data.
  public static Optional<CollectionId> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new CollectionId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
