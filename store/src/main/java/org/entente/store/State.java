package org.entente.store;

/// What a version is among those of its object **in its class**. Each combination is a stream of
/// its own, so that a reader who wants the latest versions never steps over others. Three bits:
///
/// * [#FIRST]: the earliest of its class
/// * [#LAST]: the latest of its class
/// * [#SPREAD]: the object has versions in other classes too, so that for some readers another one
///   is the first or the last: the object's [Head] decides. Only with one of the others, since what
///   is neither first nor last in its class is neither for anybody.
final class State {
  static final int FIRST = 1;
  static final int LAST = 2;
  static final int SPREAD = 4;

  /// How many there are; not every number is used.
  static final int COUNT = 8;

  /// The only version of its object.
  static final int ONLY = FIRST | LAST;

  private State() {}

  static int of(boolean first, boolean last, boolean spread) {
    int state = (first ? FIRST : 0) | (last ? LAST : 0);
    return spread && state != 0 ? state | SPREAD : state;
  }

  static boolean has(int state, int bit) {
    return (state & bit) != 0;
  }
}
