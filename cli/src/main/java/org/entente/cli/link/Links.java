package org.entente.cli.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Interruption;
import org.jspecify.annotations.Nullable;

/// Opens lines to nodes.
public final class Links {
  /// How long to wait for a node that is starting, or for another command that has the directory.
  private static final Duration LOCK_WAIT_MAX = Duration.ofSeconds(10);

  private static final Duration LOCK_RETRY = Duration.ofMillis(50);

  private final LocalNodes nodes;
  private final Interruption interruption;

  public Links(LocalNodes nodes, Interruption interruption) {
    this.nodes = nodes;
    this.interruption = interruption;
  }

  /// Opens a line to `node`. A directory that no node serves is opened for the length of the run.
  ///
  /// @param authority the certificate authority to trust for a node elsewhere; the system's when
  ///   empty
  public NodeLink open(NodeAddress node, Caller caller, Optional<Path> authority) {
    return switch (node) {
      case NodeAddress.Directory(Path path) -> local(path, caller);
      case NodeAddress.Remote remote ->
          new NodeLink(
              new Door(endpoint(remote, trust(authority), true), name(remote), () -> {}), caller);
    };
  }

  /// A line to a node elsewhere whose certificate nobody has verified: for asking what to trust.
  public NodeLink openUnverified(NodeAddress.Remote node, Caller caller) {
    return new NodeLink(
        new Door(endpoint(node, new TrustManager[] {new Credulous()}, false), name(node), () -> {}),
        caller);
  }

  private NodeLink local(Path directory, Caller caller) {
    long deadline = System.nanoTime() + LOCK_WAIT_MAX.toNanos();
    while (true) {
      Optional<Path> socket = nodes.socket(directory).filter(Links::answers);
      if (socket.isPresent()) {
        return new NodeLink(
            new Door(new Endpoint.Local(socket.get()), directory.toString(), () -> {}), caller);
      }
      try {
        return opened(directory, caller);
      } catch (LocalNodes.Busy busy) {
        if (System.nanoTime() > deadline) {
          throw busy.failure();
        }
        pause();
      }
    }
  }

  private NodeLink opened(Path directory, Caller caller) throws LocalNodes.Busy {
    var node = nodes.open(directory, Locale.forLanguageTag(caller.language()));
    var registration = interruption.onStop(node::close);
    Path socket =
        nodes
            .socket(directory)
            .orElseThrow(() -> new IllegalStateException("an open node has a socket"));
    return new NodeLink(
        new Door(
            new Endpoint.Local(socket),
            directory.toString(),
            () -> {
              registration.close();
              node.close();
            }),
        caller);
  }

  /// Whether somebody listens: a process that was killed leaves its socket behind.
  private static boolean answers(Path socket) {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOCK_RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Endpoint endpoint(
      NodeAddress.Remote node, TrustManager @Nullable [] trust, boolean checked) {
    URI root = node.root();
    String host = root.getHost();
    if (root.getScheme().equals("http")) {
      return new Endpoint.Plain(host, root.getPort() < 0 ? 80 : root.getPort());
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      return new Endpoint.Secure(host, root.getPort() < 0 ? 443 : root.getPort(), context, checked);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /// The certificates to trust; null for those of the system.
  private static TrustManager @Nullable [] trust(Optional<Path> authority) {
    return authority.map(Links::trust).orElse(null);
  }

  private static TrustManager[] trust(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      if (number == 0) {
        throw Failure.of(Fault.FILE_UNREADABLE, file.toString(), file.toString());
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, file.toString(), file.toString());
    }
  }

  private static String name(NodeAddress.Remote node) {
    return node.root().toString();
  }
}
