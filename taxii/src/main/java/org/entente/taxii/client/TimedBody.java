package org.entente.taxii.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer as a stream whose reads give up. The one that the JDK offers waits for a
/// silent server for ever, and a request's own timeout ends with the headers.
///
/// One piece is asked for at a time, so that no more than one waits in memory. One thread reads.
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<TimedBody> {
  private final long idleNanos;
  private long wholeNanos;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private Piece piece = new Piece.Bytes(List.of());

  TimedBody(Duration idle, Duration whole) {
    this.idleNanos = idle.toNanos();
    this.wholeNanos = whole.toNanos();
  }

  /// What may come next.
  private sealed interface Piece {
    record Bytes(List<ByteBuffer> buffers) implements Piece {}

    record Failed(Throwable failure) implements Piece {}

    record End() implements Piece {}
  }

  @Override
  public CompletionStage<TimedBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.complete(given)) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece.Bytes(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(new Piece.Failed(failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece.End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      switch (piece) {
        case Piece.Bytes(var buffers) -> {
          ByteBuffer buffer = firstFull(buffers);
          if (buffer != null) {
            int count = Math.min(length, buffer.remaining());
            buffer.get(target, offset, count);
            return count;
          }
          piece = await();
        }
        case Piece.Failed(var failure) -> throw new IOException(failure.getMessage(), failure);
        case Piece.End() -> {
          return -1;
        }
      }
    }
  }

  /// Gives the connection up unless the body was read to its end.
  @Override
  public void close() {
    if (!(piece instanceof Piece.End)) {
      var unused = subscription.thenAccept(Flow.Subscription::cancel);
    }
  }

  private Piece await() throws IOException {
    Piece waiting = pieces.poll();
    if (waiting == null) {
      waiting = poll();
    }
    if (waiting instanceof Piece.Bytes) {
      var unused = subscription.thenAccept(given -> given.request(1));
    }
    return waiting;
  }

  private Piece poll() throws IOException {
    long start = System.nanoTime();
    try {
      Piece next = pieces.poll(Math.min(idleNanos, wholeNanos), TimeUnit.NANOSECONDS);
      wholeNanos -= System.nanoTime() - start;
      if (next == null) {
        throw new HttpTimeoutException("the answer stopped coming");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    }
  }

  private static @Nullable ByteBuffer firstFull(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.hasRemaining()) {
        return buffer;
      }
    }
    return null;
  }
}
