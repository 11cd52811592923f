package org.entente.server.edge;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// One HTTP request, as a route sees it. Used by one thread.
public final class Call implements AutoCloseable {
  private static final int FIRST_BYTES = 16 * 1024;

  private final Context context;
  private final Trace trace;
  private final NodeConfig.Limits limits;
  private final Budget.Share requestShare;
  private final Budget.Share responseShare;
  private boolean bodyTaken;

  Call(
      Context context,
      Trace trace,
      NodeConfig.Limits limits,
      Budget requestBytes,
      Budget responseBytes) {
    this.context = context;
    this.trace = trace;
    this.limits = limits;
    requestShare = requestBytes.open();
    responseShare = responseBytes.open();
  }

  public Trace trace() {
    return trace;
  }

  /// `GET`, `HEAD`, `POST` …
  public String method() {
    return trace.method();
  }

  /// What the path has at `{name}`, percent-decoded. Foreign text.
  public String parameter(String name) {
    return context.pathParam(name);
  }

  /// The part of the address after `?`, as it was sent; null if there is none.
  public @Nullable String query() {
    return context.req().getQueryString();
  }

  /// The first header of this name; null if there is none.
  public @Nullable String header(String name) {
    return context.req().getHeader(name);
  }

  /// All lines of a header.
  public List<String> headers(String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  /// Reads the whole body.
  ///
  /// @param bytesMax unpacked bytes
  public Body body(long bytesMax) {
    bodyTaken = true;
    long announced = context.req().getContentLengthLong();
    if (announced > bytesMax) {
      return new Body.Refused(ServerCode.BODY_TOO_LARGE, List.of(Long.toString(bytesMax)));
    }
    try {
      BodyStream stream = stream(bytesMax);
      byte[] array = new byte[(int) Math.max(FIRST_BYTES, Math.min(announced + 1, bytesMax))];
      if (!requestShare.growTo(array.length)) {
        return new Body.Refused(ServerCode.OVERLOADED, List.of());
      }
      int length = 0;
      for (int read = 0; read >= 0; length += Math.max(0, read)) {
        if (length == array.length) {
          int larger = (int) Math.min(bytesMax + 1, array.length * 2L);
          if (!requestShare.growTo(larger)) {
            return new Body.Refused(ServerCode.OVERLOADED, List.of());
          }
          array = java.util.Arrays.copyOf(array, larger);
        }
        read = stream.read(array, length, array.length - length);
      }
      return new Body.Whole(array, length);
    } catch (BodyProblem problem) {
      return new Body.Refused(problem.code(), List.of(problem.arguments()));
    } catch (IOException e) {
      throw new UncheckedIOException("a body fails in other ways than it says", e);
    }
  }

  /// The body as a stream of any length. What is wrong with it shows while reading, as a
  /// [BodyProblem].
  public InputStream bodyStream() throws IOException {
    bodyTaken = true;
    return stream(Long.MAX_VALUE);
  }

  /// Reserves memory for an answer; given back when the request ends.
  ///
  /// @return whether there is room
  public boolean reserve(long bytes) {
    if (!responseShare.growTo(bytes)) {
      return false;
    }
    responseShare.shrinkTo(bytes);
    return true;
  }

  /// A refusal of the edge.
  public Answer.Denied deny(ServerCode code, String... arguments) {
    return new Answer.Denied(Denial.of(code, trace.id(), arguments));
  }

  public Answer.Denied deny(Body.Refused refused) {
    return deny(refused.code(), refused.arguments().toArray(String[]::new));
  }

  UUID id() {
    return trace.id();
  }

  Context context() {
    return context;
  }

  /// Whether the route looked at the body; if not, it may still be on its way.
  boolean bodyTaken() {
    return bodyTaken;
  }

  /// Cuts the answer off, once everybody who handles the request is done with it.
  void abort(Exception failure) {
    if (failure instanceof IOException) {
      // What is written goes to the client alone: it has left, or takes too little.
      trace.departed();
    } else {
      trace.failed(failure);
    }
    CutOff.request(context.req(), failure);
  }

  @Override
  public void close() {
    requestShare.close();
    responseShare.close();
  }

  private BodyStream stream(long bytesMax) throws IOException {
    return new BodyStream(
        context.req().getInputStream(),
        context.req().getHeader("Content-Encoding"),
        bytesMax,
        limits.expansionRatio(),
        limits.bytesPerSecond());
  }
}
