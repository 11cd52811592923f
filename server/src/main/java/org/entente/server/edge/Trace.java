package org.entente.server.edge;

import java.util.Locale;
import java.util.UUID;
import org.entente.exchange.access.Origin;
import org.jspecify.annotations.Nullable;

/// What the node remembers of one request while it runs: for answers, log and metrics. Written by
/// the thread that handles the request, read by it and, after the request ended, by observers.
public final class Trace {
  static final String ATTRIBUTE = Trace.class.getName();

  /// The code of a request whose client did not wait for the whole answer.
  static final String CLIENT_GONE = "client-gone";

  /// The route of a request that matched none.
  static final String NO_ROUTE = "none";

  private final Door door;
  private final Origin origin;
  private final String baseUrl;
  private final String localUser;
  private final String method;
  private final String path;
  private final Locale language;
  private final long startNanos;

  private volatile UUID id;
  private volatile String route = NO_ROUTE;
  private volatile String code = "ok";
  private volatile String account = "";
  private volatile @Nullable Throwable failure;

  Trace(
      UUID id,
      Door door,
      Origin origin,
      String baseUrl,
      String localUser,
      String method,
      String path,
      Locale language,
      long startNanos) {
    this.id = id;
    this.door = door;
    this.origin = origin;
    this.baseUrl = baseUrl;
    this.localUser = localUser;
    this.method = method;
    this.path = path;
    this.language = language;
    this.startNanos = startNanos;
  }

  /// Under which id the log has the request. When it is refused, the id of the refusal.
  public UUID id() {
    return id;
  }

  public Door door() {
    return door;
  }

  /// Where the request comes from.
  public Origin origin() {
    return origin;
  }

  /// Scheme, host and port by which the client knows the node.
  public String baseUrl() {
    return baseUrl;
  }

  public String method() {
    return method;
  }

  /// Whom the operating system knows at the other end of the local socket; empty at other doors.
  public String localUser() {
    return localUser;
  }

  /// The path as it was sent. Foreign text.
  public String path() {
    return path;
  }

  /// In which language to speak to the client.
  public Locale language() {
    return language;
  }

  /// When it began, by `System.nanoTime`.
  public long startNanos() {
    return startNanos;
  }

  /// The route's template, such as `/{root}/collections/`: few values, fit for metrics.
  public String route() {
    return route;
  }

  /// `ok`, the code of the refusal, or `client-gone`.
  public String code() {
    return code;
  }

  /// Who asked; empty while that is not certain.
  public String account() {
    return account;
  }

  /// What went wrong inside; null when nothing did.
  public @Nullable Throwable failure() {
    return failure;
  }

  void matched(String template) {
    route = template;
  }

  /// Says who asks, once that is certain.
  public void identified(String name) {
    account = name;
  }

  void refused(String refusalCode, UUID refusalId) {
    code = refusalCode;
    id = refusalId;
  }

  void departed() {
    code = CLIENT_GONE;
  }

  /// Whether the client did not wait for the whole answer.
  public boolean isDeparted() {
    return code.equals(CLIENT_GONE);
  }

  void failed(Throwable cause) {
    failure = cause;
  }
}
