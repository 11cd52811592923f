package org.entente.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.server.config.NodeConfig;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class LoggingTest {
  private static final String HOSTILE =
      "a\r\nERROR forged line\u001b[31m red \u202e reversed \u2028 \u0085 ${jndi:ldap://x/a} é ع 😀";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void quiet() {
    Logging.silence();
  }

  @ParameterizedTest
  @EnumSource(
      value = NodeConfig.Log.Format.class,
      names = {"TEXT", "JSON"})
  void foreign_text_cannot_forge_a_line_or_steer_a_terminal(NodeConfig.Log.Format format) {
    configure(NodeConfig.Log.Level.INFO, format);

    LoggerFactory.getLogger("test").info("said {}", HOSTILE);

    String line = text();
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .doesNotContain("\r")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\u2028")
        .doesNotContain("\u0085")
        .containsIgnoringCase("\\u001b")
        .contains("\\u202e")
        .contains("${jndi:ldap://x/a}")
        .contains("é ع 😀");
  }

  @Test
  void json_lines_are_json_with_the_fields_of_the_event() {
    configure(NodeConfig.Log.Level.INFO, NodeConfig.Log.Format.JSON);

    LoggerFactory.getLogger("org.example.X")
        .atWarn()
        .addKeyValue("request_id", "17")
        .addKeyValue("path", HOSTILE)
        .setCause(new IllegalStateException(HOSTILE))
        .log("refused");

    JsonObject event = JsonReader.parseObject(text());
    assertThat(event.string("level")).isEqualTo("WARN");
    assertThat(event.string("logger_name")).isEqualTo("org.example.X");
    assertThat(event.string("message")).isEqualTo("refused");
    assertThat(event.string("request_id")).isEqualTo("17");
    assertThat(event.string("path")).isEqualTo(HOSTILE);
    assertThat(event.string("@timestamp")).endsWith("Z");
    assertThat(event.string("stack_trace")).contains("IllegalStateException");
  }

  @Test
  void text_lines_name_fields_and_causes() {
    configure(NodeConfig.Log.Level.INFO, NodeConfig.Log.Format.TEXT);

    LoggerFactory.getLogger("x")
        .atError()
        .addKeyValue("request_id", "17")
        .setCause(new IllegalStateException("outer", new IllegalArgumentException("inner")))
        .log("failed");

    assertThat(text().lines().findFirst().orElseThrow())
        .matches("\\d{4}-\\d\\d-\\d\\dT.*Z ERROR failed request_id=17");
    assertThat(text())
        .contains("IllegalStateException: outer")
        .contains("caused by java.lang.IllegalArgumentException: inner");
  }

  @ParameterizedTest
  @EnumSource(
      value = NodeConfig.Log.Format.class,
      names = {"TEXT", "JSON"})
  void one_event_cannot_fill_the_disk(NodeConfig.Log.Format format) {
    configure(NodeConfig.Log.Level.INFO, format);

    LoggerFactory.getLogger("x").info("x".repeat(10_000_000));

    assertThat(err.size()).isLessThan(10_000);
  }

  @Test
  void only_what_is_grave_enough_is_logged() {
    configure(NodeConfig.Log.Level.WARN, NodeConfig.Log.Format.TEXT);

    LoggerFactory.getLogger("x").info("no");
    LoggerFactory.getLogger("x").warn("yes");
    LoggerFactory.getLogger("org.eclipse.jetty.x").info("no");

    assertThat(text()).contains("yes").doesNotContain("no");
  }

  @Test
  void auto_means_text_for_people_and_json_for_machines() {
    var log = new NodeConfig.Log(NodeConfig.Log.Level.INFO, NodeConfig.Log.Format.AUTO);
    Logging.configure(log, err, true);
    LoggerFactory.getLogger("x").info("one");
    Logging.configure(log, err, false);
    LoggerFactory.getLogger("x").info("two");

    assertThat(text().lines()).hasSize(2);
    assertThat(text().lines().toList().get(0)).doesNotStartWith("{");
    assertThat(text().lines().toList().get(1)).startsWith("{");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void text_is_cut_between_characters(int length) {
    String cut = SafeText.of("é😀x", length);

    assertThat(cut.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .isTrue();
    assertThat(cut.length()).isLessThanOrEqualTo(length + 1);
  }

  @Test
  void harmless_text_is_left_as_it_is() {
    String text = "GET /exchange/ é عربي 中文 😀";

    assertThat(SafeText.of(text, 100)).isSameAs(text);
  }

  private void configure(NodeConfig.Log.Level level, NodeConfig.Log.Format format) {
    Logging.configure(new NodeConfig.Log(level, format), err, false);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
