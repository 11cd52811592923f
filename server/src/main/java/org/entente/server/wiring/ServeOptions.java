package org.entente.server.wiring;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What whoever starts a node may say beside its settings; it wins over them.
///
/// @param port where to listen; 0 = any free port; null = as the settings say
/// @param bind at which address; null = as the settings say
/// @param plainHttp without TLS, on a loopback address only
public record ServeOptions(@Nullable Integer port, @Nullable InetAddress bind, boolean plainHttp) {
  /// As the settings say.
  public static final ServeOptions NONE = new ServeOptions(null, null, false);
}
