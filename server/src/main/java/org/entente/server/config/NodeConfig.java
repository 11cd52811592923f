package org.entente.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// All settings of a node, from `node.yaml`. Immutable.
///
/// @param name the organisation's name, which discovery shows as its title
/// @param country ISO 3166-1 alpha-2, in capitals
/// @param contact how to reach those who run the node
/// @param listen where to listen for HTTPS
/// @param publicUrl what clients call the node; empty: whatever each client called it
/// @param hosts names and addresses in the certificate that the node makes for itself
/// @param trustedProxies who may say in `X-Forwarded-*` for whom they ask
/// @param tls a certificate of one's own
/// @param metrics an address of their own for metrics, open to whoever reaches it
/// @param limits bounds on requests and answers
/// @param rates how often one may ask
/// @param retention how long to keep what is not primary data
/// @param disk how much room to leave
/// @param log what to log, and how
/// @param stopPatience how long running requests may take when the node stops
public record NodeConfig(
    String name,
    Optional<String> country,
    String contact,
    ListenAddress listen,
    Optional<PublicUrl> publicUrl,
    List<HostName> hosts,
    List<Network> trustedProxies,
    Tls tls,
    Optional<ListenAddress> metrics,
    Limits limits,
    Rates rates,
    Retention retention,
    Disk disk,
    Log log,
    Duration stopPatience) {
  private static final Duration NO_TIME = Duration.ofMillis(1);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /// Every setting at its default.
  public static final NodeConfig DEFAULTS = read("");

  public NodeConfig {
    hosts = List.copyOf(hosts);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// Reads the text of a `node.yaml`.
  ///
  /// @throws InvalidConfig naming everything that is wrong with it
  public static NodeConfig read(String text) {
    Section root = Section.root(YamlText.read(text));
    var config =
        new NodeConfig(
            root.text("name", "Entente", 200),
            root.optional("country", NodeConfig::countryOrNull, ServerCode.CONFIG_COUNTRY),
            root.text("contact", "", 500),
            new ListenAddress(
                root.optional("bind", Network::addressOrNull, ServerCode.CONFIG_ADDRESS)
                    .orElse(InetAddress.ofLiteral("127.0.0.1")),
                root.number("port", 8443, 0, 65_535)),
            root.optional("publicUrl", PublicUrl::parseOrNull, ServerCode.CONFIG_URL),
            root.list("hosts", HostName::parseOrNull, ServerCode.CONFIG_HOST),
            root.list("trustedProxies", Network::parseOrNull, ServerCode.CONFIG_NETWORK),
            Tls.read(root.section("tls")),
            root.section("metrics")
                .optional("listen", ListenAddress::parseOrNull, ServerCode.CONFIG_ADDRESS),
            Limits.read(root.section("limits")),
            Rates.read(root.section("rates")),
            Retention.read(root.section("retention")),
            Disk.read(root.section("disk")),
            Log.read(root.section("log")),
            root.duration("stopPatience", Duration.ofSeconds(10), Duration.ZERO, AN_HOUR));
    root.end();
    return config;
  }

  /// Reads the file `path`.
  ///
  /// @throws InvalidConfig naming everything that is wrong with it
  /// @throws NodeRefusal when it cannot be read
  public static NodeConfig read(Path path) {
    try {
      return read(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new NodeRefusal(
          ServerCode.CONFIG_UNREADABLE,
          path.toString(),
          e,
          List.of(path.toString(), String.valueOf(e.getMessage())));
    }
  }

  /// The same settings, listening elsewhere: what the command line says wins.
  public NodeConfig listening(ListenAddress address) {
    return new NodeConfig(
        name,
        country,
        contact,
        address,
        publicUrl,
        hosts,
        trustedProxies,
        tls,
        metrics,
        limits,
        rates,
        retention,
        disk,
        log,
        stopPatience);
  }

  private static @Nullable String countryOrNull(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code) ? code : null;
  }

  /// A certificate and key that the operator brings, in PEM. Both or neither; relative paths start
  /// at the node's directory.
  ///
  /// @param certificate the chain, the server's own certificate first
  /// @param key its private key, PKCS #8 or the older forms
  public record Tls(Optional<Path> certificate, Optional<Path> key) {
    static Tls read(Section section) {
      var tls =
          new Tls(
              section.optional("certificate", Path::of, ServerCode.CONFIG_TEXT),
              section.optional("key", Path::of, ServerCode.CONFIG_TEXT));
      if (tls.certificate.isPresent() != tls.key.isPresent()) {
        section.problem(
            ServerCode.CONFIG_PAIR,
            tls.key.isPresent() ? "key" : "certificate",
            tls.key.isPresent() ? "tls.certificate" : "tls.key");
      }
      return tls;
    }
  }

  /// Bounds on requests and answers. What is at a bound is served, what is beyond it is refused.
  ///
  /// @param bodyBytes one request body, unpacked; an API root may set its own
  /// @param expansionRatio unpacked bytes per packed byte of a gzip body, beyond the first MiB
  /// @param objects objects in one envelope
  /// @param headerBytes request line and headers
  /// @param headerTime how long these may take to arrive
  /// @param idleTime how long a connection may be silent
  /// @param bytesPerSecond what a client must send or take on average, after ten seconds
  /// @param connections open connections
  /// @param connectionsPerAddress open connections of one client address
  /// @param pageEntries entries in one page
  /// @param pageEntriesDefault entries in one page when the client names no limit
  /// @param pageBytes bytes of content in one page
  /// @param requestBytesInFlight request bodies being handled, together
  /// @param responseBytesInFlight pages being sent, together
  /// @param waitTime how long a request may wait for these before it is turned away
  public record Limits(
      int bodyBytes,
      int expansionRatio,
      int objects,
      int headerBytes,
      Duration headerTime,
      Duration idleTime,
      int bytesPerSecond,
      int connections,
      int connectionsPerAddress,
      int pageEntries,
      int pageEntriesDefault,
      int pageBytes,
      long requestBytesInFlight,
      long responseBytesInFlight,
      Duration waitTime) {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int GIB = 1 << 30;

    static Limits read(Section section) {
      var limits =
          new Limits(
              (int) section.bytes("bodyBytes", 64 * MIB, KIB, GIB),
              section.number("expansionRatio", 100, 2, 2_000),
              section.number("objects", 100_000, 1, 10_000_000),
              (int) section.bytes("headerBytes", 16 * KIB, KIB, MIB),
              section.duration("headerTime", Duration.ofSeconds(10), NO_TIME, AN_HOUR),
              section.duration("idleTime", Duration.ofSeconds(60), NO_TIME, AN_HOUR),
              (int) section.bytes("bytesPerSecond", KIB, 1, GIB),
              section.number("connections", 4_000, 1, 1_000_000),
              section.number("connectionsPerAddress", 1_000, 1, 1_000_000),
              section.number("pageEntries", 10_000, 1, 1_000_000),
              section.number("pageEntriesDefault", 1_000, 1, 1_000_000),
              (int) section.bytes("pageBytes", 8 * MIB, 1, GIB),
              section.bytes("requestBytesInFlight", 128L * MIB, KIB, 64L * GIB),
              section.bytes("responseBytesInFlight", 96L * MIB, KIB, 64L * GIB),
              section.duration("waitTime", Duration.ofSeconds(2), Duration.ZERO, AN_HOUR));
      if (limits.bodyBytes > limits.requestBytesInFlight) {
        section.problem(ServerCode.CONFIG_ORDER, "bodyBytes", "limits.requestBytesInFlight");
      }
      if (limits.pageBytes > limits.responseBytesInFlight) {
        section.problem(ServerCode.CONFIG_ORDER, "pageBytes", "limits.responseBytesInFlight");
      }
      if (limits.pageEntriesDefault > limits.pageEntries) {
        section.problem(ServerCode.CONFIG_ORDER, "pageEntriesDefault", "limits.pageEntries");
      }
      return limits;
    }
  }

  /// How often one may ask: token buckets, which fill at the given rate up to the given burst.
  ///
  /// @param accountPerSecond requests of one account
  /// @param accountBurst requests of one account at once
  /// @param addressPerSecond requests from one address, this machine's own excepted
  /// @param addressBurst those at once
  /// @param passwordChecks passwords verified at the same time, some 20 MiB and 30 ms each
  public record Rates(
      int accountPerSecond,
      int accountBurst,
      int addressPerSecond,
      int addressBurst,
      int passwordChecks) {
    static Rates read(Section section) {
      return new Rates(
          section.number("accountPerSecond", 50_000, 1, 10_000_000),
          section.number("accountBurst", 200_000, 1, 10_000_000),
          section.number("addressPerSecond", 10_000, 1, 10_000_000),
          section.number("addressBurst", 100_000, 1, 10_000_000),
          section.number("passwordChecks", 2, 1, 256));
    }
  }

  /// How long to keep what is not primary data.
  ///
  /// @param statuses status resources of requests to add objects (TAXII 2.1 §4.3: at least a day)
  public record Retention(Duration statuses) {
    static Retention read(Section section) {
      return new Retention(
          section.duration(
              "statuses", Duration.ofDays(2), Duration.ofHours(24), Duration.ofDays(365)));
    }
  }

  /// How much room to leave.
  ///
  /// @param reserveBytes free space below which writing is refused, so that reading goes on
  public record Disk(long reserveBytes) {
    static Disk read(Section section) {
      return new Disk(section.bytes("reserve", 512L << 20, 0, 1L << 50));
    }
  }

  /// What to log, and how.
  public record Log(Level level, Format format) {
    static Log read(Section section) {
      return new Log(section.choice("level", Level.INFO), section.choice("format", Format.AUTO));
    }

    /// What to log: this and everything graver.
    public enum Level {
      DEBUG,
      INFO,
      WARN,
      ERROR
    }

    /// How to log.
    public enum Format {
      /// Text on a terminal, else JSON.
      AUTO,
      TEXT,
      JSON
    }
  }
}
