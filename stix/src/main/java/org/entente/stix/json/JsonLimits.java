package org.entente.stix.json;

/// Bounds on one JSON value, so that foreign text can cost only so much memory and time. A value at
/// a bound is read, one beyond it is refused. Immutable.
///
/// @param depth how deep arrays and objects may nest; the outermost counts as 1
/// @param nesting the depth at which the whole text is given up as hostile; at least `depth`
/// @param members members of one object
/// @param elements elements of one array
/// @param values values in all: members, elements and what is inside them
/// @param nameLength length of a member's name, in UTF-16 units
/// @param stringLength length of a string, in UTF-16 units
/// @param numberLength length of a number as it is spelt, in characters
public record JsonLimits(
    int depth,
    int nesting,
    int members,
    int elements,
    int values,
    int nameLength,
    int stringLength,
    int numberLength) {
  /// Generous for real threat data, harmless for a node of modest means: even the worst text within
  /// these bounds and the 8 MiB that a STIX object may have takes some ten times its size in
  /// memory.
  public static final JsonLimits DEFAULTS =
      new JsonLimits(64, 1_000, 10_000, 250_000, 500_000, 1_024, 8 * 1024 * 1024, 1_000);

  /// The greatest [#nesting]: trees are walked by recursion.
  public static final int NESTING_MAX = 2_000;

  public JsonLimits {
    if (depth < 1
        || nesting < depth
        || nesting > NESTING_MAX
        || members < 1
        || elements < 1
        || values < 1
        || nameLength < 1
        || stringLength < 1
        || numberLength < 1) {
      throw new IllegalArgumentException(
          "limits are at least 1, depth at most nesting, nesting at most " + NESTING_MAX);
    }
  }

  public JsonLimits withDepth(int max) {
    return new JsonLimits(
        max, nesting, members, elements, values, nameLength, stringLength, numberLength);
  }

  public JsonLimits withNesting(int max) {
    return new JsonLimits(
        depth, max, members, elements, values, nameLength, stringLength, numberLength);
  }

  public JsonLimits withMembers(int max) {
    return new JsonLimits(
        depth, nesting, max, elements, values, nameLength, stringLength, numberLength);
  }

  public JsonLimits withElements(int max) {
    return new JsonLimits(
        depth, nesting, members, max, values, nameLength, stringLength, numberLength);
  }

  public JsonLimits withValues(int max) {
    return new JsonLimits(
        depth, nesting, members, elements, max, nameLength, stringLength, numberLength);
  }

  public JsonLimits withNameLength(int max) {
    return new JsonLimits(
        depth, nesting, members, elements, values, max, stringLength, numberLength);
  }

  public JsonLimits withStringLength(int max) {
    return new JsonLimits(depth, nesting, members, elements, values, nameLength, max, numberLength);
  }

  public JsonLimits withNumberLength(int max) {
    return new JsonLimits(depth, nesting, members, elements, values, nameLength, stringLength, max);
  }
}
