package org.entente.store;

import java.time.Instant;

/// What the store knows of one collection besides its entries. Primary: the last position survives
/// the entries. For one thread.
final class Shelf {
  /// The number of a collection that has nothing: never written to, or dropped.
  static final int NO_NUMBER = 0;

  private static final long MICROS_PER_MILLI = 1_000;

  private int number;
  private long last;
  private Tally tally;

  Shelf() {
    this(NO_NUMBER, 0, new Tally());
  }

  private Shelf(int number, long last, Tally tally) {
    this.number = number;
    this.last = last;
    this.tally = tally;
  }

  Shelf copy() {
    return new Shelf(number, last, tally.copy());
  }

  void restore(Shelf saved) {
    number = saved.number;
    last = saved.last;
    tally = saved.tally.copy();
  }

  /// What the collection is called in keys. Given at the first write; a drop retires it for ever,
  /// so that nothing left behind can ever be mistaken for something new.
  int number() {
    return number;
  }

  /// The last position given, in microseconds; 0 if none.
  long last() {
    return last;
  }

  Tally tally() {
    return tally;
  }

  void number(int given) {
    number = given;
  }

  /// Takes `count` consecutive positions and returns the first. The last of them falls on the first
  /// whole millisecond not before `now`, unless that reaches back to positions already given.
  long take(Instant now, int count) {
    long first = Math.max(last + 1, wholeMillisecond(now) - count + 1);
    last = first + count - 1;
    return first;
  }

  /// Forgets everything but the last position.
  void drop() {
    number = NO_NUMBER;
    tally = new Tally();
  }

  /// Counts anew from nothing.
  void forgetTally() {
    tally = new Tally();
  }

  byte[] bytes() {
    var sink = new ByteSink(64).u32(number).u64(last);
    tally.writeTo(sink);
    return sink.copy();
  }

  static Shelf read(byte[] bytes) {
    var source = new ByteSource(Table.META, bytes);
    var shelf = new Shelf(source.u32(), source.u64(), Tally.read(source));
    source.end();
    return shelf;
  }

  private static long wholeMillisecond(Instant now) {
    long millis = now.toEpochMilli();
    boolean fraction = now.isAfter(Instant.ofEpochMilli(millis));
    return (millis + (fraction ? 1 : 0)) * MICROS_PER_MILLI;
  }
}
