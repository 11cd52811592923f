package org.entente.server.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;

/// Answers what never reaches a route: requests that are not valid HTTP, addresses that could mean
/// two things, failures of the container. Jetty would send a page of HTML, with a stack trace if
/// asked to; a TAXII client is owed a TAXII error.
final class BareErrors implements Request.Handler {
  private final Traces traces;
  private final RequestObserver observer;
  private final NodeConfig.Limits limits;

  BareErrors(Traces traces, RequestObserver observer, NodeConfig.Limits limits) {
    this.traces = traces;
    this.observer = observer;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    Object stated = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    int status = response.getStatus();
    String reason = stated == null ? "" : stated.toString();
    if (cause instanceof HttpException exception) {
      status = exception.getCode();
      reason = exception.getReason() == null ? reason : exception.getReason();
    }
    Trace seen = (Trace) request.getAttribute(Trace.ATTRIBUTE);
    Trace trace = seen != null ? seen : traces.begin(request, System.nanoTime());
    Denial denial = denial(trace.id(), status, reason);
    trace.refused(denial.code(), denial.id());
    if (cause instanceof Throwable failure && denial.status() >= 500) {
      trace.failed(failure);
    }
    if (seen == null) {
      // It never came as far as the reception, which tells about all others.
      observer.ended(trace, denial.status(), System.nanoTime() - trace.startNanos());
    }
    DenialBody form =
        DenialBody.forPath(
            request.getHttpURI().getCanonicalPath() == null
                ? ""
                : request.getHttpURI().getCanonicalPath());
    byte[] body = form.json(denial, trace.language()).toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(denial.status());
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, form.mediaType());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Request-Id", denial.id().toString());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private Denial denial(UUID id, int status, String reason) {
    return switch (status) {
      case 404 -> Denial.of(ServerCode.NOT_FOUND, id);
      case 408 -> Denial.of(ServerCode.BODY_TOO_SLOW, id);
      case 413 -> Denial.of(ServerCode.BODY_TOO_LARGE, id, "");
      case 414 -> Denial.of(ServerCode.URI_TOO_LONG, id);
      case 431 ->
          Denial.of(ServerCode.HEADERS_TOO_LARGE, id, Integer.toString(limits.headerBytes()));
      case 503 -> Denial.of(ServerCode.STOPPING, id);
      case 501, 505 -> Denial.of(ServerCode.REQUEST_INVALID, id, reason);
      default ->
          status >= 500
              ? Denial.of(ServerCode.INTERNAL, id)
              : Denial.of(ServerCode.REQUEST_INVALID, id, reason);
    };
  }
}
