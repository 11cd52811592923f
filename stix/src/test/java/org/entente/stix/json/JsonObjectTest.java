package org.entente.stix.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 32, 33, 1_000})
  void finds_every_member_and_no_other(int members) {
    JsonObject object = object(members, 1);
    for (int i = 0; i < members; i++) {
      assertThat(object.get("m" + i)).isEqualTo(JsonNumber.of(i));
      assertThat(object.name(object.indexOf("m" + i))).isEqualTo("m" + i);
    }
    for (String other : List.of("", "a", "m", "m-1", "m" + members, "z")) {
      assertThat(object.has(other)).isFalse();
      assertThat(object.get(other)).isNull();
    }
    assertThat(object.size()).isEqualTo(members);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 32, 33, 1_000})
  void the_order_of_members_makes_no_difference_to_equality(int members) {
    assertThat(object(members, 1))
        .isEqualTo(object(members, 2))
        .hasSameHashCodeAs(object(members, 2));
    assertThat(object(members, 1)).isNotEqualTo(object(members + 1, 1));
    if (members > 0) {
      JsonObject changed = object(members, 1).toBuilder().put("m0", "other").build();
      assertThat(object(members, 1)).isNotEqualTo(changed);
      JsonObject renamed = object(members, 1).toBuilder().remove("m0").put("x", 0).build();
      assertThat(object(members, 1)).isNotEqualTo(renamed);
    }
  }

  @Test
  void a_builder_keeps_the_place_of_a_value_that_is_replaced() {
    JsonObject object =
        JsonObject.builder()
            .put("a", 1)
            .put("b", true)
            .put("a", "x")
            .putIfPresent("c", null)
            .build();
    assertThat(object).hasToString("{\"a\":\"x\",\"b\":true}");
    assertThat(object.toBuilder().remove("a").put("a", 1).build())
        .hasToString("{\"b\":true,\"a\":1}");
  }

  @Test
  void typed_looks_ups_answer_only_what_is_of_the_type() {
    JsonObject object = JsonReader.parseObject("{\"s\":\"x\",\"a\":[1],\"o\":{\"b\":null}}");
    assertThat(object.string("s")).isEqualTo("x");
    assertThat(object.string("a")).isNull();
    assertThat(object.array("a")).isEqualTo(JsonArray.of(JsonNumber.of(1)));
    assertThat(object.array("o")).isNull();
    assertThat(object.object("o")).isEqualTo(JsonReader.parse("{\"b\":null}"));
    assertThat(object.object("missing")).isNull();
  }

  private static JsonObject object(int members, long seed) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < members; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(seed));
    var builder = JsonObject.builder();
    numbers.forEach(i -> builder.put("m" + i, i));
    return builder.build();
  }
}
