package org.entente.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The diagram of ARCHITECTURE.md, executable.
class LayersTest {
  /// What each part may use of the others; of itself it may use everything.
  static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "stix", Set.of(),
          "taxii", Set.of("stix"),
          "exchange", Set.of("stix"),
          "testkit", Set.of("stix", "exchange"),
          "store", Set.of("stix", "exchange"),
          "server", Set.of("stix", "taxii", "exchange", "store"),
          "cli", Set.of("stix", "taxii", "exchange", "store", "server"));

  static final List<String> parts = MAY_USE.keySet().stream().sorted().toList();

  /// Libraries that a part may use beside the JDK. Frameworks appear at the edge only.
  static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "stix", Set.of("tools.jackson.core"),
          "taxii", Set.of("tools.jackson.core"),
          "exchange", Set.of("org.bouncycastle"),
          "testkit", Set.of("org.junit", "org.assertj", "org.quicktheories"),
          "store", Set.of("org.rocksdb", "org.apache.lucene", "org.slf4j"));

  private static final List<String> JDK =
      List.of("java.", "javax.crypto.", "javax.naming.", "javax.net.", "javax.security.");

  static final List<String> libraryParts = LIBRARIES.keySet().stream().sorted().toList();

  private static final String ROOT = "org.entente";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void every_part_is_seen() {
    assertThat(parts)
        .allSatisfy(part -> assertThat(ALL).anyMatch(javaClass -> isIn(javaClass, part)));
  }

  @ParameterizedTest
  @FieldSource("parts")
  void imports_only_what_the_diagram_allows(String part) {
    var allowed = new ArrayList<>(MAY_USE.getOrDefault(part, Set.of()));
    allowed.add(part);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + part + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to other parts than " + allowed,
                (JavaClass target) ->
                    target.getPackageName().startsWith(ROOT)
                        && allowed.stream().noneMatch(name -> isIn(target, name))))
        .check(ALL);
  }

  @ParameterizedTest
  @FieldSource("libraryParts")
  void uses_only_the_libraries_of_its_layer(String part) {
    var allowed = new ArrayList<>(LIBRARIES.getOrDefault(part, Set.of()));
    allowed.addAll(JDK);
    allowed.addAll(List.of(ROOT, "org.jspecify"));
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + part + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "come from other libraries than " + allowed,
                (JavaClass target) ->
                    !target.getBaseComponentType().isPrimitive()
                        && allowed.stream()
                            .noneMatch(target.getBaseComponentType().getName()::startsWith)))
        .check(ALL);
  }

  @ParameterizedTest
  @FieldSource("parts")
  void has_no_cycles_between_its_packages(String part) {
    slices()
        .matching(ROOT + "." + part + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true) // a part may be one package
        .check(ALL);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Processor|Handler)")
        .check(ALL);
  }

  @Test
  void time_comes_from_an_injected_source() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".server.wiring..", ROOT + ".cli..", ROOT + ".testkit..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(ALL);
  }

  @Test
  void only_the_command_line_writes_to_the_standard_streams() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ALL);
  }

  private static boolean isIn(JavaClass javaClass, String part) {
    String name = javaClass.getPackageName();
    return name.equals(ROOT + "." + part) || name.startsWith(ROOT + "." + part + ".");
  }
}
