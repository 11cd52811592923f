package org.entente.taxii.client;

import org.entente.stix.Limits;

/// How much a client takes from a server, and gives it at once. Immutable.
///
/// @param pageBytes one page of objects, unpacked, in bytes
/// @param resourceBytes any other resource, unpacked, in bytes; manifests and statuses too
/// @param unpackingRatio how many times longer than its packed form an answer may be, once it is
///   longer than [#RATIO_FREE_BYTES]
/// @param pages pages of one poll
/// @param emptyPages pages in a row without an object that still promise more
/// @param objects bounds on each object, and on the number of objects of one page
/// @param uploadBytes one envelope that is posted, in bytes, if the API root takes that much
/// @param uploadObjects objects of one envelope that is posted
public record Bounds(
    long pageBytes,
    int resourceBytes,
    int unpackingRatio,
    int pages,
    int emptyPages,
    Limits objects,
    int uploadBytes,
    int uploadObjects) {
  /// Up to this length any ratio is let pass: a few repetitive objects pack very well.
  public static final long RATIO_FREE_BYTES = 1024 * 1024;

  /// Pages of 256 MiB and a million objects, other resources of 32 MiB, unpacked at most 200-fold;
  /// a million pages; uploads of 1,000 objects and 8 MiB.
  public static final Bounds DEFAULT =
      new Bounds(
          256L * 1024 * 1024,
          32 * 1024 * 1024,
          200,
          1_000_000,
          10,
          Limits.DEFAULTS.withObjects(1_000_000),
          8 * 1024 * 1024,
          1_000);

  public Bounds {
    if (pageBytes < 2
        || resourceBytes < 2
        || unpackingRatio < 1
        || pages < 1
        || emptyPages < 1
        || uploadBytes < 2
        || uploadObjects < 1) {
      throw new IllegalArgumentException("bounds are positive");
    }
  }

  public Bounds withPageBytes(long max) {
    return new Bounds(
        max, resourceBytes, unpackingRatio, pages, emptyPages, objects, uploadBytes, uploadObjects);
  }

  public Bounds withResourceBytes(int max) {
    return new Bounds(
        pageBytes, max, unpackingRatio, pages, emptyPages, objects, uploadBytes, uploadObjects);
  }

  public Bounds withUnpackingRatio(int max) {
    return new Bounds(
        pageBytes, resourceBytes, max, pages, emptyPages, objects, uploadBytes, uploadObjects);
  }

  public Bounds withPages(int max) {
    return new Bounds(
        pageBytes,
        resourceBytes,
        unpackingRatio,
        max,
        emptyPages,
        objects,
        uploadBytes,
        uploadObjects);
  }

  public Bounds withObjects(Limits limits) {
    return new Bounds(
        pageBytes,
        resourceBytes,
        unpackingRatio,
        pages,
        emptyPages,
        limits,
        uploadBytes,
        uploadObjects);
  }

  public Bounds withUpload(int bytes, int count) {
    return new Bounds(
        pageBytes, resourceBytes, unpackingRatio, pages, emptyPages, objects, bytes, count);
  }
}
