package org.entente.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.server.refusal.ServerCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NodeConfigTest {
  /// One row for each setting: its name, a value other than the default, how to see that it
  /// arrived, the default.
  static Stream<Arguments> settings() {
    return Stream.of(
        setting("name", "CERT", NodeConfig::name, "CERT", "Entente"),
        setting("country", "ma", NodeConfig::country, Optional.of("MA"), Optional.empty()),
        setting("contact", "a@b.example", NodeConfig::contact, "a@b.example", ""),
        setting("bind", "\"::1\"", c -> c.listen().address(), ip("::1"), ip("127.0.0.1")),
        setting("port", "0", c -> c.listen().port(), 0, 8443),
        setting(
            "publicUrl",
            "HTTPS://Taxii.Example.org:444/",
            NodeConfig::publicUrl,
            Optional.of(new PublicUrl("https://taxii.example.org:444")),
            Optional.empty()),
        setting(
            "hosts",
            "[A.example, \"2001:db8::1\"]",
            c -> c.hosts().stream().map(HostName::text).toList(),
            List.of("a.example", "2001:db8:0:0:0:0:0:1"),
            List.of()),
        setting(
            "trustedProxies",
            "192.0.2.0/24",
            NodeConfig::trustedProxies,
            List.of(Network.parse("192.0.2.0/24").orElseThrow()),
            List.of()),
        setting(
            "metrics.listen",
            "127.0.0.1:9464",
            NodeConfig::metrics,
            Optional.of(new ListenAddress(ip("127.0.0.1"), 9464)),
            Optional.empty()),
        setting("limits.bodyBytes", "1MiB", c -> c.limits().bodyBytes(), 1 << 20, 64 << 20),
        setting("limits.expansionRatio", "7", c -> c.limits().expansionRatio(), 7, 100),
        setting("limits.objects", "7", c -> c.limits().objects(), 7, 100_000),
        setting("limits.headerBytes", "8KiB", c -> c.limits().headerBytes(), 8192, 16_384),
        setting("limits.headerTime", "3s", c -> c.limits().headerTime(), seconds(3), seconds(10)),
        setting("limits.idleTime", "3s", c -> c.limits().idleTime(), seconds(3), seconds(60)),
        setting("limits.bytesPerSecond", "10", c -> c.limits().bytesPerSecond(), 10, 1024),
        setting("limits.connections", "10", c -> c.limits().connections(), 10, 4_000),
        setting(
            "limits.connectionsPerAddress",
            "10",
            c -> c.limits().connectionsPerAddress(),
            10,
            1_000),
        setting("limits.pageEntries", "1000", c -> c.limits().pageEntries(), 1_000, 10_000),
        setting("limits.pageEntriesDefault", "10", c -> c.limits().pageEntriesDefault(), 10, 1_000),
        setting("limits.pageBytes", "1MiB", c -> c.limits().pageBytes(), 1 << 20, 8 << 20),
        setting(
            "limits.requestBytesInFlight",
            "1GiB",
            c -> c.limits().requestBytesInFlight(),
            1L << 30,
            128L << 20),
        setting(
            "limits.responseBytesInFlight",
            "1GiB",
            c -> c.limits().responseBytesInFlight(),
            1L << 30,
            96L << 20),
        setting("limits.waitTime", "0s", c -> c.limits().waitTime(), seconds(0), seconds(2)),
        setting("rates.accountPerSecond", "5", c -> c.rates().accountPerSecond(), 5, 50_000),
        setting("rates.accountBurst", "5", c -> c.rates().accountBurst(), 5, 200_000),
        setting("rates.addressPerSecond", "5", c -> c.rates().addressPerSecond(), 5, 10_000),
        setting("rates.addressBurst", "5", c -> c.rates().addressBurst(), 5, 100_000),
        setting("rates.passwordChecks", "5", c -> c.rates().passwordChecks(), 5, 2),
        setting(
            "retention.statuses",
            "30d",
            c -> c.retention().statuses(),
            Duration.ofDays(30),
            Duration.ofDays(2)),
        setting("disk.reserve", "0", c -> c.disk().reserveBytes(), 0L, 512L << 20),
        setting(
            "log.level",
            "Debug",
            c -> c.log().level(),
            NodeConfig.Log.Level.DEBUG,
            NodeConfig.Log.Level.INFO),
        setting(
            "log.format",
            "json",
            c -> c.log().format(),
            NodeConfig.Log.Format.JSON,
            NodeConfig.Log.Format.AUTO),
        setting("stopPatience", "1m", NodeConfig::stopPatience, seconds(60), seconds(10)));
  }

  private static <T> Arguments setting(
      String name,
      String text,
      java.util.function.Function<NodeConfig, T> getter,
      T value,
      T otherwise) {
    return Arguments.of(name, text, getter, value, otherwise);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void every_setting_has_its_default_and_its_place(
      String name,
      String text,
      java.util.function.Function<NodeConfig, Object> getter,
      Object value,
      Object otherwise) {
    assertThat(getter.apply(NodeConfig.DEFAULTS)).isEqualTo(otherwise);
    assertThat(getter.apply(NodeConfig.read(yaml(name, text)))).isEqualTo(value);
    assertThat(NodeConfig.read(yaml(name, "")))
        .as("empty = default")
        .isEqualTo(NodeConfig.DEFAULTS);
  }

  @Test
  void certificate_and_key_come_together() {
    assertThat(NodeConfig.read("tls:\n  certificate: a.pem\n  key: /k.pem\n").tls())
        .isEqualTo(
            new NodeConfig.Tls(Optional.of(Path.of("a.pem")), Optional.of(Path.of("/k.pem"))));
    assertThat(problem("tls:\n  certificate: a.pem\n").code()).isEqualTo(ServerCode.CONFIG_PAIR);
  }

  @Test
  void the_file_that_init_writes_says_what_the_defaults_are() {
    assertThat(NodeConfig.read(ConfigFile.of("", "", List.of()))).isEqualTo(NodeConfig.DEFAULTS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void the_file_that_init_writes_holds_every_setting(String name) {
    String file = ConfigFile.of("", "", List.of());
    String key = name.substring(name.lastIndexOf('.') + 1);

    assertThat(file.lines().map(String::strip)).anyMatch(line -> line.startsWith(key + ":"));
  }

  @Test
  void the_file_that_init_writes_carries_what_init_was_told() {
    var name = "CERT \"الوطني\" \\ é\n# port: 1";
    NodeConfig config =
        NodeConfig.read(
            ConfigFile.of(
                name.replace("\n", " "), "MA", List.of(HostName.parse("a.example").orElseThrow())));

    assertThat(config.name()).isEqualTo(name.replace("\n", " "));
    assertThat(config.country()).contains("MA");
    assertThat(config.hosts()).extracting(HostName::text).containsExactly("a.example");
    assertThat(config.listen().port()).isEqualTo(8443);
  }

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "Port, port",
    "public_url, publicUrl",
    "trustedProxy, trustedProxies",
    "limits.bodybytes, limits.bodyBytes",
    "limits.pageSize, limits.pageBytes",
    "log.levle, log.level"
  })
  void an_unknown_setting_is_named_with_its_line_and_the_nearest_known_one(
      String unknown, String nearest) {
    ConfigProblem problem = problem("# a comment\n\n" + yaml(unknown, "1"));

    assertThat(problem.code()).isEqualTo(ServerCode.CONFIG_UNKNOWN_SETTING);
    assertThat(problem.line()).isEqualTo(unknown.contains(".") ? 4 : 3);
    assertThat(problem.message(Locale.ENGLISH)).contains(unknown).contains("“" + nearest + "”");
  }

  @Test
  void all_problems_are_reported_at_once_in_the_order_of_the_file() {
    var invalid =
        catchThrowableOfType(
            InvalidConfig.class, () -> NodeConfig.read("port: x\nnam: y\nlimits:\n  objects: 0\n"));

    assertThat(invalid.problems())
        .extracting(ConfigProblem::code, ConfigProblem::line, ConfigProblem::setting)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ServerCode.CONFIG_NUMBER, 1, "port"),
            org.assertj.core.groups.Tuple.tuple(ServerCode.CONFIG_UNKNOWN_SETTING, 2, "nam"),
            org.assertj.core.groups.Tuple.tuple(ServerCode.CONFIG_NUMBER, 4, "limits.objects"));
    assertThat(invalid.where()).isEqualTo("node.yaml:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 65536 | CONFIG_NUMBER",
        "port: -1 | CONFIG_NUMBER",
        "port: 1e3 | CONFIG_NUMBER",
        "port: [1] | CONFIG_NO_VALUE",
        "limits: 7 | CONFIG_NO_SECTION",
        "limits: [7] | CONFIG_NO_SECTION",
        "hosts: {a: b} | CONFIG_NO_LIST",
        "hosts: [https://a.example] | CONFIG_HOST",
        "hosts: [a b] | CONFIG_HOST",
        "trustedProxies: [example.org] | CONFIG_NETWORK",
        "trustedProxies: [192.0.2.0/33] | CONFIG_NETWORK",
        "publicUrl: taxii.example.org | CONFIG_URL",
        "publicUrl: https://a.example/taxii2/ | CONFIG_URL",
        "publicUrl: ftp://a.example | CONFIG_URL",
        "publicUrl: https://u:p@a.example | CONFIG_URL",
        "bind: localhost | CONFIG_ADDRESS",
        "country: XX | CONFIG_COUNTRY",
        "country: MAR | CONFIG_COUNTRY",
        "stopPatience: 10 | CONFIG_DURATION",
        "stopPatience: 2d | CONFIG_DURATION",
        "retention: {statuses: 23h} | CONFIG_DURATION",
        "limits: {bodyBytes: 32MB} | CONFIG_SIZE",
        "limits: {bodyBytes: 999GiB} | CONFIG_SIZE",
        "limits: {bodyBytes: 129MiB} | CONFIG_ORDER",
        "limits: {pageBytes: 97MiB} | CONFIG_ORDER",
        "limits: {pageEntries: 10} | CONFIG_ORDER",
        "log: {level: loud} | CONFIG_CHOICE",
        "metrics: {listen: 9464} | CONFIG_ADDRESS",
        "metrics: {listen: '::1:9464'} | CONFIG_ADDRESS",
        "'a: b: c' | CONFIG_SYNTAX",
        "[1] | CONFIG_SYNTAX",
        "text | CONFIG_SYNTAX",
        "{port: 1, port: 2} | CONFIG_DUPLICATE_SETTING",
        "{hosts: &a [x], name: *a} | CONFIG_SYNTAX",
        "[[[[[[[[[[1]]]]]]]]]] | CONFIG_SYNTAX",
        "{port: 1 | CONFIG_SYNTAX",
      })
  void refuses(String yaml, ServerCode code) {
    assertThat(problem(yaml).code()).isEqualTo(code);
  }

  @Test
  void a_second_document_is_refused() {
    assertThat(problem("port: 1\n---\nport: 2\n").code()).isEqualTo(ServerCode.CONFIG_SYNTAX);
  }

  @Test
  void a_file_at_the_bound_is_read_and_one_beyond_it_is_not() {
    String comment = "#".repeat(YamlText.LENGTH_MAX);

    assertThat(NodeConfig.read(comment)).isEqualTo(NodeConfig.DEFAULTS);
    assertThat(problem(comment + "#").code()).isEqualTo(ServerCode.CONFIG_SYNTAX);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> NodeConfig.read(Path.of("no-such-folder/node.yaml")))
        .hasMessageContaining("no-such-folder");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
  })
  void a_network_contains_its_addresses(String network, String address, boolean inside) {
    assertThat(Network.parse(network).orElseThrow().contains(ip(address))).isEqualTo(inside);
  }

  private static ConfigProblem problem(String yaml) {
    return catchThrowableOfType(InvalidConfig.class, () -> NodeConfig.read(yaml))
        .problems()
        .getFirst();
  }

  private static String yaml(String setting, String value) {
    int dot = setting.indexOf('.');
    return dot < 0
        ? setting + ": " + value + "\n"
        : setting.substring(0, dot) + ":\n  " + setting.substring(dot + 1) + ": " + value + "\n";
  }

  private static InetAddress ip(String text) {
    return InetAddress.ofLiteral(text);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
