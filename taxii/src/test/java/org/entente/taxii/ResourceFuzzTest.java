package org.entente.taxii;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.Function;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;

class ResourceFuzzTest {
  private static final JsonLimits LIMITS = JsonLimits.DEFAULTS;

  @FuzzTest
  void any_body_is_read_or_refused_and_what_was_read_is_read_again(byte[] body) {
    check(body, Discovery::read);
    check(body, ApiRoot::read);
    check(body, TaxiiCollection::read);
    check(body, CollectionList::read);
    check(body, Manifest::read);
    check(body, VersionList::read);
    check(body, Status::read);
    check(body, TaxiiError::read);
    var reader = StixReader.of(body, StixReader.Mode.PAGE, Limits.DEFAULTS);
    for (Read read = reader.next(); read != null; read = reader.next()) {
      if (read instanceof Read.Found found && found.bytes()[0] != '{') {
        throw new AssertionError("an object starts with a bracket");
      }
    }
  }

  private static <T extends Resource> void check(
      byte[] body, Function<JsonObject, Reading<T>> reader) {
    if (Reading.of(body, LIMITS, reader) instanceof Reading.Good<T>(T resource)) {
      var again = Reading.of(resource.toBytes(), LIMITS, reader);
      if (!again.equals(new Reading.Good<>(resource))) {
        throw new AssertionError(List.of(resource, again).toString());
      }
    }
  }
}
