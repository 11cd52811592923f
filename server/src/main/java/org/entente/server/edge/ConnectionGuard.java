package org.entente.server.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/// Bounds what clients can cost before they have said anything: connections in all and of one
/// address, and the time that a handshake or a request's headers may take. Jetty's idle timeout
/// starts anew with every byte, so a client sending one byte a minute would never meet it.
final class ConnectionGuard implements SelectorManager.AcceptListener {
  private final int connectionsMax;
  private final int perAddressMax;
  private final Duration headerTime;

  private final AtomicInteger open = new AtomicInteger();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
  private final Map<SelectableChannel, InetAddress> counted = new ConcurrentHashMap<>();
  private final Map<EndPoint, Since> slow = new WeakHashMap<>();

  ConnectionGuard(int connectionsMax, int perAddressMax, Duration headerTime) {
    this.connectionsMax = connectionsMax;
    this.perAddressMax = perAddressMax;
    this.headerTime = headerTime;
  }

  @Override
  public void onAccepted(SelectableChannel channel) {
    InetAddress address = addressOf(channel);
    if (address == null) {
      return;
    }
    counted.put(channel, address);
    int all = open.incrementAndGet();
    int same = byAddress.merge(address, 1, Integer::sum);
    if (all > connectionsMax || same > perAddressMax) {
      forget(channel);
      closeQuietly(channel);
    }
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    forget(channel);
  }

  int open() {
    return open.get();
  }

  /// Closes connections whose handshake or request headers have been arriving for too long. To be
  /// called about once a second, by one thread.
  void look(Connector connector) {
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Object stage = stage(endPoint.getConnection());
      if (stage == null) {
        slow.remove(endPoint);
        continue;
      }
      Since since = slow.get(endPoint);
      if (since == null || !since.stage.equals(stage)) {
        slow.put(endPoint, new Since(stage, System.nanoTime()));
      } else if (NanoTime.since(since.nanos) > headerTime.toNanos()) {
        slow.remove(endPoint);
        endPoint.close();
      }
    }
  }

  /// What a connection is waiting for that must not take long; null when there is no hurry.
  private static @Nullable Object stage(@Nullable Connection connection) {
    return switch (connection) {
      case null -> "accepted";
      case SslConnection tls -> stage(tls.getSslEndPoint().getConnection());
      case HttpConnection http -> {
        boolean waiting = http.getParser().inHeaderState() && !http.getParser().isStart();
        boolean fresh = http.getMessagesIn() == 0 && http.getParser().isStart();
        yield waiting || fresh ? (Object) http.getMessagesIn() : null;
      }
      case HTTP2ServerConnection _ -> null;
      default -> "handshake";
    };
  }

  private void forget(SelectableChannel channel) {
    InetAddress address = counted.remove(channel);
    if (address != null) {
      open.decrementAndGet();
      byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private static @Nullable InetAddress addressOf(SelectableChannel channel) {
    try {
      return channel instanceof SocketChannel socket
              && socket.getRemoteAddress() instanceof InetSocketAddress inet
          ? inet.getAddress()
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void closeQuietly(SelectableChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was to go anyway.
    }
  }

  private record Since(Object stage, long nanos) {}
}
