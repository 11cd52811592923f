package org.entente.exchange.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.entente.exchange.audit.AuditRecord;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;

final class SubjectTest {
  @Test
  void few_objects_are_named_in_their_order() {
    List<StixId> ids = ids(AuditRecord.IDS_MAX);

    Subject subject = Subject.inOrder("c", ids.size(), ids::get);

    assertThat(subject.ids()).isEqualTo(ids.stream().map(StixId::toString).toList());
    assertThat(subject.query()).isNull();
    assertThat(subject.count()).isEqualTo(ids.size());
  }

  @Test
  void one_more_and_the_digest_of_their_canonical_json_stands_for_them() {
    List<StixId> ids = ids(AuditRecord.IDS_MAX + 1);
    JsonObject request =
        JsonObject.builder()
            .put("objects", JsonArray.ofStrings(ids.stream().map(StixId::toString).toList()))
            .build();

    assertThat(Subject.inOrder("c", ids.size(), ids::get))
        .isEqualTo(Subject.query("c", request, ids.size()));
  }

  private static List<StixId> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            StixId.parse(
                String.format(java.util.Locale.ROOT, "x-y9--00000000-0000-4000-8000-%012x", i)))
        .toList();
  }
}
