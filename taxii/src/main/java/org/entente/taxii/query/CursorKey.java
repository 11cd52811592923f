package org.entente.taxii.query;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that makes [Cursors] tokens impossible to forge. It has no way out: `toString`
/// reveals nothing, and nothing reads the bytes. Immutable.
public final class CursorKey {
  /// The fewest bytes of secret that a key is made of.
  public static final int SECRET_BYTES_MIN = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "entente taxii next 1".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key;

  private CursorKey(SecretKeySpec key) {
    this.key = key;
  }

  /// A key for this purpose alone, derived from a node's secret: that secret may serve other
  /// purposes as well. The same secret gives the same key, so tokens outlive restarts.
  ///
  /// @throws IllegalArgumentException with fewer than [#SECRET_BYTES_MIN] bytes
  public static CursorKey from(byte[] nodeSecret) {
    if (nodeSecret.length < SECRET_BYTES_MIN) {
      throw new IllegalArgumentException("secret too short");
    }
    byte[] derived = mac(new SecretKeySpec(nodeSecret, ALGORITHM)).doFinal(PURPOSE);
    return new CursorKey(new SecretKeySpec(derived, ALGORITHM));
  }

  Mac mac() {
    return mac(key);
  }

  @Override
  public String toString() {
    return "CursorKey";
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
