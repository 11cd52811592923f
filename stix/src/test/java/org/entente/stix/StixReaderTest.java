package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.stix.Frame.Kind;
import org.entente.stix.StixReader.Mode;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixReaderTest {
  private static final Limits LIMITS = Limits.DEFAULTS;
  private static final String A = "{\"type\":\"tool\",\"id\":\"tool--1\"}";
  private static final String B = "{\"type\":\"tool\",\"id\":\"tool--2\",\"n\":[1,{}]}";

  @Test
  void reads_a_bundle() {
    String text = "{\"type\":\"bundle\",\"id\":\"bundle--9\",\"objects\":[" + A + "," + B + "]}";
    Reading reading = any(text);

    assertThat(reading.codes()).containsExactly("found", "found");
    Read.Found second = reading.found().getLast();
    assertThat(second.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(B);
    assertThat(second.json()).isEqualTo(JsonReader.parse(B));
    assertThat(second.place()).isEqualTo(new Place(1, 1, 1, text.indexOf(B)));
    assertThat(second.place().pointer()).isEqualTo("/objects/1");
    assertThat(reading.frame().kind()).isEqualTo(Kind.BUNDLE);
    assertThat(reading.frame().id()).isEqualTo("bundle--9");
    assertThat(reading.frame().hasObjects()).isTrue();
  }

  @Test
  void hands_out_ranges_of_the_callers_array() {
    byte[] array = ("xx" + A + "\n" + B + "yy").getBytes(StandardCharsets.UTF_8);
    Reading reading = Reading.of(StixReader.of(array, 2, array.length - 4, Mode.ANY, LIMITS));

    assertThat(reading.found()).hasSize(2).allMatch(found -> found.array() == array);
    assertThat(reading.found().getLast().offset()).isEqualTo(2 + A.length() + 1);
    assertThat(reading.found().getLast().place().byteOffset()).isEqualTo(A.length() + 1);
    assertThat(reading.bytesRead()).isEqualTo(array.length - 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objects\":[A,B],\"id\":\"bundle--9\",\"type\":\"bundle\"}",
        "{\"id\":\"bundle--9\",\"objects\":[A,B],\"type\":\"bundle\"}",
        " {\"type\" : \"bundle\" ,\r\n\t\"id\":\"bundle--9\", \"objects\" : [ A ,\n B ] } \r\n",
        "\ufeff{\"type\":\"bundle\",\"id\":\"bundle--9\",\"objects\":[A,B]}",
        "{\"\\u0074ype\":\"\\u0062undle\",\"id\":\"bundle--9\",\"ob\\u006aects\":[A,B]}",
        "{\"objects\":[A,B],\"\\u0074ype\":\"bundle\",\"id\":\"bundle--9\"}",
      })
  void the_members_of_a_bundle_come_in_any_order_and_form(String form) {
    Reading reading = any(form.replace("A", A).replace("B", B));

    assertThat(reading.codes()).containsExactly("found", "found");
    assertThat(reading.frame().kind()).isEqualTo(Kind.BUNDLE);
    assertThat(reading.frame().id()).isEqualTo("bundle--9");
    assertThat(reading.found().getFirst().bytes()).asString(StandardCharsets.UTF_8).isEqualTo(A);
  }

  @Test
  void knows_what_surrounded_the_objects() {
    Reading envelope =
        page("{\"more\":true,\"objects\":[" + A + "],\"next\":\"cursor\",\"x_y\":{}}");
    assertThat(envelope.frame().kind()).isEqualTo(Kind.ENVELOPE);
    assertThat(envelope.frame().more()).isTrue();
    assertThat(envelope.frame().next()).isEqualTo("cursor");
    assertThat(envelope.frame().properties().names()).containsExactly("more", "next", "x_y");

    Reading stix20 = any("{\"type\":\"bundle\",\"spec_version\":\"2.0\",\"objects\":[" + A + "]}");
    assertThat(stix20.frame().specVersion()).isEqualTo("2.0");
    assertThat(stix20.frame().more()).isFalse();
    assertThat(stix20.frame().next()).isNull();
  }

  @Test
  void reads_a_lone_object() {
    Reading reading = any("\n " + B + "\n");

    assertThat(reading.codes()).containsExactly("found");
    assertThat(reading.found().getFirst().place()).isEqualTo(new Place(0, -1, 2, 2));
    assertThat(reading.found().getFirst().place().pointer()).isEmpty();
    assertThat(reading.frame().kind()).isEqualTo(Kind.OBJECTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", " \t\n\n"})
  void reads_objects_one_after_another(String between) {
    Reading reading = any(A + between + B + between + A + between);

    assertThat(reading.codes()).containsExactly("found", "found", "found");
    assertThat(reading.found())
        .extracting(found -> found.place().index())
        .containsExactly(0L, 1L, 2L);
    assertThat(reading.found()).extracting(found -> found.place().element()).containsOnly(-1L);
  }

  @Test
  void reads_bundles_and_objects_one_after_another() {
    String bundle = "{\"type\":\"bundle\",\"objects\":[" + A + "," + B + "]}";
    Reading reading = any(bundle + "\n" + A + "\n{\"objects\":[" + B + "]}");

    assertThat(reading.found())
        .extracting(
            found -> found.place().index() + found.place().pointer() + "@" + found.place().line())
        .containsExactly("0/objects/0@1", "1/objects/1@1", "2@2", "3/objects/0@3");
    assertThat(reading.frame().kind()).isEqualTo(Kind.ENVELOPE);
  }

  @Test
  void an_object_may_have_a_property_called_objects() {
    String observed = "{\"type\":\"observed-data\",\"objects\":{\"0\":{\"type\":\"file\"}}}";
    assertThat(any(observed).codes()).containsExactly("found");
    assertThat(any("{\"type\":\"x-list\",\"objects\":[1]}").codes()).containsExactly("found");
    assertThat(any("{\"objects\":{},\"type\":\"observed-data\"}").codes()).containsExactly("found");
  }

  @Test
  void a_list_of_objects_before_a_type_that_is_no_bundle_ends_the_reading() {
    assertThat(any("{\"objects\":[" + A + "],\"type\":\"x-list\"}").codes())
        .containsExactly("found", "!frame-type-unknown");
    assertThat(any("{\"type\":7,\"objects\":[" + A + "]}").codes())
        .containsExactly("!frame-type-unknown");
    assertThat(envelope("{\"type\":\"report\",\"objects\":[" + A + "]}").codes())
        .containsExactly("!frame-type-unknown");
  }

  @Test
  void a_bundle_may_be_without_objects() {
    assertThat(any("{\"type\":\"bundle\",\"id\":\"bundle--9\"}").codes()).isEmpty();
    Reading empty = any("{\"type\":\"bundle\",\"objects\":[ ]}");
    assertThat(empty.codes()).isEmpty();
    assertThat(empty.frame().hasObjects()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"objects":[]}                      |                           |
          {"objects":[],"more":false}         |                           |
          {"type":"bundle","objects":[]}      |                           |
          {}                                  | !envelope-without-objects |
          {"more":false}                      | !envelope-without-objects |
          {"type":"bundle"}                   | !envelope-without-objects |
          {"type":"tool","id":"tool--1"}      | !envelope-without-objects | !envelope-without-objects
          {"objects":{}}                      | !objects-not-array        | !objects-not-array
          {"objects":null}                    | !objects-not-array        | !objects-not-array
          {"objects":"x"}                     | !objects-not-array        | !objects-not-array
          {"objects":[]}{}                    | !json-trailing-content    | !json-trailing-content
          {"objects":[]}]                     | !json-trailing-content    | !json-trailing-content
          []                                  | !root-not-object          | !root-not-object
          {"objects":[],"objects":[]}         | !json-duplicate-key       | !json-duplicate-key
          {"objects":{},"objects":[]}         | !json-duplicate-key       | !json-duplicate-key
          {"a":1,"a":2,"objects":[]}          | !json-duplicate-key       | !json-duplicate-key
          {"a":1,"objects":[],"a":2}          | !json-duplicate-key       | !json-duplicate-key
          {"a":1,"a":2}                       | !json-duplicate-key       | !json-duplicate-key
          {"objects":[],"n":1e400}            | !json-number-range        | !json-number-range
          {"n":1e400,"objects":[]}            | !json-number-range        | !json-number-range
          """)
  void an_envelope_is_an_object_with_a_list_of_objects(
      String text, String asRequest, String asAnswer) {
    assertThat(envelope(text).codes())
        .isEqualTo(asRequest == null ? List.of() : List.of(asRequest));
    assertThat(page(text).codes()).isEqualTo(asAnswer == null ? List.of() : List.of(asAnswer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"10296991","name":"ATT&CK","collections":[{"versions":[]}]} | not-stix
          {}                                                                | not-stix
          {"objects":{}}                                                    | !objects-not-array
          {"type":"bundle","objects":{}}                                    | !objects-not-array
          {"objects":7,"type":"bundle"}                                     | !objects-not-array
          [{"type":"tool"}]                                                 | !root-not-object
          "text"                                                            | !root-not-object
          17                                                                | !root-not-object
          null                                                              | !root-not-object
          <stix:STIX_Package/>                                              | !json-syntax
          id,name                                                           | !json-syntax
          }                                                                 | !json-syntax
          """)
  void says_politely_what_is_no_stix(String text, String code) {
    Reading reading = any(text);
    assertThat(reading.codes()).containsExactly(code);
    assertThat(reading.frame().hasObjects()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\ufeff", "\ufeff \r\n"})
  void says_politely_that_there_is_nothing(String text) {
    for (Mode mode : Mode.values()) {
      assertThat(read(text, mode, LIMITS).codes()).containsExactly("!input-empty");
    }
  }

  @Test
  void recognises_what_is_no_utf8_text() {
    byte[] bundle =
        ("{\"type\":\"bundle\",\"objects\":[" + A + "]}").getBytes(StandardCharsets.UTF_16);
    Reading utf16 = read(bundle, Mode.ANY, LIMITS);
    assertThat(utf16.codes()).containsExactly("!json-encoding");
    assertThat(utf16.broken().finding().arguments()).containsExactly("UTF-16");

    Reading gzip = read(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, Mode.ANY, LIMITS);
    assertThat(gzip.codes()).containsExactly("!input-compressed");
    assertThat(gzip.broken().finding().arguments()).containsExactly("gzip");
    assertThat(read(new byte[] {'P', 'K', 3, 4, 0}, Mode.ANY, LIMITS).codes())
        .containsExactly("!input-compressed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"tool","id":"tool--7","a":1,"a":2}         | json-duplicate-key
          {"type":"tool","id":"tool--7","a":1e400}           | json-number-range
          {"type":"tool","id":"tool--7","a":12345678901234567890} | json-integer-range
          {"type":"tool","id":"tool--7","a":"\\ud800"}       | json-lone-surrogate
          {"a":[[[[[[[[[[[]]]]]]]]]]],"type":"tool","id":"tool--7"} | json-too-deep
          {"type":"tool","id":"tool--7","a":[1,2,3,4,5,6]}   | json-too-many-elements
          {"type":"tool","id":"tool--7","a":1,"b":2,"c":3,"d":4,"e":5} | json-too-many-members
          {"type":"tool","id":"tool--7","a":"123456789012345678901234567890123456789012345678901234567890"} | object-too-long
          """)
  void refuses_one_object_and_goes_on_with_the_next(String bad, String code) {
    Limits limits =
        LIMITS
            .withJson(JsonLimits.DEFAULTS.withDepth(8).withElements(5).withMembers(6))
            .withObjectBytes(80);
    Reading reading =
        read("{\"objects\":[" + A + ",\n " + bad + "," + B + "]}", Mode.ENVELOPE, limits);

    assertThat(reading.codes()).containsExactly("found", code, "found");
    Read.Refused refused = reading.refused();
    assertThat(refused.place()).isEqualTo(new Place(1, 1, 2, 12 + A.length() + 3));
    assertThat(refused.id()).isEqualTo("tool--7");
    assertThat(refused.type()).isEqualTo("tool");
    assertThat(reading.found().getLast().place().index()).isEqualTo(2);

    assertThat(read(A + bad + B, Mode.ANY, limits).codes()).containsExactly("found", code, "found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "\"tool--1\"", "null", "true", "[]", "[" + A + "]", "-0.5e3", "1e400"})
  void refuses_a_member_of_objects_that_is_no_object(String member) {
    assertThat(envelope("{\"objects\":[" + A + "," + member + "," + B + "]}").codes())
        .containsExactly("found", "object-not-object", "found");
  }

  @Test
  void refuses_an_object_with_bytes_that_are_not_utf8() {
    byte[] bytes =
        ("{\"objects\":[{\"type\":\"tool\",\"name\":\"caf\u00e9\",\"id\":\"tool--7\"}," + A + "]}")
            .getBytes(StandardCharsets.ISO_8859_1);
    Reading reading = read(bytes, Mode.ENVELOPE, LIMITS);

    assertThat(reading.codes()).containsExactly("json-utf8-invalid", "found");
    assertThat(reading.refused().id()).isEqualTo("tool--7");
    assertThat(reading.refused().findings().getFirst().pointer()).isEqualTo("/name");
  }

  @Test
  void bytes_that_are_not_utf8_outside_objects_end_the_reading() {
    byte[] name =
        ("{\"caf\u00e9\":1,\"objects\":[" + A + "]}").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(name, Mode.ANY, LIMITS).codes()).containsExactly("!json-utf8-invalid");
    byte[] between = ("{\"objects\":[\u00e9" + A + "]}").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(between, Mode.ANY, LIMITS).codes()).containsExactly("!json-utf8-invalid");
    byte[] after = ("{\"objects\":[],\"caf\u00e9\":1}").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(after, Mode.ANY, LIMITS).codes()).containsExactly("!json-utf8-invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"objects":[A B]}            | found,!json-syntax         | 13 | /objects
          {"objects":[A,]}             | found,!json-syntax         | 13 | /objects/1
          {"objects":[,A]}             | !json-syntax               | 12 | /objects/0
          {"objects":[A,,B]}           | found,!json-syntax         | 13 | /objects/1
          {"objects":[A],}             | found,!json-syntax         | 14 | ''
          {"objects":[A] "x":1}        | found,!json-syntax         | 14 | ''
          {"objects":[A],"x" 1}        | found,!json-syntax         | 18 | /x
          {"objects":[A],"x":}         | found,!json-syntax         | 18 | /x
          {"objects":[A],x:1}          | found,!json-syntax         | 14 | ''
          {"objects":[A],"x":[1,]}     | found,!json-syntax         | 21 | /x/0
          {"objects":[A,{"x" 1}]}      | found,!json-syntax         | 18 | /objects/1
          {"objects":[A,{"x":1]}       | found,!json-syntax         | 19 | /objects/1/x
          {"objects":[A,{'x':1}]}      | found,!json-syntax         | 14 | /objects/1
          {"objects":[A                | found,!json-truncated      | 12 | /objects/1
          {"objects":[A,               | found,!json-truncated      | 13 | /objects/1
          {"objects":[A,{"x":          | found,!json-truncated      | 18 | /objects/1
          {"objects":[A]               | found,!json-truncated      | 13 | ''
          {"objects":[A],              | found,!json-truncated      | 14 | ''
          {"objects":[A],"x            | found,!json-truncated      | 16 | ''
          {"objects":[A],"x":1         | found,!json-truncated      | 19 | ''
          {"objects":[                 | !json-truncated            | 12 | /objects/0
          {"objects":                  | !json-truncated            | 11 | ''
          {"type":"bundle","objects"   | !json-truncated            | 26 | /type
          {"type":"bun                 | !json-truncated            | 12 | /type
          {"type" "bundle"}            | !json-syntax               | 8  | ''
          {"type":"bundle",}           | !json-syntax               | 17 | ''
          {,"type":"bundle"}           | !json-syntax               | 1  | ''
          {"a":x,"objects":[A]}        | !json-syntax               | 5  | ''
          {"a":1 "objects":[A]}        | !json-syntax               | 7  | ''
          A B }                        | found,found,!json-syntax   | 2  | ''
          """)
  void a_syntax_error_ends_the_reading(String form, String codes, int offset, String pointer) {
    // Offsets count A and B as nothing.
    String text = form.replaceFirst("A", A).replaceFirst("B", B);
    int added =
        (form.contains("A") && codes.startsWith("found") ? A.length() : 0)
            + (codes.startsWith("found,found") ? B.length() : 0);
    Reading reading = any(text);

    assertThat(String.join(",", reading.codes())).isEqualTo(codes);
    assertThat(reading.broken().byteOffset()).isEqualTo(offset + added);
    assertThat(reading.broken().line()).isEqualTo(1);
    assertThat(reading.broken().column()).isEqualTo(offset + added + 1);
    assertThat(reading.broken().finding().pointer()).isEqualTo(pointer);
  }

  @Test
  void places_count_lines() {
    String text = "{\"objects\":\n[\n" + A + "\n,\n{\n\"a\":1,\n \"a\":2}\n,{\n\"b\":  x}]}";
    Reading reading = any(text);

    assertThat(reading.codes()).containsExactly("found", "json-duplicate-key", "!json-syntax");
    assertThat(reading.found().getFirst().place().line()).isEqualTo(3);
    assertThat(reading.refused().place().line()).isEqualTo(5);
    assertThat(reading.broken().line()).isEqualTo(9);
    assertThat(reading.broken().column()).isEqualTo(7);
    assertThat(reading.broken().byteOffset()).isEqualTo(text.indexOf('x'));
  }

  @Test
  void an_object_within_its_limit_is_read_and_one_byte_more_is_refused() {
    Limits limits = LIMITS.withObjectBytes(A.length());
    String longer = A.replace("tool--1", "tool--11");

    assertThat(read("{\"objects\":[" + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("found");
    assertThat(read("{\"objects\":[" + longer + "," + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
    assertThat(read(A, Mode.ANY, limits).codes()).containsExactly("found");
    assertThat(read(longer + A, Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
  }

  @Test
  void an_object_too_long_is_passed_over_whatever_it_holds() {
    Limits limits = LIMITS.withObjectBytes(64);
    String filler = "\"\\\"]}\\\\\",{\"x\":[\"}\",[]]},".repeat(50);
    String big = "{\"type\":\"tool\",\"id\":\"tool--7\",\"list\":[" + filler + "1]}";

    Reading reading = read("{\"objects\":[" + big + "," + A + "]}", Mode.ANY, limits);
    assertThat(reading.codes()).containsExactly("object-too-long", "found");
    assertThat(reading.refused().id()).isEqualTo("tool--7");
    assertThat(read(big + "\n" + A, Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
    assertThat(read("{\"objects\":[" + big, Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "!json-truncated");
    assertThat(read("{\"objects\":[" + big.replace("1]}", "1"), Mode.ANY, limits).codes())
        .containsExactly("!json-truncated");
    assertThat(read(big.replace("1]}", "1"), Mode.ANY, limits).codes())
        .containsExactly("!json-truncated");
  }

  @Test
  void a_quotation_mark_that_is_missing_is_found_however_long_the_rest() {
    Limits limits = LIMITS.withObjectBytes(1_000);
    String text =
        "{\"objects\":[{\"type\":\"tool,\"id\":\"tool--7\"}" + ("," + A).repeat(1_000) + "]}";

    Reading reading = read(text, Mode.ANY, limits);
    assertThat(reading.codes()).containsExactly("!json-syntax");
    assertThat(reading.broken().byteOffset()).isEqualTo(text.indexOf("id\""));
  }

  @Test
  void values_in_the_place_of_objects_are_limited_too() {
    Limits limits = LIMITS.withObjectBytes(64);
    String big = "\"" + "x".repeat(500) + "\"";
    assertThat(read("{\"objects\":[" + big + "," + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
    assertThat(read("{\"objects\":[" + "1".repeat(500) + "," + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
  }

  @Test
  void what_surrounds_the_objects_is_limited() {
    Limits limits = LIMITS.withFrameBytes(40);
    String property = "\"x\":\"" + "y".repeat(20) + "\"";
    assertThat(read("{" + property + ",\"objects\":[" + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("found");
    assertThat(read("{\"objects\":[" + A + "]," + property + "}", Mode.ANY, limits).codes())
        .containsExactly("found");
    String more = "," + property.replace("x", "z");
    assertThat(read("{" + property + more + ",\"objects\":[" + A + "]}", Mode.ANY, limits).codes())
        .containsExactly("!frame-too-long");
    assertThat(read("{\"objects\":[" + A + "]," + property + more + "}", Mode.ANY, limits).codes())
        .containsExactly("found", "!frame-too-long");
  }

  @Test
  void the_properties_around_the_objects_are_limited_in_number() {
    Limits limits = LIMITS.withJson(JsonLimits.DEFAULTS.withMembers(3));
    String three = "\"a\":1,\"b\":2,\"c\":3";
    assertThat(read("{" + three + ",\"objects\":[]}", Mode.ANY, limits).codes()).isEmpty();
    assertThat(read("{\"objects\":[]," + three + "}", Mode.ANY, limits).codes()).isEmpty();
    assertThat(read("{\"d\":4," + three + ",\"objects\":[]}", Mode.ANY, limits).codes())
        .containsExactly("!json-too-many-members");
    assertThat(read("{\"d\":4,\"objects\":[]," + three + "}", Mode.ANY, limits).codes())
        .containsExactly("!json-too-many-members");
  }

  @Test
  void the_window_becomes_small_again_after_a_long_object() {
    String big = "{\"type\":\"tool\",\"x\":\"" + "y".repeat(4 * Window.CHUNK) + "\"}";
    String small = ("," + A).repeat(40_000);
    for (Limits limits : List.of(LIMITS, LIMITS.withObjectBytes(1_000))) {
      byte[] bytes = ("{\"objects\":[" + big + small + "]}").getBytes(StandardCharsets.UTF_8);
      List<Read.Found> found =
          Reading.ofStream(bytes, () -> 5_000, Mode.ANY, limits, Window.CHUNK).found();
      assertThat(found.getLast().array().length).isEqualTo(Window.CHUNK);
    }
  }

  @Test
  void white_space_without_end_fills_no_memory() {
    Limits limits = LIMITS.withObjectBytes(1_000).withFrameBytes(1_000);
    String space = " \n".repeat(300_000);
    String text =
        "{\"objects\":"
            + "["
            + space
            + A
            + space
            + ","
            + space
            + B
            + space
            + "]"
            + space
            + "}"
            + space;
    Reading reading = any(space + text);
    assertThat(reading.codes()).containsExactly("found", "found");
    assertThat(reading.found().getFirst().place().line()).isEqualTo(600_001);

    assertThat(read("{" + space + "\"objects\":[]}", Mode.ENVELOPE, limits).codes())
        .containsExactly("!frame-too-long");
    assertThat(read("{" + space + "}" + A, Mode.ANY, limits).codes())
        .containsExactly("object-too-long", "found");
  }

  @Test
  void the_number_of_objects_is_limited() {
    Limits limits = LIMITS.withObjects(2);
    assertThat(read("{\"objects\":[" + A + "," + B + "]}", Mode.ENVELOPE, limits).codes())
        .containsExactly("found", "found");
    assertThat(read("{\"objects\":[" + A + ",1," + B + "]}", Mode.ENVELOPE, limits).codes())
        .containsExactly("found", "object-not-object", "!too-many-objects");
    assertThat(read(A + B, Mode.ANY, limits).codes()).containsExactly("found", "found");
    assertThat(read(A + B + A, Mode.ANY, limits).codes())
        .containsExactly("found", "found", "!too-many-objects");
    assertThat(read(A + "{\"a\":1,\"a\":2}{\"a\":1,\"a\":2}", Mode.ANY, limits).codes())
        .containsExactly("found", "json-duplicate-key", "!too-many-objects");
  }

  @Test
  void brackets_without_end_are_given_up() {
    for (String text :
        new String[] {
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          "{\"objects\":[" + "[".repeat(100_000),
          "{\"objects\":[" + "{\"a\":".repeat(100_000),
          "{\"objects\":[],\"x\":" + "[".repeat(100_000),
          "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
        }) {
      String code = any(text).codes().getFirst();
      assertThat(code).isIn("!json-nesting", "!root-not-object");
    }
  }

  @Test
  void an_object_of_any_nesting_up_to_the_hard_limit_is_refused_alone() {
    String deep = "{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}";
    assertThat(any("{\"objects\":[" + deep + "," + A + "]}").codes())
        .containsExactly("json-too-deep", "found");
    String deeper = "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
    assertThat(any("{\"objects\":[" + A + "," + deeper + "]}").codes())
        .containsExactly("found", "!json-nesting");
    assertThat(any(deep).codes()).containsExactly("json-too-deep");
    assertThat(any(deeper).codes()).containsExactly("!json-nesting");
  }

  @Test
  void a_string_of_ten_million_characters_is_refused_and_its_neighbour_read() {
    String big =
        "{\"type\":\"artifact\",\"id\":\"artifact--7\",\"payload_bin\":\""
            + "A".repeat(10_000_000)
            + "\"}";
    Reading reading = any("{\"objects\":[" + big + "," + A + "]}");
    assertThat(reading.codes()).containsExactly("object-too-long", "found");
    assertThat(reading.refused().id()).isEqualTo("artifact--7");
    assertThat(
            read(
                    "{\"objects\":[" + big + "]}",
                    Mode.ANY,
                    LIMITS
                        .withObjectBytes(16_000_000)
                        .withJson(JsonLimits.DEFAULTS.withStringLength(10_000_000)))
                .codes())
        .containsExactly("found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objects\":[A\u0000]}",
        "\u0000",
        "{\u0000}",
        "A\u0000",
        "{\"type\":\"to\u0000ol\"}"
      })
  void nul_bytes_are_no_white_space(String form) {
    assertThat(any(form.replace("A", A)).broken().finding().code()).isEqualTo("json-syntax");
  }

  @Test
  void an_escaped_nul_is_a_character_like_any_other() {
    Reading reading = any("{\"type\":\"tool\",\"name\":\"a\\u0000b\"}");
    assertThat(reading.found().getFirst().json().string("name")).isEqualTo("a\0b");
  }

  @Test
  void objects_found_in_a_stream_keep_their_bytes() {
    var text = new StringBuilder("{\"objects\":[");
    for (int i = 0; i < 5_000; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"type\":\"tool\",\"n\":")
          .append(i)
          .append(",\"pad\":\"")
          .append("x".repeat(i % 300))
          .append("\"}");
    }
    byte[] bytes = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    Reading streamed = Reading.ofStream(bytes, () -> 1_000, Mode.ANY, LIMITS, Window.CHUNK);

    assertThat(streamed.lines()).isEqualTo(Reading.of(bytes, Mode.ANY, LIMITS).lines());
    assertThat(streamed.found()).allMatch(found -> found.array().length <= Window.CHUNK);
  }

  @Test
  void memory_stays_bounded_however_long_the_stream_is() {
    long objects = 400_000;
    var reader = StixReader.of(new Endless(A, objects), Mode.ANY, LIMITS);
    long found = 0;
    byte[] kept = null;
    for (Read read = reader.next(); read != null; read = reader.next()) {
      assertThat(read).isInstanceOf(Read.Found.class);
      kept = ((Read.Found) read).array();
      found++;
    }
    assertThat(found).isEqualTo(objects);
    assertThat(kept).hasSize(Window.CHUNK);
    assertThat(reader.bytesRead()).isEqualTo(12 + objects * (A.length() + 1) + 1);
  }

  @Test
  void progress_is_counted_in_bytes() {
    byte[] bytes = ("{\"objects\":[" + A + "," + B + "]}").getBytes(StandardCharsets.UTF_8);
    var reader = StixReader.of(bytes, Mode.ANY, LIMITS);
    assertThat(reader.bytesRead()).isZero();
    reader.next();
    assertThat(reader.bytesRead()).isEqualTo(12 + A.length());
    reader.next();
    reader.next();
    assertThat(reader.bytesRead()).isEqualTo(bytes.length);
    assertThat(reader.next()).isNull();
  }

  @Test
  void a_stream_that_fails_is_the_callers_affair() {
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> StixReader.of(failing, Mode.ANY, LIMITS).next())
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("gone");
  }

  private static Reading any(String text) {
    return read(text, Mode.ANY, LIMITS);
  }

  private static Reading envelope(String text) {
    return read(text, Mode.ENVELOPE, LIMITS);
  }

  private static Reading page(String text) {
    return read(text, Mode.PAGE, LIMITS);
  }

  private static Reading read(String text, Mode mode, Limits limits) {
    return read(text.getBytes(StandardCharsets.UTF_8), mode, limits);
  }

  /// Reads from an array, and makes sure that a stream in whatever pieces gives the same.
  private static Reading read(byte[] bytes, Mode mode, Limits limits) {
    Reading whole = Reading.of(bytes, mode, limits);
    for (int size : bytes.length < 5_000 ? new int[] {2, 3, 7, 64, 10_000} : new int[] {1_013}) {
      assertThat(Reading.ofStream(bytes, () -> size, mode, limits, size + 1).lines())
          .isEqualTo(whole.lines());
    }
    return whole;
  }

  /// An envelope of as many copies of one object as asked for, made while it is read.
  private static final class Endless extends InputStream {
    private final byte[] piece;
    private final byte[] head = "{\"objects\":[".getBytes(StandardCharsets.UTF_8);
    private long left;
    private byte[] current = head;
    private int at;

    Endless(String object, long count) {
      piece = (object + ",").getBytes(StandardCharsets.UTF_8);
      left = count;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("asked for one byte");
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      if (at == current.length) {
        if (left < 0) {
          return -1;
        }
        at = 0;
        left--;
        current = left > 0 ? piece : left == 0 ? last() : "]}".getBytes(StandardCharsets.UTF_8);
      }
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, to, offset, count);
      at += count;
      return count;
    }

    private byte[] last() {
      return java.util.Arrays.copyOf(piece, piece.length - 1);
    }
  }
}
