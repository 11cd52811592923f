package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonTrees;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.RandomObjects;
import org.junit.jupiter.api.Test;

/// Objects that were good until something in them was changed.
class MutantsPropertyTest {
  @Test
  void rules_and_records_agree_on_what_is_good() {
    qt().withExamples(6_000)
        .forAll(longs().all(), integers().between(1, 4))
        .checkAssert((seed, changes) -> {
          var random = new SplittableRandom(seed);
          JsonValue mutant = new RandomObjects(random).any();
          for (int i = 0; i < changes; i++) {
            mutant = changed(mutant, new RandomObjects(random).any(), random);
          }
          if (mutant instanceof JsonObject object) {
            ConversionLaw.holdsFor(object);
          }
        });
  }

  @Test
  void some_changes_break_a_rule_and_some_do_not() {
    var random = new SplittableRandom(4);
    int good = 0;
    int mutants = 1_000;
    for (int i = 0; i < mutants; i++) {
      JsonValue mutant =
          changed(new RandomObjects(random).any(), new RandomObjects(random).any(), random);
      if (mutant instanceof JsonObject object && new SpecRules().check(object).isValid()) {
        good++;
      }
    }
    assertThat(good).isBetween(mutants / 20, mutants * 19 / 20);
  }

  /// `value` with one thing in it, at any depth, replaced or left out.
  private static JsonValue changed(JsonValue value, JsonObject other, RandomGenerator random) {
    if (random.nextInt(4) > 0) {
      if (value instanceof JsonObject object && !object.isEmpty()) {
        return changedMember(object, other, random);
      }
      if (value instanceof JsonArray array && array.size() > 0) {
        var elements = new ArrayList<>(array.values());
        int index = random.nextInt(elements.size());
        if (random.nextInt(4) == 0) {
          elements.remove(index);
        } else {
          elements.set(index, changed(elements.get(index), other, random));
        }
        return new JsonArray(elements);
      }
    }
    return random.nextBoolean()
        ? JsonTrees.tree(random, 4)
        : other.value(random.nextInt(other.size()));
  }

  private static JsonValue changedMember(
      JsonObject object, JsonObject other, RandomGenerator random) {
    String name = object.name(random.nextInt(object.size()));
    return switch (random.nextInt(6)) {
      case 0 -> object.toBuilder().remove(name).build();
      case 1 -> {
        int index = random.nextInt(other.size());
        yield object.toBuilder().put(other.name(index), other.value(index)).build();
      }
      default -> {
        JsonValue member = object.get(name);
        yield member == null
            ? object
            : object.toBuilder().put(name, changed(member, other, random)).build();
      }
    };
  }
}
