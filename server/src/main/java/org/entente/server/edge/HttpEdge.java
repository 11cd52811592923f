package org.entente.server.edge;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.PublicUrl;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.taxii.http.MediaType;

/// The HTTP server of a node: Jetty's connectors and limits around Javalin's routes, every request
/// on a virtual thread.
///
/// From the outside in: [ConnectionGuard] (how many connections, how long for the headers),
/// [Reception] (trace, observer, stopping), compression of answers, routes. Bodies are unpacked and
/// bounded where they are read ([BodyStream]), and what clients take slowly is watched where it is
/// written ([Sending]).
public final class HttpEdge {
  /// Threads that only pass work on to virtual ones: accepting, selecting, and Jetty's own upkeep.
  private static final int THREADS_MAX = 24;

  private static final int STREAMS_PER_CONNECTION_MAX = 128;

  /// Frames of HTTP/2 that cost much and mean little (resets, pings, settings, empty data), on one
  /// connection in a second; beyond it the connection is closed.
  private static final int HTTP2_NUISANCES_PER_SECOND = 128;

  private static final int COMPRESSED_FROM_BYTES = 1024;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Server server;
  private final Reception reception;
  private final ConnectionGuard guard;
  private final Sending.Watch watch;
  private final Budget requestBytes;
  private final Budget responseBytes;
  private final ScheduledExecutorService upkeep;

  /// @param listeners where to listen; the first is the main one
  public HttpEdge(
      NodeConfig config,
      List<Listener> listeners,
      Routes routes,
      Ids ids,
      RequestObserver observer) {
    NodeConfig.Limits limits = config.limits();
    requestBytes = new Budget(limits.requestBytesInFlight(), limits.waitTime());
    responseBytes = new Budget(limits.responseBytesInFlight(), limits.waitTime());
    watch = new Sending.Watch(limits.bytesPerSecond());
    guard =
        new ConnectionGuard(
            limits.connections(), limits.connectionsPerAddress(), limits.headerTime());
    upkeep =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("edge-upkeep").factory());

