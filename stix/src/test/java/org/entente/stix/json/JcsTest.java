package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.entente.stix.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JcsTest {
  /// The example of RFC 8785 §3.2.
  @Test
  void writes_the_example_of_the_standard() {
    JsonValue value =
        JsonReader.parse(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """);

    assertThat(canonical(value))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /// RFC 8785 §3.2.3: UTF-16 units decide, so an emoji comes before U+FB33.
  @Test
  void sorts_names_by_their_utf16_units() {
    JsonValue value =
        JsonReader.parse(
            "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}");

    assertThat(((JsonObject) JsonReader.parse(canonical(value))).names())
        .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 23, 24, 25, 26, 500})
  void sorts_however_many_members_there_are(int members) {
    var forwards = JsonObject.builder();
    var backwards = JsonObject.builder();
    for (int i = 0; i < members; i++) {
      forwards.put("m" + i, i);
      backwards.put("m" + (members - 1 - i), members - 1 - i);
    }
    List<String> sorted = forwards.build().names().stream().sorted().toList();

    assertThat(canonical(backwards.build())).isEqualTo(canonical(forwards.build()));
    assertThat(((JsonObject) JsonReader.parse(canonical(forwards.build()))).names())
        .isEqualTo(sorted);
  }

  @Test
  void escapes_only_what_must_be_escaped() {
    var text = new StringBuilder();
    for (char c = 0; c < 0x80; c++) {
      text.append(c);
    }
    assertThat(canonical(new JsonString(text.toString())))
        .isEqualTo(
            "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b"
                + "\\u001c\\u001d\\u001e\\u001f !\\\"#$%&'()*+,-./0123456789:;<=>?@"
                + "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"})
  void half_a_character_has_no_canonical_form(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Jcs.bytes(new JsonString(text)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jcs.bytes(JsonObject.builder().put(text, 1).build()));
  }

  @Test
  void a_long_string_of_escapes_fits() {
    String text = "\u0001".repeat(100_000);
    assertThat(Jcs.bytes(new JsonString(text))).hasSize(600_002);
  }

  @Test
  void streams_and_digests_get_the_same_bytes() throws Exception {
    JsonValue value = JsonReader.parse("{\"b\":[1,2.5],\"a\":\"\u0645\"}");
    var out = new ByteArrayOutputStream();
    Jcs.write(value, out);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Jcs.update(value, digest);

    assertThat(out.toByteArray()).isEqualTo(Jcs.bytes(value));
    assertThat(digest.digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(Jcs.bytes(value)));
  }

  @ParameterizedTest
  @CsvSource({"arrays", "french", "structures", "unicode", "values", "weird"})
  void agrees_with_the_published_vectors(String name) throws IOException {
    Path folder = SharedData.folder("vectors/jcs");
    JsonRead read =
        new JsonReader(JsonLimits.DEFAULTS)
            .read(Files.readAllBytes(folder.resolve("input/" + name + ".json")));

    assertThat(Jcs.bytes(((JsonRead.Value) read).value()))
        .isEqualTo(Files.readAllBytes(folder.resolve("output/" + name + ".json")));
  }

  private static String canonical(JsonValue value) {
    return new String(Jcs.bytes(value), StandardCharsets.UTF_8);
  }
}
