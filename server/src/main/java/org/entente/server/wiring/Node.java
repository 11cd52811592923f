package org.entente.server.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.exchange.Exchange;
import org.entente.exchange.Settings;
import org.entente.exchange.account.Authentication;
import org.entente.exchange.commit.Store;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.search.TextSearch;
import org.entente.server.admin.AdminRoutes;
import org.entente.server.admin.AdminServices;
import org.entente.server.admin.LocalSocket;
import org.entente.server.backup.BackupSource;
import org.entente.server.config.DirectoryLock;
import org.entente.server.config.ListenAddress;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.edge.Door;
import org.entente.server.edge.HttpEdge;
import org.entente.server.edge.Ids;
import org.entente.server.edge.Listener;
import org.entente.server.edge.RequestObserver;
import org.entente.server.edge.Routes;
import org.entente.server.edge.SignIn;
import org.entente.server.health.Checkup;
import org.entente.server.health.HealthRoutes;
import org.entente.server.health.Metrics;
import org.entente.server.log.RequestLog;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.server.taxii.TaxiiRoutes;
import org.entente.server.taxii.TaxiiServices;
import org.entente.server.tls.CertificateKeeper;
import org.entente.server.tls.CertificateStatus;
import org.entente.server.tls.OwnIdentity;
import org.entente.store.text.TextIndex;
import org.entente.taxii.query.CursorKey;
import org.entente.taxii.query.Cursors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node, built by hand from the bottom up: directory and its lock, store, domain, routes,
/// listeners. What was started last is stopped first; nothing is left behind when starting fails
/// half-way.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final Duration CERTIFICATE_LOOK_EVERY = Duration.ofSeconds(10);
  private static final Duration STATUSES_SWEPT_EVERY = Duration.ofMinutes(5);

  private final NodeDirectory directory;
  private final NodeConfig config;
  private final Started started;
  private final HttpEdge edge;
  private final Optional<CertificateKeeper> keeper;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);

  /// Serves the node in `directory` to the network.
  ///
  /// @throws NodeRefusal when it cannot be served as things stand, above all because another
  ///   process does already
  public static Node serve(Path directory, ServeOptions options) {
    return new Node(
        new NodeDirectory(directory), options, true, RocksStores::open, Clock.systemUTC());
  }

  /// Opens the node in `directory` for commands of its owner: the admin API on the local socket,
  /// and nothing on the network.
  ///
  /// @throws NodeRefusal when it cannot be opened, above all because another process holds it
  public static Node openLocally(Path directory) {
    return new Node(
        new NodeDirectory(directory),
        ServeOptions.NONE,
        false,
        RocksStores::open,
        Clock.systemUTC());
  }

  Node(
      NodeDirectory directory,
      ServeOptions options,
      boolean network,
      StoreOpener stores,
      InstantSource clock) {
    this.directory = directory;
    if (!directory.isNode()) {
      throw noNode(directory);
    }
    NodeConfig settings = NodeConfig.read(directory.config());
    config = settings.listening(listenAddress(settings, options));
    config.metrics().ifPresent(at -> requireLoopback("metrics.listen", at.address()));
    var random = new SecureRandom();
    started = new Started();
    try {
      started.add(DirectoryLock.take(directory, clock));
      warnWhenOpenToOthers();
      Store store = started.add(stores.open(directory.store(), clock, config));
      TextIndex texts = started.add(TextIndexes.open(directory.text(), store, clock));
      TextSearch search = network ? texts : TextIndexes.patient(texts);
      Exchange exchange = Exchange.open(store, search, clock, random, domainSettings(config));
      keeper =
          network && !options.plainHttp()
              ? Optional.of(certificateKeeper(clock, random))
              : Optional.empty();
      LocalSocket socket = started.add(LocalSocket.prepare(directory));
      Metrics metrics = started.add(new Metrics());

      var checkup =
          new Checkup(
              directory.root(),
              config.disk().reserveBytes(),
              clock,
              this::certificate,
              () -> store.audit().last() >= 0);
      var signIn = new SignIn(exchange.authentication());
      var status =
          new NodeStatus(
              exchange,
              store.collections(),
              config,
              checkup,
              this::certificate,
              this::edge,
              directory.store(),
              clock);

      var routes = new Routes();
      HealthRoutes.addTo(routes, metrics, signIn, exchange.outlook(), checkup, this::isStopping);
      AdminRoutes.addTo(
          routes,
          new AdminServices(
              exchange,
              store.collections(),
              signIn,
              status,
              config.tls().certificate().isPresent()
                  ? Optional.empty()
                  : Optional.of(OwnIdentity.authorityCertificate(directory.tls())),
              RocksStores.copies(store)
                  .map(copies ->
                      new BackupSource(directory, copies, Version.TEXT, config.name(), clock)),
              this::isStopping,
              random,
              metrics::imported));
      TaxiiRoutes.addTo(
          routes,
          new TaxiiServices(
              exchange,
              store.collections(),
              signIn,
              new Cursors(CursorKey.from(NodeSecret.of(store, random))),
              config,
              metrics::added));

      var requestLog = new RequestLog();
      RequestObserver observer =
          (trace, code, nanos) -> {
            metrics.ended(trace, code, nanos);
            requestLog.ended(trace, code, nanos);
          };
      edge = new HttpEdge(config, listeners(socket, network), routes, new Ids(random), observer);
      metrics.watch(edge);
      metrics.gauge(
          "entente.disk.free.bytes", "free disk space", checkup, it -> it.look().freeBytes());
      new StoreFigures(exchange, store, directory.store()).showIn(metrics);
      TextIndexes.showIn(metrics, texts);
      edge.start();
      Upkeep upkeep = started.add(new Upkeep());
      upkeep.every(STATUSES_SWEPT_EVERY, "statuses", exchange.statuses()::sweep);
      keeper.ifPresent(it -> upkeep.every(CERTIFICATE_LOOK_EVERY, "certificate", it::look));
    } catch (IOException e) {
      started.close();
      throw new NodeRefusal(
          ServerCode.DIRECTORY_FAILED,
          directory.root().toString(),
          e,
          List.of(directory.root().toString(), String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /// What `entente serve` prints when the node takes requests.
  public String readyLine() {
    return "ready " + taxiiUrl();
  }

  /// Where discovery is, by the address that the node listens at; empty path when it listens to the
  /// local socket alone.
  public URI taxiiUrl() {
    return edge.listening(Door.NETWORK).stream()
        .findFirst()
        .map(base -> base.resolve("taxii2/"))
        .orElse(URI.create(""));
  }

  /// The address for metrics alone, if there is one.
  public Optional<URI> metricsUrl() {
    return edge.listening(Door.METRICS).stream().findFirst().map(base -> base.resolve("metrics"));
  }

  public NodeDirectory directory() {
    return directory;
  }

  public NodeConfig config() {
    return config;
  }

  /// Blocks until the node was stopped: by [#close], or by a signal to the process (SIGTERM,
  /// Ctrl-C), which ends it cleanly with status 0.
  public void runUntilStopped() throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close();
                  // A signal would make the status 130 or 143; a clean end is none of these.
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
    done.await();
  }

  /// Stops: nobody new gets in, running requests may finish within the configured patience, then
  /// everything is closed, what was acknowledged being durable already. Idempotent.
  @Override
  public void close() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    LOG.info("stopping");
    boolean finished = edge.stop(config.stopPatience());
    if (!finished) {
      LOG.warn("requests were still running when patience ended");
    }
    started.close();
    LOG.info("stopped");
    done.countDown();
  }

  boolean isStopping() {
    return edge.isStopping();
  }

  private HttpEdge edge() {
    return edge;
  }

  private Optional<CertificateStatus> certificate() {
    return keeper.map(CertificateKeeper::status);
  }

  private CertificateKeeper certificateKeeper(InstantSource clock, SecureRandom random) {
    NodeConfig.Tls tls = config.tls();
    if (tls.certificate().isPresent() && tls.key().isPresent()) {
      return CertificateKeeper.ofFiles(
          directory.root().resolve(tls.certificate().get()),
          directory.root().resolve(tls.key().get()),
          clock);
    }
    return CertificateKeeper.ofOwn(new OwnIdentity(directory.tls(), config.hosts(), clock, random));
  }

  private List<Listener> listeners(LocalSocket socket, boolean network) {
    var listeners = new ArrayList<Listener>();
    if (network) {
      InetSocketAddress address = config.listen().socketAddress();
      listeners.add(
          keeper
              .<Listener>map(it -> new Listener.Secure(address, it.tls()))
              .orElseGet(() -> new Listener.Plain(address, Door.NETWORK)));
      config
          .metrics()
          .ifPresent(at -> listeners.add(new Listener.Plain(at.socketAddress(), Door.METRICS)));
    }
    listeners.add(new Listener.Local(socket.path()));
    return listeners;
  }

  private static NodeRefusal noNode(NodeDirectory directory) {
    String root = directory.root().toString();
    return directory.isClosed()
        ? new NodeRefusal(ServerCode.DIRECTORY_DENIED, root, root, owner(directory))
        : new NodeRefusal(ServerCode.DIRECTORY_NOT_A_NODE, root, root);
  }

  private static String owner(NodeDirectory directory) {
    try {
      return directory.owner();
    } catch (IOException e) {
      return "?";
    }
  }

  private static ListenAddress listenAddress(NodeConfig settings, ServeOptions options) {
    InetAddress bind = options.bind() != null ? options.bind() : settings.listen().address();
    int port = options.port() != null ? options.port() : settings.listen().port();
    if (options.plainHttp()) {
      requireLoopback("--plain-http", bind);
    }
    return new ListenAddress(bind, port);
  }

  private static void requireLoopback(String where, InetAddress address) {
    if (!address.isLoopbackAddress()) {
      throw new NodeRefusal(ServerCode.PLAIN_HTTP_NOT_LOOPBACK, where, address.getHostAddress());
    }
  }

  private static Settings domainSettings(NodeConfig config) {
    NodeConfig.Rates rates = config.rates();
    return new Settings(
        new Authentication.Limits(
            Authentication.Limits.DEFAULTS.signInMemory(),
            rates.passwordChecks(),
            new Authentication.Rate(rates.accountPerSecond(), rates.accountBurst()),
            new Authentication.Rate(rates.addressPerSecond(), rates.addressBurst())),
        new Ingest.Limits(config.retention().statuses(), config.limits().objects()));
  }

  private void warnWhenOpenToOthers() throws IOException {
    if (directory.openToOthers()) {
      LOG.warn("the node's directory is open to others than its owner: {}", directory.root());
    }
  }

  /// What is to be closed, in reverse order.
  private static final class Started implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();

    <T extends AutoCloseable> T add(T part) {
      parts.add(part);
      return part;
    }

    /// Closes everything, whatever one of them says.
    @Override
    public void close() {
      for (AutoCloseable part : parts.reversed()) {
        try {
          part.close();
        } catch (Exception e) {
          LOG.error("closing failed", e);
        }
      }
      parts.clear();
    }
  }
}
