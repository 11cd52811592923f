package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.stix.extension.AlternateDataStream;
import org.entente.stix.extension.WindowsPeOptionalHeader;
import org.entente.stix.extension.WindowsPeSection;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.rules.NestedShapes;
import org.entente.stix.rules.ObjectType;
import org.entente.stix.rules.ObjectTypes;
import org.entente.stix.rules.PredefinedExtensions;
import org.entente.stix.rules.Property;
import org.entente.stix.rules.Property.Presence;
import org.entente.stix.rules.Shape;
import org.entente.stix.sco.EmailMimePart;
import org.entente.stix.sco.WindowsRegistryValue;
import org.entente.stix.sco.X509V3Extensions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The tables of the rules and the records of the model say the same.
class ModelAgreementTest {
  private static final Map<String, Class<?>> STRUCTURES =
      Map.of(
          "external-reference", ExternalReference.class,
          "kill-chain-phase", KillChainPhase.class,
          "granular-marking", GranularMarking.class,
          "email-mime-part-type", EmailMimePart.class,
          "alternate-data-stream-type", AlternateDataStream.class,
          "windows-pe-optional-header-type", WindowsPeOptionalHeader.class,
          "windows-pe-section-type", WindowsPeSection.class,
          "windows-registry-value-type", WindowsRegistryValue.class,
          "x509-v3-extensions-type", X509V3Extensions.class);

  /// Java types by data type; `list of …` follows from these.
  private static final Map<String, String> JAVA_TYPES =
      Map.ofEntries(
          Map.entry("string", "java.lang.String"),
          Map.entry("open-vocab", "java.lang.String"),
          Map.entry("enum", "java.lang.String"),
          Map.entry("binary", "java.lang.String"),
          Map.entry("hex", "java.lang.String"),
          Map.entry("boolean", "java.lang.Boolean"),
          Map.entry("integer", "java.lang.Long"),
          Map.entry("float", "java.lang.Double"),
          Map.entry("timestamp", "org.entente.stix.StixTimestamp"),
          Map.entry("identifier", "org.entente.stix.StixId"),
          Map.entry("hashes", "java.util.Map<java.lang.String, java.lang.String>"),
          Map.entry("dictionary", "org.entente.stix.json.JsonObject"),
          Map.entry("observable-container", "org.entente.stix.json.JsonObject"));

  @Test
  void every_type_of_the_standard_has_a_table_and_a_record() {
    assertThat(ObjectTypes.all().stream().map(ObjectType::name).collect(Collectors.toSet()))
        .isEqualTo(Model.objects().keySet());
    assertThat(Model.objects()).hasSize(19 + 2 + 18 + 3);
    assertThat(new TreeSet<>(PredefinedExtensions.keys()))
        .isEqualTo(new TreeSet<>(Model.extensions().keySet()));
    assertThat(Model.extensions()).hasSize(12);
    assertThat(NestedShapes.all().stream().map(Shape::name).collect(Collectors.toSet()))
        .isEqualTo(STRUCTURES.keySet());
  }

  @TestFactory
  Stream<DynamicTest> records_have_the_properties_of_their_tables() {
    var records = new LinkedHashMap<Shape, Class<?>>();
    Model.objects().forEach((type, record) -> records.put(ObjectTypes.find(type).shape(), record));
    Model.extensions()
        .forEach((key, record) -> records.put(PredefinedExtensions.find(key), record));
    STRUCTURES.forEach((name, record) -> records.put(NestedShapes.find(name), record));
    return records.entrySet().stream()
        .map(entry ->
            dynamicTest(entry.getKey().name(), () -> compare(entry.getKey(), entry.getValue())));
  }

