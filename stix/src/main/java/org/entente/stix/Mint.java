package org.entente.stix;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entente.stix.json.JsonObject;

/// Makes ids and times for new objects. As safe for use by several threads as its sources are.
public final class Mint {
  /// The variant and version of a random UUID (RFC 4122 §4.4).
  private static final long VERSION_4 = 0x4000L;

  private static final long VERSION_MASK = 0xf000L;
  private static final long VARIANT = 0x8000000000000000L;
  private static final long VARIANT_MASK = 0xc000000000000000L;

  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param clock tells the time of creation
  /// @param random makes the ids; a cryptographic one where nobody may guess them
  public Mint(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// A mint that takes the machine's time and its cryptographic randomness.
  public static Mint system() {
    return new Mint(InstantSource.system(), new SecureRandom());
  }

  /// A new id with a random UUID (STIX 2.1 §2.9).
  public StixId id(String type) {
    long high = (random.nextLong() & ~VERSION_MASK) | VERSION_4;
    long low = (random.nextLong() & ~VARIANT_MASK) | VARIANT;
    return new StixId(type, new UUID(high, low));
  }

  /// The time, to the millisecond (STIX 2.1 §3.2).
  public StixTimestamp now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return StixTimestamp.of(now);
  }

  /// The properties with which a new object with versions begins.
  JsonObject begin(String type) {
    String now = now().text();
    return JsonObject.builder()
        .put("type", type)
        .put("spec_version", "2.1")
        .put("id", id(type).toString())
        .put("created", now)
        .put("modified", now)
        .build();
  }
}
