package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher in places with other alphabets, letters and hours, whether or not the machine has
/// the locale, with a node, a file and a collection's objects that are named in Arabic.
///
/// The names are in scripts: the machine that builds may itself be in a place where Java cannot
/// pass them on.
final class LocalesTest {
  @TempDir static Path folder;

  private static Distribution distribution;
  private static Running served;

  @BeforeAll
  static void serve() throws IOException {
    distribution = Distribution.in(folder);
    Ended made =
        script(
            "made",
            """
            "$entente" init عقدة >/dev/null && "$entente" collection add عقدة feed >/dev/null
            """,
            Map.of("LC_ALL", "C"));
    assertThat(made.status()).as(made.err()).isZero();
    served =
        start(
            "served",
            """
            exec "$entente" serve عقدة --port 0
            """,
            Map.of("LC_ALL", "", "LANG", "tr_TR.UTF-8", "TZ", "Asia/Kathmandu"));
    served.awaitLine("ready https://127.0.0.1:");
  }

  @AfterAll
  static void stop() {
    if (served != null) {
      served.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, LC_ALL, C, There is no object",
    "2, LANG, ar_EG.UTF-8, الكائن",
    "3, LANG, tr_TR.UTF-8, There is no object",
    "4, LANG, fr_FR.ISO-8859-1, ce compte ne peut pas",
    "5, TZ, Asia/Kathmandu, There is no object"
  })
  void works_the_same_everywhere(long number, String variable, String value, String sentence)
      throws IOException {
    var environment = new java.util.HashMap<>(Map.of("LC_ALL", "", "LANG", ""));
    environment.put(variable, value);
    Files.writeString(folder.resolve("object.json"), Indicators.json(number));
    Ended ended =
        script(
            "s" + number,
            """
            mv object.json ملف.json
            "$entente" import عقدة feed ملف.json --json || exit
            "$entente" export عقدة feed --id %s --format jsonl || exit
            "$entente" status عقدة --json || exit
            "$entente" get عقدة indicator--00000000-0000-4000-8000-00000000ffff
            """
                .formatted(Indicators.id(number)),
            environment);
    assertThat(ended.status()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err()).contains("[object-not-found]").contains(sentence);

    String[] lines = ended.out().split("\n");
    JsonObject imported = JsonReader.parseObject(lines[0]);
    assertThat(imported.get("stored")).hasToString("1");
    assertThat(lines[0]).contains("ملف.json");
    assertThat(lines[1]).contains(Indicators.json(number));
    assertThat(lines[2])
        .as("times")
        .containsPattern("\"[0-9-]+T[0-9:.]+Z\"")
        .doesNotContain("+05:45");
  }

  private static Ended script(String name, String text, Map<String, String> environment)
      throws IOException {
    try (Running running = start(name, text, environment)) {
      return running.give("").ended();
    }
  }

  private static Running start(String name, String text, Map<String, String> environment)
      throws IOException {
    Path script = folder.resolve(name + ".sh");
    Files.writeString(script, "cd \"$1\"\nentente=$2\n" + text);
    Entente program =
        Entente.ofScript(Path.of("/bin/sh"))
            .with("PATH", System.getenv("PATH"))
            .with("ENTENTE_AOT", "off")
            .with("JAVA_HOME", System.getProperty("java.home"));
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      program = program.with(variable.getKey(), variable.getValue());
    }
    return program.start(script, folder, distribution.launcher());
  }
}
