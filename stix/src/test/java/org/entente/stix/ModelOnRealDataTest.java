package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelOnRealDataTest {
  /// All of the shared data that the rules take.
  private static final int OBJECTS = 18_616;

  @Test
  void every_object_that_the_rules_take_becomes_a_record_and_the_same_json_again()
      throws IOException {
    int converted = 0;
    for (Path file : SharedData.jsonFiles("stix")) {
      try (InputStream in = SharedData.open(file)) {
        StixReader reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
        for (Read read = reader.next(); read != null; read = reader.next()) {
          if (read instanceof Read.Found found
              && StixObject.from(found.json()) instanceof Conversion.Converted(var object, var w)) {
            assertThat(Json.withPlainIds(object.toJson()))
                .as("%s %s", file, found.place())
                .isEqualTo(Json.withPlainIds(found.json()));
            assertThat(References.ids(object.toJson())).isEqualTo(References.ids(found.json()));
            converted++;
          }
        }
      }
    }
    assertThat(converted).isEqualTo(OBJECTS);
  }
}
