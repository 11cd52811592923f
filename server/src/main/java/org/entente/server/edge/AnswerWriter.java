package org.entente.server.edge;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.entente.server.refusal.Denial;

/// Puts answers on the wire. Stateless apart from the watch over slow clients.
final class AnswerWriter {
  /// Less than this fits into the socket's buffer, so that nobody has to wait for a slow client.
  private static final int WATCHED_FROM_BYTES = 64 * 1024;

  /// How much of an unwanted body is still taken after its refusal, and for how long: a client that
  /// is cut off while it sends may never see the answer.
  private static final long DRAINED_BYTES_MAX = 64L << 20;

  private static final Duration DRAINED_FOR = Duration.ofSeconds(2);

  private final Sending.Watch watch;

  AnswerWriter(Sending.Watch watch) {
    this.watch = watch;
  }

  void write(Call call, Answer answer) throws IOException {
    HttpServletResponse response = call.context().res();
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    switch (answer) {
      case Answer.Whole whole -> {
        response.setHeader("X-Request-Id", call.id().toString());
        whole.headers().forEach(response::setHeader);
        send(call, whole.status(), whole.mediaType(), whole.body(), whole.length());
      }
      case Answer.Streamed streamed -> {
        response.setHeader("X-Request-Id", call.id().toString());
        response.setContentType(streamed.mediaType());
        try (Sending sending = watch.over(response.getOutputStream())) {
          streamed.writer().write(sending);
        }
      }
      case Answer.Denied(var denial) -> deny(call, denial);
    }
  }

  private void deny(Call call, Denial denial) throws IOException {
    Trace trace = call.trace();
    trace.refused(denial.code(), denial.id());
    HttpServletResponse response = call.context().res();
    response.setHeader("X-Request-Id", denial.id().toString());
    DenialBody form = DenialBody.forPath(trace.path());
    if (denial.status() == 401) {
      if (form == DenialBody.TAXII) {
        response.addHeader("WWW-Authenticate", "Basic realm=\"entente\", charset=\"UTF-8\"");
      }
      response.addHeader("WWW-Authenticate", "Bearer realm=\"entente\"");
    }
    Duration wait = denial.retryAfter();
    if (wait != null) {
      response.setHeader(
          "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
    if (!denial.allow().isEmpty()) {
      response.setHeader("Allow", String.join(", ", denial.allow()));
    }
    byte[] body = form.json(denial, trace.language()).toString().getBytes(StandardCharsets.UTF_8);
    send(call, denial.status(), form.mediaType(), body, body.length);
    drain(call.context());
  }

  private void send(Call call, int status, String mediaType, byte[] body, int length)
      throws IOException {
    HttpServletResponse response = call.context().res();
    response.setStatus(status);
    response.setHeader("Content-Type", mediaType);
    response.setContentLength(length);
    if (call.method().equals("HEAD")) {
      return;
    }
    OutputStream out = response.getOutputStream();
    if (length < WATCHED_FROM_BYTES) {
      out.write(body, 0, length);
      return;
    }
    try (Sending sending = watch.over(out)) {
      sending.write(body, 0, length);
    }
  }

  private static void drain(Context context) {
    long announced = context.req().getContentLengthLong();
    boolean chunked = context.req().getHeader("Transfer-Encoding") != null;
    if (announced <= 0 && !chunked) {
      return;
    }
    try {
      context.res().flushBuffer();
      InputStream in = context.req().getInputStream();
      byte[] sink = new byte[16 * 1024];
      long end = System.nanoTime() + DRAINED_FOR.toNanos();
      long drained = 0;
      for (int read = 0; read >= 0; read = in.read(sink)) {
        drained += read;
        if (drained > DRAINED_BYTES_MAX || System.nanoTime() - end > 0) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client is gone, or sends nonsense: it has been answered, and no more is owed.
    }
  }
}
