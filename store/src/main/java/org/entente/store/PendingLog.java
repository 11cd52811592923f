package org.entente.store;

import java.util.Arrays;

/// Where in the batch under construction the log entries of one collection are. Positions come in
/// ascending order. For the committer's thread.
final class PendingLog {
  private long[] positions = new long[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;

  void add(long position, int start, int end) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    positions[count] = position;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  void removeLast() {
    count--;
  }

  /// An index to be given to [#start] and [#end], negative if there is none.
  int find(long position) {
    return Arrays.binarySearch(positions, 0, count, position);
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }
}
