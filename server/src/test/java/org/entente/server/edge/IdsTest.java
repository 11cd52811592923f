package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class IdsTest {
  @Test
  void ids_are_distinct_uuids_of_version_4() {
    var ids = new Ids(new SecureRandom());
    var seen = new HashSet<UUID>();
    for (int i = 0; i < 100_000; i++) {
      UUID id = ids.next();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(seen.add(id)).isTrue();
    }
    assertThat(Ids.random(new SecureRandom()).version()).isEqualTo(4);
  }
}