  private static void compare(Shape table, Class<?> record) {
    Map<String, RecordComponent> components = components(record);
    Set<String> rows = new HashSet<>();
    var ownRows = new ArrayList<String>();
    var own = new ArrayList<>(Model.properties(record));
    for (Property row : table.properties()) {
      String name = row.name();
      boolean implied =
          Model.objects().containsKey(table.name())
              && (name.equals("type") || name.equals("spec_version"));
      boolean modelled =
          table.models(name, JsonBoolean.TRUE)
              && row.presence() != Presence.NOT_APPLICABLE
              && row.presence() != Presence.RESERVED
              && !implied;
      if (!modelled) {
        continue;
      }
      rows.add(name);
      RecordComponent component = components.get(name);
      assertThat(component).as("a component for %s", name).isNotNull();
      compare(row, component);
      if (own.contains(name)) {
        ownRows.add(name);
      }
    }
    own.removeAll(List.of("common", "custom"));
    assertThat(own).as("own properties in the order of the table").isEqualTo(ownRows);
    var others = new TreeSet<>(components.keySet());
    others.removeAll(rows);
    // Kinds that share their common components do not all have all of them.
    table.properties().stream()
        .filter(row -> row.presence() == Presence.NOT_APPLICABLE)
        .forEach(row -> others.remove(row.name()));
    assertThat(others).as("components without a row").isEqualTo(except(record));
    compareBuilder(record, own);
  }

  /// Components that stand for no property.
  private static Set<String> except(Class<?> record) {
    var except = new TreeSet<>(Set.of("custom"));
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType() == ObservableCommon.class) {
        except.add("says_version");
      }
    }
    return except;
  }

  private static void compare(Property row, RecordComponent component) {
    Type type = component.getGenericType();
    boolean collection = component.getType() == List.class || component.getType() == Map.class;
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    boolean mayMiss = row.presence() != Presence.REQUIRED;
    // What most objects may leave out is required of a few.
    boolean shared = component.getDeclaringRecord() == Common.class;
    if (!collection && (mayMiss || !shared)) {
      assertThat(nullable).as("%s may be null", row.name()).isEqualTo(mayMiss);
    }
    assertThat(boxed(type.getTypeName())).as("type of %s", row.name()).isEqualTo(javaType(row));
  }

  private static String javaType(Property row) {
    String dataType = row.dataType();
    if (row.name().equals("extensions")) {
      return "java.util.Map<java.lang.String, org.entente.stix.Extension>";
    }
    if (row.name().equals("selectors")) {
      return "java.util.List<org.entente.stix.marking.Selector>";
    }
    boolean list = dataType.startsWith("list of ");
    String element = list ? dataType.substring("list of ".length()) : dataType;
    Class<?> structure = STRUCTURES.get(element);
    String java = structure == null ? JAVA_TYPES.get(element) : structure.getName();
    return list ? "java.util.List<" + java + ">" : String.valueOf(java);
  }

  private static String boxed(String type) {
    return switch (type) {
      case "long" -> "java.lang.Long";
      case "boolean" -> "java.lang.Boolean";
      default -> type;
    };
  }

  /// All components, those of the common part in its place.
  private static Map<String, RecordComponent> components(Class<?> record) {
    var components = new LinkedHashMap<String, RecordComponent>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getName().equals("common")) {
        components.putAll(components(component.getType()));
      } else {
        components.put(Model.property(component), component);
      }
    }
    return components;
  }

  private static void compareBuilder(Class<?> record, List<String> own) {
    Class<?> builder =
        Arrays.stream(record.getDeclaredClasses())
            .filter(type -> type.getSimpleName().equals("Builder"))
            .findFirst()
            .orElse(null);
    if (record == GranularMarking.class) {
      assertThat(builder).as("small enough for factory methods").isNull();
      return;
    }
    assertThat(builder).as("a builder for %s", record).isNotNull();
    Set<String> setters =
        Arrays.stream(builder.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    for (RecordComponent component : record.getRecordComponents()) {
      // The type and the body of a marking are set together, extensions one by one.
      if (own.contains(Model.property(component))
          && !Set.of("definitionType", "extensions").contains(component.getName())) {
        assertThat(setters).contains(component.getName());
      }
    }
  }
}
