package org.entente.exchange.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;

/// What a token may be used for, at most: it never gives more than its account has. Immutable.
///
/// @param uses the kinds of use; at least one
/// @param collections the collections that may be touched; empty = all that the account may
public record Scope(Set<Use> uses, Set<CollectionId> collections) {
  /// All that the account may do.
  public static final Scope FULL = new Scope(Set.of(Use.values()), Set.of());

  /// Collections that one token may name.
  public static final int COLLECTIONS_MAX = 100;

  public Scope {
    uses = Set.copyOf(uses);
    collections = Set.copyOf(collections);
    if (uses.isEmpty() || collections.size() > COLLECTIONS_MAX) {
      throw new IllegalArgumentException("a scope has uses, and a bounded number of collections");
    }
  }

  public static Scope of(Use... uses) {
    return new Scope(Set.of(uses), Set.of());
  }

  public boolean allows(Use use) {
    return uses.contains(use);
  }

  public boolean covers(CollectionId collection) {
    return collections.isEmpty() || collections.contains(collection);
  }

  /// Whether everything that `other` allows is allowed here, too.
  public boolean includes(Scope other) {
    return uses.containsAll(other.uses)
        && (collections.isEmpty()
            || (!other.collections.isEmpty() && collections.containsAll(other.collections)));
  }

  /// Kinds of use.
  public enum Use {
    READ,
    WRITE,
    /// Everything that is an [Act].
    ADMIN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }

    /// The use so labelled, in any letter case.
    public static Optional<Use> parse(String text) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(use -> use.label.equals(wanted)).findFirst();
    }
  }
}
