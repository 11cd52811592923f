package org.entente.server.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;

/// Where every request comes in and goes out: gives it its [Trace], tells the observer when it
/// ends, and turns newcomers away once the node stops while those inside finish. (Jetty's own
/// graceful stop resets answers that are under way on HTTP/2.)
final class Reception extends Handler.Wrapper {
  private final Traces traces;
  private final RequestObserver observer;

  private final Lock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<Door, Integer> inside = new EnumMap<>(Door.class);
  private int all;
  private volatile boolean closed;

  Reception(Handler next, Traces traces, RequestObserver observer) {
    super(next);
    this.traces = traces;
    this.observer = observer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Trace trace = traces.begin(request, request.getBeginNanoTime());
    request.setAttribute(Trace.ATTRIBUTE, trace);
    Request.addCompletionListener(request, failure -> left(trace, response, failure));
    if (!enter(trace.door())) {
      turnAway(trace, response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /// Lets nobody in any more.
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /// Requests that came in by `door` and are being handled.
  int inside(Door door) {
    lock.lock();
    try {
      return inside.getOrDefault(door, 0);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everybody has left.
  ///
  /// @return false when some stayed longer than `patience`
  boolean awaitEmpty(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (all > 0) {
        if (left <= 0) {
          return false;
        }
        left = ended.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Counts before looking, so that whoever waits for the last one misses nobody.
  private boolean enter(Door door) {
    lock.lock();
    try {
      inside.merge(door, 1, Integer::sum);
      all++;
    } finally {
      lock.unlock();
    }
    return !closed;
  }

  private void left(Trace trace, Response response, Throwable failure) {
    lock.lock();
    try {
      inside.merge(trace.door(), -1, Integer::sum);
      all--;
      if (all == 0) {
        ended.signalAll();
      }
    } finally {
      lock.unlock();
    }
    int status = failure != null && !response.isCommitted() ? 0 : response.getStatus();
    observer.ended(trace, status, System.nanoTime() - trace.startNanos());
  }

  private static void turnAway(Trace trace, Response response, Callback callback) {
    Denial denial = Denial.of(ServerCode.STOPPING, trace.id());
    trace.refused(denial.code(), denial.id());
    DenialBody form = DenialBody.forPath(trace.path());
    byte[] body = form.json(denial, trace.language()).toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(denial.status());
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, form.mediaType());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.put(HttpHeader.RETRY_AFTER, 1);
    headers.put("X-Request-Id", denial.id().toString());
    headers.put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
