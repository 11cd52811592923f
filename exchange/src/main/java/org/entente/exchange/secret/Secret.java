package org.entente.exchange.secret;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Bytes that must not be seen: nothing prints them, comparison takes the same time wherever the
/// bytes differ, and reading them needs a [SecretAccess], which one can search the code for.
/// Immutable.
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  public int length() {
    return bytes.length;
  }

  /// A copy of the bytes.
  public byte[] bytes(SecretAccess access) {
    java.util.Objects.requireNonNull(access);
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  /// The same for all, since a hash of the bytes would tell something about them.
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
