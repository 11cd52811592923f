package org.entente.exchange;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.exchange.account.PasswordHash;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;

/// A hash that hides nothing, takes no time, and counts how often it was asked.
public final class CountingHash implements PasswordHash {
  private final AtomicInteger salt = new AtomicInteger();
  private final AtomicInteger verifications = new AtomicInteger();

  @Override
  public String hash(Password password) {
    return salt.incrementAndGet() + ":" + hex(password);
  }

  @Override
  public String hashOfNothing() {
    return "0:nothing";
  }

  @Override
  public boolean verify(Password password, String encoded) {
    verifications.incrementAndGet();
    return encoded.substring(encoded.indexOf(':') + 1).equals(hex(password));
  }

  public int verifications() {
    return verifications.get();
  }

  private static String hex(Password password) {
    return HexFormat.of().formatHex(password.secret().bytes(SecretAccess.GRANTED));
  }
}
