package org.entente.server.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// An answer on its way to the client. A client that takes it only drop by drop would hold the
/// memory of a whole page for hours, so whoever stays below the least rate is cut off: a periodic
/// [Watch#look] interrupts the thread that is blocked in writing, which works for HTTP/1.1 and
/// HTTP/2 alike. Only time spent blocked counts, not time spent producing.
final class Sending extends OutputStream {
  /// Written at once; progress is known in these steps only.
  static final int SLICE_BYTES = 256 * 1024;

  private final OutputStream out;
  private final Watch watch;
  private final Thread thread = Thread.currentThread();
  // Written by the sending thread alone, and looked at by the watch.
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong blockedNanos = new AtomicLong();
  private volatile long blockedSince;

  private Sending(OutputStream out, Watch watch) {
    this.out = out;
    this.watch = watch;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] array, int offset, int length) throws IOException {
    for (int at = 0; at < length; at += SLICE_BYTES) {
      int slice = Math.min(SLICE_BYTES, length - at);
      long before = System.nanoTime();
      blockedSince = before == 0 ? 1 : before;
      try {
        out.write(array, offset + at, slice);
      } finally {
        blockedSince = 0;
      }
      blockedNanos.addAndGet(System.nanoTime() - before);
      sent.addAndGet(slice);
    }
  }

  @Override
  public void flush() throws IOException {
    long before = System.nanoTime();
    blockedSince = before == 0 ? 1 : before;
    try {
      out.flush();
    } finally {
      blockedSince = 0;
    }
    blockedNanos.addAndGet(System.nanoTime() - before);
  }

  /// Ends the watch; the stream below stays open. Clears an interruption that came too late.
  @Override
  public void close() {
    watch.sendings.remove(this);
    boolean _ = Thread.interrupted();
  }

  /// Watches over everything that is being sent. Thread-safe.
  static final class Watch {
    private final Set<Sending> sendings = ConcurrentHashMap.newKeySet();
    private final int bytesPerSecond;

    Watch(int bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    /// Begins to watch what this thread writes to `out`.
    Sending over(OutputStream out) {
      var sending = new Sending(out, this);
      sendings.add(sending);
      return sending;
    }

    /// Cuts off whoever is too slow.
    void look() {
      for (Sending sending : List.copyOf(sendings)) {
        long since = sending.blockedSince;
        if (since != 0) {
          long blocked = sending.blockedNanos.get() + System.nanoTime() - since;
          long allowed =
              BodyStream.GRACE.toNanos()
                  + TimeUnit.SECONDS.toNanos((sending.sent.get() + SLICE_BYTES) / bytesPerSecond);
          if (blocked > allowed && sendings.remove(sending)) {
            sending.thread.interrupt();
          }
        }
      }
    }
  }
}
