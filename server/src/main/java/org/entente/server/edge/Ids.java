package org.entente.server.edge;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids of requests: distinct, and cheap enough to give one to every request. They are no secret and
/// may be guessed. Thread-safe.
public final class Ids {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final AtomicLong next;
  private final long salt;

  public Ids(SecureRandom random) {
    next = new AtomicLong(random.nextLong());
    salt = random.nextLong();
  }

  /// A version 4 UUID that this process never gave before.
  public UUID next() {
    long number = next.getAndAdd(GOLDEN_GAMMA);
    return versionFour(mixed(number), mixed(number ^ salt));
  }

  /// A random UUID for something that lasts.
  public static UUID random(SecureRandom random) {
    return versionFour(random.nextLong(), random.nextLong());
  }

  /// Puts version and variant in their places (RFC 9562 §5.4).
  private static UUID versionFour(long high, long low) {
    return new UUID(
        (high & 0xffffffffffff0fffL) | 0x4000L, (low & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  /// SplitMix64's finaliser: distinct inputs give distinct outputs.
  private static long mixed(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
