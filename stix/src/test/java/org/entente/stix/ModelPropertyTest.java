package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.entente.stix.rules.RandomObjects;
import org.entente.stix.smo.MarkingDefinition;
import org.junit.jupiter.api.Test;

class ModelPropertyTest {

  private final Mint mint = Mint.system();
  private final SpecRules rules = new SpecRules();

  @Test
  void what_obeys_the_rules_becomes_a_record_and_the_same_json_again() {
    qt().withExamples(4_000)
        .forAll(longs().all())
        .checkAssert(seed -> {
          JsonObject json = new RandomObjects(new SplittableRandom(seed)).any();
          assertThat(rules.check(json).errors()).isEmpty();
          StixObject object = StixObject.from(json).orThrow();

          JsonObject written = object.toJson();
          assertThat(written).isEqualTo(json);
          assertThat(Jcs.bytes(written)).isEqualTo(Jcs.bytes(json));
          assertThat(object.id()).hasToString(json.string("id"));
          assertThat(object.type()).isEqualTo(json.string("type"));

          JsonObject read = read(written.toString());
          StixObject again = StixObject.from(read).orThrow();
          assertThat(again).isEqualTo(object).hasSameHashCodeAs(object);
          assertThat(again.toJson().toString()).isEqualTo(written.toString());
        });
  }

  @Test
  void builders_set_what_records_have() {
    qt().withExamples(3_000)
        .forAll(longs().all())
        .checkAssert(seed -> {
          JsonObject json = new RandomObjects(new SplittableRandom(seed)).any();
          StixObject object = StixObject.from(json).orThrow();
          if (!(object instanceof CustomObject)) {
            assertThat(rebuilt(object)).isEqualTo(object);
          }
        });
  }

  /// A record that is built from scratch out of the components of `record`.
  private Object rebuilt(Object record) {
    Object builder = builder(record.getClass());
    set(record, builder);
    return call(method(builder.getClass(), "build", 0), builder);
  }

  private void set(Object record, Object builder) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = component.getName();
      Object value = call(component.getAccessor(), record);
      switch (name) {
        case "common" -> set(value, builder);
        case "custom" -> custom((JsonObject) value, builder);
        case "saysVersion" -> {
          if (Boolean.FALSE.equals(value)) {
            call(method(builder.getClass(), "without", 1), builder, "spec_version");
          }
        }
        case "extensions" ->
            ((Map<?, ?>) value)
                .forEach((key, extension) ->
                    call(
                        method(builder.getClass(), "extension", 2), builder, key, copy(extension)));
        case "definitionType" -> {
          if (value instanceof String type) {
            call(
                method(builder.getClass(), "custom", 2),
                builder,
                "definition_type",
                new JsonString(type));
          }
        }
        case "definition" -> {
          if (value instanceof JsonObject body && record instanceof MarkingDefinition marking) {
            Method setter = method(builder.getClass(), "definition", 2);
            call(setter, builder, marking.definitionType(), body);
          }
        }
        default -> {
          if (isThere(value)) {
            Method setter = method(builder.getClass(), name, 1);
            call(setter, builder, argument(value, setter.getParameterTypes()[0]));
          }
        }
      }
    }
  }

  private static void custom(JsonObject custom, Object builder) {
    Method setter = method(builder.getClass(), "custom", 2);
    for (int i = 0; i < custom.size(); i++) {
      call(setter, builder, custom.name(i), custom.value(i));
    }
  }

  private static boolean isThere(Object value) {
    return value != null
        && !(value instanceof Collection<?> collection && collection.isEmpty())
        && !(value instanceof Map<?, ?> map && map.isEmpty());
  }

  /// Lists are handed over as arrays; what they hold is built from scratch, too.
  private Object argument(Object value, Class<?> type) {
    if (!(value instanceof List<?> list)) {
      return copy(value);
    }
    if (!type.isArray()) {
      return list.stream().map(this::copy).toList();
    }
    Object array = Array.newInstance(type.getComponentType(), list.size());
    for (int i = 0; i < list.size(); i++) {
      Array.set(array, i, copy(list.get(i)));
    }
    return array;
  }

  private Object copy(Object value) {
    boolean built =
        (value instanceof Extension || value instanceof Record)
            && Arrays.stream(value.getClass().getDeclaredClasses())
                .anyMatch(type -> type.getSimpleName().equals("Builder"))
            && Arrays.stream(value.getClass().getMethods())
                .anyMatch(method -> method.getName().equals("builder"));
    return built && !(value instanceof StixId) && !(value instanceof JsonObject)
        ? rebuilt(value)
        : value;
  }

  private Object builder(Class<?> type) {
    Method factory = method(type, "builder", -1);
    return factory.getParameterCount() == 0 ? call(factory, null) : call(factory, null, mint);
  }

  /// The most specific public method of that name.
  private static Method method(Class<?> type, String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .filter(method -> parameters < 0 || method.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no " + name));
  }

  private static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new AssertionError(method + " of " + target, e);
    }
  }

  private static JsonObject read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (new JsonReader(JsonLimits.DEFAULTS).read(bytes)) {
      case JsonRead.Value(JsonObject object) -> object;
      case JsonRead other -> throw new AssertionError(other + " in " + text);
    };
  }
}
