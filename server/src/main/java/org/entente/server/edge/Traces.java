package org.entente.server.edge;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Begins the traces of requests. Thread-safe.
final class Traces {
  private final Ids ids;
  private final Proxies proxies;

  Traces(Ids ids, Proxies proxies) {
    this.ids = ids;
    this.proxies = proxies;
  }

  /// @param startNanos when the request began, by `System.nanoTime`
  Trace begin(Request request, long startNanos) {
    var connection = request.getConnectionMetaData();
    Door door = Door.named(connection.getConnector().getName());
    String path = request.getHttpURI().getPath();
    return new Trace(
        ids.next(),
        door,
        proxies.origin(request),
        proxies.baseUrl(request),
        door == Door.LOCAL ? LocalPeer.user(connection.getConnection().getEndPoint()) : "",
        request.getMethod(),
        // What is no HTTP may have none.
        path == null ? "" : path,
        Languages.choose(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE)),
        startNanos);
  }
}
