package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.entente.stix.json.JsonProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonLimits LIMITS = JsonLimits.DEFAULTS;

  @Test
  void keeps_the_order_of_members() {
    assertThat(object("{\"b\":1,\"a\":[true,false,null],\"c\":{\"d\":\"e\"}}").names())
        .containsExactly("b", "a", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-0",
        "true",
        "false",
        "null",
        " \t\r\n[ 1 , 2 ]\r\n ",
        "[[],{},\"\",0,-1,1.5,1e5,1E-5,0.0]",
        "{\"\":1}",
        "{\"a\":{\"a\":{\"a\":1}}}",
        "\"\\u0000\\b\\f\\n\\r\\t\\\"\\\\\\/\"",
        "\"\\ud83d\\ude00\"",
        "\"\u007f\u0080\u2028\uffff\"",
        "[9007199254740991,-9007199254740991]",
        "1.7976931348623157e308",
        "[1e21,-1E+21,9007199254740991.0,9.007199254740991e15]",
        "1e-400",
        "{\"a\":1,\"A\":2}",
      })
  void reads_every_form_that_the_standard_has(String text) {
    assertThat(read(text)).isInstanceOf(JsonRead.Value.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{1:2}",
        "{null:2}",
        "// note\n{}",
        "/* note */{}",
        "# note\n{}",
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[1.e5]",
        "[01]",
        "[-01]",
        "[00]",
        "[0x10]",
        "[1e+]",
        "[-]",
        "[True]",
        "[nul]",
        "[undefined]",
        "[truefalse]",
        "[1a]",
        "[\"\\x41\"]",
        "[\"\\u12g4\"]",
        "[\"a\u0001b\"]",
        "[\"a\nb\"]",
        "{\"a\u0000b\":1}",
        "[\u0000]",
        "[1\u0000]",
        "[\u000b]",
        "[\u001e]",
        "{]",
        "[}",
        "[1}",
        "{\"a\":1]",
        "}",
        "]",
        ",",
        ":",
        "\ufeff\ufeff{}",
      })
  void refuses_what_only_looks_like_json(String text) {
    assertThat(problem(text).kind()).isEqualTo(Kind.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "{",
        "[",
        "[1",
        "[1,",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "\"a",
        "\"\\",
        "\"\\u12",
        "tru",
        "-",
        "1e",
        "[[[",
        "[\"\\ud83d"
      })
  void says_that_a_text_is_cut_short(String text) {
    assertThat(problem(text).kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(problem(text).byteOffset()).isEqualTo(text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}{}", "{} x", "[]]", "1 2", "\"a\"\"b\"", "{}\u0000", "{}\u001a", "{},"})
  void refuses_more_text_after_the_value(String text) {
    assertThat(problem(text).kind()).isEqualTo(Kind.TRAILING_CONTENT);
  }

  @Test
  void names_the_place_of_a_syntax_error() {
    JsonProblem problem = problem("{\n  \"a\": [1,\n    2 3]\n}");

    assertThat(problem.pointer()).isEqualTo("/a/1");
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isEqualTo(7);
    assertThat(problem.byteOffset()).isEqualTo(19);
    assertThat(problem.arguments()).containsExactly("3 (U+0033)");
  }

  @Test
  void passes_over_a_byte_order_mark_and_counts_it_in() {
    assertThat(read("\ufeff{\"a\":1}")).isEqualTo(read("{\"a\":1}"));
    assertThat(problem("\ufeff{\"a\":x}").byteOffset()).isEqualTo(8);
    assertThat(problem("\ufeff{\"a\":x}").column()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-16, UTF-16",
    "UTF-32LE, UTF-32",
    "UTF-32BE, UTF-32",
    "UTF-32, UTF-32"
  })
  void recognises_other_encodings_and_says_so(String charset, String named) {
    for (String text : new String[] {"{\"a\":1}", "\ufeff[1]", " {}"}) {
      JsonProblem problem = problem(text.getBytes(Charset.forName(charset)));
      assertThat(problem.kind()).isEqualTo(Kind.ENCODING);
      assertThat(problem.arguments()).containsExactly(named);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c3", // cut short
        "c0af", // overlong
        "c1bf",
        "e080af",
        "f08080af",
        "eda080", // a surrogate
        "edbfbf",
        "f4908080", // beyond U+10FFFF
        "f5808080",
        "ff",
        "fe",
        "80",
        "bf",
        "e282",
        "f09f98",
        "c328",
        "e28228"
      })
  void refuses_bytes_that_are_not_utf8(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    for (int padding = 0; padding < 9; padding++) {
      String before = "{\"id\":\"x--1\",\"" + "n".repeat(padding) + "\":\"";
      JsonProblem problem = problem(concat(before, bytes, "\",\"z\":1}"));

      assertThat(problem.kind()).isEqualTo(Kind.UTF8);
      assertThat(problem.kind().fatal()).isFalse();
      assertThat(problem.byteOffset()).isEqualTo(before.length());
    }
  }

  @Test
  void reads_characters_of_every_length() {
    String text = "\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\u0645";
    assertThat(read("[\"" + text.substring(1) + "\"]"))
        .isEqualTo(value(JsonArray.of(new JsonString(text.substring(1)))));
    assertThat(read("[\"\\u0000\"]")).isEqualTo(value(JsonArray.of(new JsonString("\u0000"))));
  }

  @Test
  void a_syntax_error_outweighs_bytes_that_are_not_utf8() {
    JsonProblem problem = problem(concat("{\"a\":\"", new byte[] {(byte) 0xff}, "\" 1}"));
    assertThat(problem.kind()).isEqualTo(Kind.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"\\ud83d\"]",
        "[\"\\ude00\"]",
        "[\"\\ud83dx\"]",
        "[\"\\ude00\\ud83d\"]",
        "[\"\\uD83D\\u0041\"]",
        "{\"\\udfff\":1}",
        "[\"\\ud83d\\ud83d\\ude00\"]"
      })
  void refuses_half_a_surrogate_pair(String text) {
    assertThat(problem(text).kind()).isEqualTo(Kind.LONE_SURROGATE);
  }

  @Test
  void an_escaped_backslash_before_u_is_no_escape() {
    assertThat(read("[\"\\\\ud83d\"]")).isEqualTo(value(JsonArray.of(new JsonString("\\ud83d"))));
  }

  @Test
  void refuses_a_name_given_twice_also_when_spelt_otherwise() {
    JsonProblem problem = problem("{\"a\":{\"x\":1,\"y\":2,\"\\u0078\":3}}");
    assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_KEY);
    assertThat(problem.pointer()).isEqualTo("/a/x");
    assertThat(problem.arguments()).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 31, 32, 33, 34, 64, 65, 1_000})
  void finds_the_duplicate_however_many_members_there_are(int members) {
    for (int copied : new int[] {0, (members - 1) / 2, members - 2}) {
      var text = new StringBuilder("{");
      for (int i = 0; i < members - 1; i++) {
        text.append("\"m").append(i).append("\":0,");
      }
      assertThat(read(text + "\"other\":0}")).isInstanceOf(JsonRead.Value.class);
      assertThat(problem(text + "\"m" + copied + "\":0}").kind()).isEqualTo(Kind.DUPLICATE_KEY);
    }
  }

  @Test
  void names_that_collide_in_their_hash_are_no_duplicates() {
    assertThat(read("{\"Aa\":1,\"BB\":2}")).isInstanceOf(JsonRead.Value.class);
    assertThat(problem("{\"Aa\":1,\"BB\":2,\"Aa\":3}").kind()).isEqualTo(Kind.DUPLICATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "-9007199254740992",
        "9007199254740992.0",
        "-1e16",
        "9.99999e20",
        "9223372036854775808",
        "123456789012345678901234567890"
      })
  void refuses_whole_numbers_that_a_double_cannot_hold_exactly(String number) {
    JsonProblem problem = problem("{\"n\":" + number + "}");
    assertThat(problem.kind()).isEqualTo(Kind.INTEGER_RANGE);
    assertThat(problem.arguments()).containsExactly(number);
    assertThat(problem.pointer()).isEqualTo("/n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1.8e308", "1e99999999"})
  void refuses_numbers_that_are_not_finite(String number) {
    assertThat(problem("[" + number + "]").kind()).isEqualTo(Kind.NUMBER_RANGE);
  }

  @Test
  void whoever_makes_a_number_is_held_to_the_same() {
    for (double value :
        new double[] {0x1p53, -0x1p53, 1e20, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(value));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(1L << 53));
    assertThat(JsonNumber.of(1e21)).hasToString("1e+21");
    assertThat(JsonNumber.of((1L << 53) - 1)).isEqualTo(JsonNumber.of(0x1p53 - 1));
  }

  @Test
  void minus_zero_is_zero() {
    assertThat(read("[-0,-0.0,-0e5]")).isEqualTo(read("[0,0,0]"));
  }

  @Test
  void two_spellings_of_a_number_are_equal() {
    assertThat(read("[100,0.5,1e21]")).isEqualTo(read("[1e2,5E-1,1000000000000000000000.0]"));
  }

  @Test
  void depth_is_limited() {
    assertThat(read(nested(64))).isInstanceOf(JsonRead.Value.class);
    JsonProblem problem = problem(nested(65));
    assertThat(problem.kind()).isEqualTo(Kind.DEPTH);
    assertThat(problem.kind().fatal()).isFalse();
    assertThat(problem.byteOffset()).isEqualTo(64);
    assertThat(problem(nested(1_000)).kind()).isEqualTo(Kind.DEPTH);
    assertThat(problem(nested(1_001)).kind()).isEqualTo(Kind.NESTING);
    assertThat(problem(nested(100_000)).kind()).isEqualTo(Kind.NESTING);
    assertThat(problem("[".repeat(100_000)).kind()).isEqualTo(Kind.NESTING);
    assertThat(problem("{\"a\":".repeat(100_000)).kind()).isEqualTo(Kind.NESTING);
  }

  @Test
  void depth_may_be_raised_to_the_nesting_limit() {
    var reader = new JsonReader(LIMITS.withNesting(2_000).withDepth(2_000));
    assertThat(reader.read(nested(2_000).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonRead.Value.class);
    assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.withNesting(2_001));
    assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.withDepth(1_001));
  }

  @Test
  void members_are_limited() {
    var reader = new JsonReader(LIMITS.withMembers(3));
    assertThat(kind(reader, "{\"a\":1,\"b\":2,\"c\":3}")).isNull();
    assertThat(kind(reader, "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}")).isEqualTo(Kind.MEMBERS);
  }

  @Test
  void elements_are_limited() {
    var reader = new JsonReader(LIMITS.withElements(3));
    assertThat(kind(reader, "[1,2,3]")).isNull();
    assertThat(kind(reader, "[1,2,3,4]")).isEqualTo(Kind.ELEMENTS);
  }

  @Test
  void values_are_limited() {
    var reader = new JsonReader(LIMITS.withValues(5));
    assertThat(kind(reader, "[[1],{\"a\":2}]")).isNull();
    assertThat(kind(reader, "[[1],{\"a\":2},3]")).isEqualTo(Kind.VALUES);
  }

  @Test
  void the_length_of_names_is_limited() {
    var reader = new JsonReader(LIMITS.withNameLength(5));
    assertThat(kind(reader, "{\"abcde\":1}")).isNull();
    assertThat(kind(reader, "{\"\u0645\u0645\u0645\u0645\u0645\":1}")).isNull();
    assertThat(kind(reader, "{\"abcdef\":1}")).isEqualTo(Kind.NAME_LENGTH);
  }

  @Test
  void a_long_name_in_a_script_of_several_bytes_is_read() {
    String name = "\u8a9e".repeat(1_024);
    assertThat(object("{\"" + name + "\":1}").has(name)).isTrue();
    assertThat(problem("{\"" + name + "x\":1}").kind()).isEqualTo(Kind.NAME_LENGTH);
  }

  @Test
  void the_length_of_strings_is_limited() {
    var reader = new JsonReader(LIMITS.withStringLength(5));
    assertThat(kind(reader, "[\"abcde\"]")).isNull();
    assertThat(kind(reader, "[\"\\u0061bcde\"]")).isNull();
    assertThat(kind(reader, "[\"abcdef\"]")).isEqualTo(Kind.STRING_LENGTH);
  }

  @Test
  void the_length_of_numbers_is_limited() {
    var reader = new JsonReader(LIMITS.withNumberLength(5));
    assertThat(kind(reader, "[1.234]")).isNull();
    assertThat(kind(reader, "[1.2345]")).isEqualTo(Kind.NUMBER_LENGTH);
    assertThat(kind(reader, "[123456]")).isEqualTo(Kind.NUMBER_LENGTH);
    assertThat(problem("[0." + "1".repeat(999) + "]").kind()).isEqualTo(Kind.NUMBER_LENGTH);
    assertThat(read("[0." + "1".repeat(998) + "]")).isInstanceOf(JsonRead.Value.class);
  }

  @Test
  void reads_a_string_of_ten_million_characters_if_allowed() {
    String text = "[\"" + "x".repeat(10_000_000) + "\"]";
    assertThat(problem(text).kind()).isEqualTo(Kind.STRING_LENGTH);
    assertThat(kind(new JsonReader(LIMITS.withStringLength(10_000_000)), text)).isNull();
  }

  @Test
  void what_can_be_made_out_of_a_refused_object_is_handed_over() {
    var refused = (JsonRead.Refused) read("{\"id\":\"a--1\",\"x\":1e999,\"n\":7,\"type\":\"a\"}");
    assertThat(refused.remains())
        .isEqualTo(JsonObject.builder().put("id", "a--1").put("type", "a").build());
  }

  @Test
  void what_is_handed_over_is_bounded() {
    var text = new StringBuilder("{\"long\":\"" + "x".repeat(301) + "\",\"bad\":1e999");
    for (int i = 0; i < 1_000; i++) {
      text.append(",\"s").append(i).append("\":\"\"");
    }
    assertThat(((JsonRead.Refused) read(text + "}")).remains().names())
        .hasSize(32)
        .doesNotContain("long");
  }

  @Test
  void a_reader_may_be_used_again_after_a_refusal() {
    var reader = new JsonReader(LIMITS);
    assertThat(kind(reader, "[[[[1e400]]]]")).isEqualTo(Kind.NUMBER_RANGE);
    assertThat(kind(reader, "{\"a\":[1,2")).isEqualTo(Kind.TRUNCATED);
    assertThat(reader.read("{\"a\":[1]}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(read("{\"a\":[1]}"));
  }

  @Test
  void reads_a_range() {
    byte[] bytes = "xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonReader(LIMITS).read(bytes, 2, 7)).isEqualTo(read("{\"a\":1}"));
    assertThat(((JsonRead.Refused) new JsonReader(LIMITS).read(bytes, 2, 8)).problem().kind())
        .isEqualTo(Kind.TRAILING_CONTENT);
    assertThat(((JsonRead.Refused) new JsonReader(LIMITS).read(bytes, 2, 6)).problem().kind())
        .isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void many_names_that_nobody_used_before_do_no_harm() {
    var reader = new JsonReader(LIMITS);
    for (int i = 0; i < 200; i++) {
      var text = new StringBuilder("{");
      for (int j = 0; j < 1_000; j++) {
        text.append(j == 0 ? "" : ",").append("\"n").append(i).append('_').append(j).append("\":0");
      }
      assertThat(kind(reader, text + "}")).isNull();
    }
  }

  @Test
  void own_text_that_is_wrong_is_a_mistake_of_the_program() {
    assertThat(JsonReader.parseObject("{\"a\":1}").get("a")).isEqualTo(JsonNumber.of(1));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.parse("{"));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.parseObject("[]"));
  }

  private static JsonRead read(String text) {
    return new JsonReader(LIMITS).read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonRead value(JsonValue value) {
    return new JsonRead.Value(value);
  }

  private static JsonObject object(String text) {
    return (JsonObject) ((JsonRead.Value) read(text)).value();
  }

  private static JsonProblem problem(String text) {
    return problem(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonProblem problem(byte[] text) {
    return ((JsonRead.Refused) new JsonReader(LIMITS).read(text)).problem();
  }

  private static Kind kind(JsonReader reader, String text) {
    return switch (reader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonRead.Value value -> null;
      case JsonRead.Refused refused -> refused.problem().kind();
    };
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static byte[] concat(String before, byte[] bytes, String after) {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(bytes);
    out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
