package org.entente.exchange.access;

import org.jspecify.annotations.Nullable;

/// What a caller may do with one collection, all things considered. Immutable.
///
/// @param read see objects, content included
/// @param write add objects
/// @param about see manifests and versions, without content; implied by `read`
public record Rights(boolean read, boolean write, boolean about) {
  /// Does not even learn that the collection exists.
  public static final Rights NONE = new Rights(false, false, false);

  public static final Rights ALL = new Rights(true, true, true);

  public Rights {
    about |= read;
  }

  /// The rights of `role` under `grant` (null = nothing was given or denied): the grant decides;
  /// without one, administrators read and write and others do neither. An auditor sees everything
  /// about objects and never gets to their content, whatever was granted.
  public static Rights of(Role role, @Nullable Grant grant) {
    return switch (role) {
      case ADMIN -> grant == null ? ALL : new Rights(grant.read(), grant.write(), false);
      case AUDITOR -> new Rights(false, false, true);
      case OPERATOR, ANALYST, READER ->
          grant == null ? NONE : new Rights(grant.read(), grant.write(), false);
    };
  }

  /// What is left of them for a token of `scope`.
  public Rights within(Scope scope) {
    boolean reads = scope.allows(Scope.Use.READ);
    return new Rights(read && reads, write && scope.allows(Scope.Use.WRITE), about && reads);
  }

  /// Whether the collection exists at all for the caller (TAXII 2.1 §5.1: others get 404).
  public boolean any() {
    return read || write || about;
  }

  /// Whether objects may be removed (TAXII 2.1 §5.7: needs reading and writing).
  public boolean delete() {
    return read && write;
  }
}