    var threads = new QueuedThreadPool(THREADS_MAX, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    server = new Server(threads);
    var traces =
        new Traces(
            ids, new Proxies(config.trustedProxies(), config.publicUrl(), () -> ownUrl(config)));
    var errors = new BareErrors(traces, observer, limits);
    server.setErrorHandler(errors);

    Javalin javalin =
        Javalin.create(settings -> {
          settings.startup.showJavalinBanner = false;
          settings.startup.showOldJavalinVersionWarning = false;
          settings.startup.startupWatcherEnabled = false;
          settings.http.compressionStrategy = CompressionStrategy.NONE;
          settings.http.prefer405over404 = true;
          settings.router.ignoreTrailingSlashes = true;
          routes.register(
              settings.routes, limits, requestBytes, responseBytes, new AnswerWriter(watch));
        });
    var context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
    context.setErrorHandler(errors);
    context.addFilter(new FilterHolder(new CutOff()), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/");
    reception = new Reception(compressing(context), traces, observer);
    server.setHandler(reception);
    listeners.forEach(listener -> server.addConnector(connector(listener, limits)));
  }

  /// Starts to listen.
  ///
  /// @throws NodeRefusal when an address cannot be had
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      abandon();
      throw new NodeRefusal(
          ServerCode.BIND_FAILED, addresses(), e, List.of(addresses(), rootMessage(e)));
    }
    var _ =
        upkeep.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Where the node listens for HTTP(S), such as `https://127.0.0.1:8443/`, by door.
  public List<URI> listening(Door door) {
    var uris = new ArrayList<URI>();
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ServerConnector tcp && door.name().equals(tcp.getName())) {
        boolean secure = tcp.getConnectionFactory(SslConnectionFactory.class) != null;
        String host = tcp.getHost().indexOf(':') >= 0 ? "[" + tcp.getHost() + "]" : tcp.getHost();
        uris.add(
            URI.create(
                (secure ? "https" : "http") + "://" + host + ":" + tcp.getLocalPort() + "/"));
      }
    }
    return List.copyOf(uris);
  }

  /// How clients reach the node, without trailing slash.
  public String ownUrl(NodeConfig config) {
    return config
        .publicUrl()
        .map(PublicUrl::origin)
        .orElseGet(() ->
            listening(Door.NETWORK).stream()
                .findFirst()
                .map(uri -> uri.toString().substring(0, uri.toString().length() - 1))
                .orElse("https://" + config.listen()));
  }

  /// Whether newcomers are turned away.
  public boolean isStopping() {
    return reception.isClosed();
  }

  /// Stops: nobody new gets in, requests that are running may finish.
  ///
  /// @param patience how long they may take
  /// @return whether all finished
  public boolean stop(Duration patience) {
    reception.close();
    for (Connector connector : server.getConnectors()) {
      // Stops accepting; connections that are open stay so until their requests are answered.
      var _ = connector.shutdown();
    }
    boolean finished = reception.awaitEmpty(patience);
    abandon();
    return finished;
  }

  /// Requests that came in by `door` and are being handled.
  public int active(Door door) {
    return reception.inside(door);
  }

  public EdgeFigures figures() {
    return new EdgeFigures(
        guard.open(),
        requestBytes.inUse(),
        requestBytes.waiting(),
        responseBytes.inUse(),
        responseBytes.waiting());
  }

  private void abandon() {
    upkeep.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    } finally {
      server.destroy();
    }
  }

  private void look() {
    watch.look();
    for (Connector connector : server.getConnectors()) {
      guard.look(connector);
    }
  }

  private static Handler compressing(Handler next) {
    var gzip = new GzipCompression();
    gzip.setMinCompressSize(COMPRESSED_FROM_BYTES);
    var fast = new GzipEncoderConfig();
    fast.setCompressionLevel(1);
    gzip.setDefaultEncoderConfig(fast);
    var compression = new CompressionHandler(next);
    compression.putCompression(gzip);
    compression.putConfiguration(
        "/*",
        CompressionConfig.builder()
            .compressIncludeMethod("GET")
            .compressIncludeMethod("POST")
            .compressIncludeMethod("HEAD")
            .compressIncludeMimeType(MediaType.TAXII.toString())
            .compressIncludeMimeType(MediaType.STIX.toString())
            .compressIncludeMimeType("application/json")
            .compressIncludeMimeType("application/x-ndjson")
            .compressIncludeMimeType("application/yaml")
            .compressIncludeMimeType("text/plain; version=0.0.4")
            // Progress must reach the client when it is made.
            .compressExcludePath("/admin/v1/collections/*")
            // Requests are unpacked where they are read, which knows their limits.
            .decompressExcludePath("/*")
            .build());
    return compression;
  }

  private Connector connector(Listener listener, NodeConfig.Limits limits) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setRelativeRedirectAllowed(false);
    AbstractConnector connector =
        switch (listener) {
          case Listener.Secure secure -> {
            var customizer = new SecureRequestCustomizer();
            // Clients reach a node under whatever name resolves to it.
            customizer.setSniHostCheck(false);
            http.addCustomizer(customizer);
            var http1 = new HttpConnectionFactory(http);
            var http2 = new HTTP2ServerConnectionFactory(http);
            http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION_MAX);
            http2.setRateControlFactory(new WindowRateControl.Factory(HTTP2_NUISANCES_PER_SECOND));
            http2.setStreamIdleTimeout(limits.idleTime().toMillis());
            var alpn = new ALPNServerConnectionFactory();
            alpn.setDefaultProtocol(http1.getProtocol());
            yield tcp(
                secure.address(),
                new SslConnectionFactory(secure.tls(), alpn.getProtocol()),
                alpn,
                http2,
                http1);
          }
          case Listener.Plain plain -> tcp(plain.address(), new HttpConnectionFactory(http));
          case Listener.Local local -> {
            var unix = new UnixDomainServerConnector(server, new HttpConnectionFactory(http));
            unix.setUnixDomainPath(local.path());
            yield unix;
          }
        };
    connector.setName(listener.door().name());
    connector.setIdleTimeout(limits.idleTime().toMillis());
    // Stopping is no reason to be less patient with those who are being served.
    connector.setShutdownIdleTimeout(limits.idleTime().toMillis());
    return connector;
  }

  private ServerConnector tcp(
      java.net.InetSocketAddress address, org.eclipse.jetty.server.ConnectionFactory... protocols) {
    var connector = new ServerConnector(server, 1, -1, protocols);
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    // Without it, answers in two parts wait some 40 ms for the client's acknowledgement.
    connector.setAcceptedTcpNoDelay(true);
    connector.addBean(guard);
    return connector;
  }

  private String addresses() {
    var addresses = new ArrayList<String>();
    for (Connector connector : server.getConnectors()) {
      addresses.add(
          connector instanceof ServerConnector tcp
              ? tcp.getHost() + ":" + tcp.getPort()
              : String.valueOf(connector.getTransport()));
    }
    return String.join(", ", addresses);
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }
}
