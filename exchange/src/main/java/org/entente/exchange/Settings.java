package org.entente.exchange;

import java.time.Duration;

/// What an operator may set about the domain. [#DEFAULTS] suit a national team's node. Immutable.
///
/// @param statusLife how long a status resource is kept; at least 24 hours (TAXII 2.1 §4.3)
/// @param objectsPerRequestMax objects in one envelope, from 1
/// @param signInMemory how long a verified password needs no new verification
/// @param passwordChecksMax passwords verified at the same time, 19 MiB each, from 1
/// @param accountRate requests of one account
/// @param addressRate requests from one address, except from this machine
public record Settings(
    Duration statusLife,
    int objectsPerRequestMax,
    Duration signInMemory,
    int passwordChecksMax,
    Rate accountRate,
    Rate addressRate) {
  public static final Settings DEFAULTS =
      new Settings(
          Duration.ofHours(48),
          100_000,
          Duration.ofMinutes(10),
          2,
          new Rate(10_000, 100_000),
          new Rate(10_000, 100_000));

  public Settings {
    if (statusLife.compareTo(Duration.ofHours(24)) < 0
        || objectsPerRequestMax < 1
        || signInMemory.isNegative()
        || passwordChecksMax < 1) {
      throw new IllegalArgumentException("setting outside its bounds");
    }
  }

  /// An allowance that fills up steadily.
  ///
  /// @param perSecond requests gained in a second, from 1
  /// @param burst requests at most at once, from 1
  public record Rate(int perSecond, int burst) {
    public Rate {
      if (perSecond < 1 || burst < 1) {
        throw new IllegalArgumentException("a rate is at least 1");
      }
    }
  }
}
