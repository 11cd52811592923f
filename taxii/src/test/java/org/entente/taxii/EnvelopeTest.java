package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final String OBJECT = "{ \"type\" : \"tool\", \"é\":1e0 }";

  @Test
  void objects_are_spliced_in_as_they_are() {
    assertThat(written(new Envelope(true, "abc"), OBJECT, "{}"))
        .isEqualTo("{\"more\":true,\"next\":\"abc\",\"objects\":[" + OBJECT + ",{}]}");
    assertThat(written(Envelope.LAST, OBJECT)).isEqualTo("{\"objects\":[" + OBJECT + "]}");
  }

  @Test
  void an_empty_envelope_has_no_objects() {
    assertThat(written(Envelope.LAST)).isEqualTo("{}");
    assertThat(written(Envelope.of(true, "n"))).isEqualTo("{\"more\":true,\"next\":\"n\"}");
  }

  @Test
  void next_may_hold_any_characters() {
    assertThat(written(Envelope.of(true, "a\"b\\é\n")))
        .isEqualTo("{\"more\":true,\"next\":\"a\\\"b\\\\é\\n\"}");
  }

  @Test
  void a_part_of_an_array_can_be_an_object() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = Envelope.LAST.writeTo(out);
    writer.add("xx{}yy".getBytes(StandardCharsets.UTF_8), 2, 2);
    writer.end();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"objects\":[{}]}");
  }

  @Test
  void the_length_is_known_before_writing_and_what_is_written_is_read_back() {
    qt().forAll(
            booleans().all(),
            strings().basicLatinAlphabet().ofLengthBetween(1, 20),
            integers().between(0, 20))
        .checkAssert((more, next, count) -> {
          var envelope = Envelope.of(more, more ? next : null);
          var objects = new ArrayList<String>();
          long bytes = 0;
          for (int i = 0; i < count; i++) {
            String object = "{\"id\":\"" + "é".repeat(i) + "\"}";
            objects.add(object);
            bytes += object.getBytes(StandardCharsets.UTF_8).length;
          }
          byte[] text =
              written(envelope, objects.toArray(new String[0])).getBytes(StandardCharsets.UTF_8);
          assertThat(text).hasSize((int) envelope.length(count, bytes));

          var reader = StixReader.of(text, StixReader.Mode.PAGE, Limits.DEFAULTS);
          var found = new ArrayList<String>();
          for (Read read = reader.next(); read != null; read = reader.next()) {
            found.add(new String(((Read.Found) read).bytes(), StandardCharsets.UTF_8));
          }
          assertThat(found).isEqualTo(objects);
          assertThat(reader.frame().more()).isEqualTo(more);
          assertThat(reader.frame().next()).isEqualTo(envelope.next());
        });
  }

  private static String written(Envelope envelope, String... objects) {
    var out = new ByteArrayOutputStream();
    try {
      var writer = envelope.writeTo(out);
      for (String object : objects) {
        byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
        writer.add(bytes, 0, bytes.length);
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
