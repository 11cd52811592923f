package org.entente.exchange.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Token buckets by key: each key may take `burst` units at once and gains `perSecond` of them
/// back. Thread-safe, without locks.
///
/// A bucket is one number, the time at which it will be full again ("generic cell rate algorithm").
/// Buckets live in two generations of at most [#KEYS_MAX] keys each; when the younger is full, the
/// elder goes. So memory is bounded whatever addresses a stranger makes up, and a key in use stays.
/// A clock that is set back costs a key at most one emptying of its bucket.
final class Allowances {
  static final int KEYS_MAX = 50_000;

  private final InstantSource clock;
  private final long unitNanos;
  private final long burstNanos;
  private final int keysMax;
  private volatile Map<String, AtomicLong> young = new ConcurrentHashMap<>();
  private volatile Map<String, AtomicLong> old = Map.of();

  Allowances(double perSecond, int burst, InstantSource clock) {
    this(perSecond, burst, clock, KEYS_MAX);
  }

  Allowances(double perSecond, int burst, InstantSource clock, int keysMax) {
    this.clock = clock;
    this.unitNanos = Math.max(1, (long) (1e9 / perSecond));
    this.burstNanos = unitNanos * burst;
    this.keysMax = keysMax;
  }

  /// Takes one unit; returns how long to wait for it, zero when it was there.
  Duration take(String key) {
    AtomicLong bucket = bucket(key);
    while (true) {
      long now = now();
      long full = bucket.get();
      // Further than one burst ahead, the clock was set back.
      long from = Math.min(Math.max(full, now), now + burstNanos);
      long then = from + unitNanos;
      if (then - now > burstNanos) {
        if (from != full) {
          bucket.compareAndSet(full, from);
        }
        return Duration.ofNanos(then - now - burstNanos);
      }
      if (bucket.compareAndSet(full, then)) {
        return Duration.ZERO;
      }
    }
  }

  /// Gives back a unit that was taken.
  void giveBack(String key) {
    bucket(key).addAndGet(-unitNanos);
  }

  /// How many keys are remembered.
  int size() {
    return young.size() + old.size();
  }

  private AtomicLong bucket(String key) {
    AtomicLong bucket = young.get(key);
    if (bucket != null) {
      return bucket;
    }
    if (young.size() >= keysMax) {
      turn();
    }
    AtomicLong before = old.get(key);
    AtomicLong fresh = before != null ? before : new AtomicLong(Long.MIN_VALUE / 2);
    AtomicLong raced = young.putIfAbsent(key, fresh);
    return raced != null ? raced : fresh;
  }

  private synchronized void turn() {
    if (young.size() >= keysMax) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }

  private long now() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
