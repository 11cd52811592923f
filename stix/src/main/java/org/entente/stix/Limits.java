package org.entente.stix;

import org.entente.stix.json.JsonLimits;

/// Bounds on one document of STIX. What is at a bound is read, what is beyond it is refused.
/// Immutable.
///
/// @param json bounds on each object's content
/// @param objectBytes length of one object from `{` to `}`, in bytes
/// @param frameBytes what a bundle or envelope may hold beside its objects, in bytes
/// @param objects objects in the whole document
public record Limits(JsonLimits json, int objectBytes, int frameBytes, long objects) {
  /// For files: any number of objects of up to 8 MiB.
  public static final Limits DEFAULTS =
      new Limits(JsonLimits.DEFAULTS, 8 * 1024 * 1024, 1024 * 1024, Long.MAX_VALUE);

  /// The greatest [#objectBytes] and [#frameBytes], 256 MiB.
  public static final int BYTES_MAX = 256 * 1024 * 1024;

  public Limits {
    if (objectBytes < 2
        || objectBytes > BYTES_MAX
        || frameBytes < 2
        || frameBytes > BYTES_MAX
        || objects < 1) {
      throw new IllegalArgumentException("limits outside what can be kept in memory");
    }
  }

  public Limits withJson(JsonLimits limits) {
    return new Limits(limits, objectBytes, frameBytes, objects);
  }

  public Limits withObjectBytes(int max) {
    return new Limits(json, max, frameBytes, objects);
  }

  public Limits withFrameBytes(int max) {
    return new Limits(json, objectBytes, max, objects);
  }

  public Limits withObjects(long max) {
    return new Limits(json, objectBytes, frameBytes, max);
  }
}
