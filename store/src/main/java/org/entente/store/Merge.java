package org.entente.store;

import java.util.List;

/// The positions of several streams as one, ascending. No position is in two of them. Linear in the
/// number of streams with something left, which is a few: an account sees few classes. For one
/// thread.
final class Merge {
  private final PostingsCursor[] cursors;
  private int alive;
  private int least;

  Merge(List<PostingsCursor> streams) {
    cursors = streams.toArray(new PostingsCursor[0]);
    alive = cursors.length;
    for (int i = alive - 1; i >= 0; i--) {
      if (cursors[i].position() == PostingsCursor.END) {
        drop(i);
      }
    }
    findLeast();
  }

  /// The present position; [PostingsCursor#END] behind the last.
  long position() {
    return alive == 0 ? PostingsCursor.END : cursors[least].position();
  }

  /// What the stream of the present position says of its versions.
  int state() {
    return cursors[least].state();
  }

  void next() {
    cursors[least].next();
    if (cursors[least].position() == PostingsCursor.END) {
      drop(least);
    }
    if (alive > 1) {
      findLeast();
    } else {
      least = 0;
    }
  }

  private void drop(int i) {
    alive--;
    cursors[i] = cursors[alive];
  }

  private void findLeast() {
    least = 0;
    for (int i = 1; i < alive; i++) {
      if (cursors[i].position() < cursors[least].position()) {
        least = i;
      }
    }
  }
}
