package org.entente.exchange.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;

/// Remembers for a while which passwords were found to be right, so that not every request pays for
/// a slow hash. It keeps no password: only HMAC-SHA-256 over the account's stored hash and the
/// password, under a key that exists in this process alone. Since the stored hash is part of it, a
/// changed password is forgotten by itself. One entry for each account. Thread-safe.
final class Verified {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final Duration life;
  private final InstantSource clock;
  private final Map<AccountName, Entry> entries = new ConcurrentHashMap<>();

  Verified(Duration life, InstantSource clock, SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, HMAC);
    this.life = life;
    this.clock = clock;
  }

  /// Whether `password` was verified against `hash` a short while ago.
  boolean knows(AccountName account, String hash, Password password) {
    Entry entry = entries.get(account);
    return entry != null
        && clock.instant().isBefore(entry.until())
        && MessageDigest.isEqual(entry.mac(), mac(hash, password));
  }

  void remember(AccountName account, String hash, Password password) {
    if (entries.size() >= Accounts.ACCOUNTS_MAX) {
      entries.clear(); // accounts that came and went
    }
    entries.put(account, new Entry(mac(hash, password), clock.instant().plus(life)));
  }

  private byte[] mac(String hash, Password password) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(hash.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return mac.doFinal(password.secret().bytes(SecretAccess.GRANTED));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Entry(byte[] mac, Instant until) {}
}
