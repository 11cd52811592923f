package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cli-json.md` says what programs may rely on: each of its examples has the very members
/// that the program prints.
final class JsonOutputTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "cli-json.md");

  /// An example, and the first words in backquotes before it.
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^`([^`]+)`[^\\n]*\\n+```json\\n(.*?)\\n```", Pattern.MULTILINE | Pattern.DOTALL);

  /// Maps whose names are data.
  private static final List<String> MAPS = List.of("codes", "warnings", "object");

  @TempDir Path folder;

  @Test
  void every_documented_example_has_the_members_that_the_program_prints() throws IOException {
    Map<String, JsonObject> documented = examples();
    Map<String, JsonObject> printed = printed();
    assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(printed.keySet());
    documented.forEach((name, example) ->
        assertThat(members("", printed.get(name))).as(name).isEqualTo(members("", example)));
  }

  private Map<String, JsonObject> printed() throws IOException {
    var printed = new LinkedHashMap<String, JsonObject>();
    var nowhere = Cli.withoutNodes();
    printed.put("--version", first(nowhere.run("--version", "--json")));
    printed.put("help CODE", first(nowhere.run("help", "directory-held", "--json")));
    printed.put("error", JsonReader.parseObject(nowhere.run("nosuch", "--json").err()));
    printed.put(
        "init",
        first(TestNode.cliWithoutNode().run("init", folder.resolve("made").toString(), "--json")));
    printed.put("demo", first(TestNode.cliWithoutNode().run("demo", "--once", "--json")));
    Path lines = folder.resolve("two.jsonl");
    Files.writeString(
        lines,
        """
        {"type":"domain-name","spec_version":"2.1","id":"domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b","value":"maree-haute.example"}
        {"type":"domain-name","spec_version":"2.1","id":"domain-name--1399da1f-14d0-4143-a9ca-c8e52cbb7e5b"}
        """);
    printed.put(
        "stix validate", first(nowhere.run("stix", "validate", lines.toString(), "--json")));
    printed.put(
        "stix validate --jsonl",
        last(nowhere.run("stix", "validate", "--jsonl", lines.toString())));
    printed.put("stix id", first(nowhere.run("stix", "id", lines.toString())));
    onANode(printed, lines);
    Path open = folder.resolve("made");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    printed.put(
        "doctor", first(TestNode.cliWithoutNode().run("doctor", open.toString(), "--json")));
    return printed;
  }

  private void onANode(Map<String, JsonObject> printed, Path lines) {
    String id = "domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b";
    try (var node = TestNode.serving(folder)) {
      var cli = node.cli();
      printed.put("user add", first(cli.run("user", "add", "siem", "--json")));
      printed.put("user list", first(cli.run("user", "list", "--json")));
      printed.put("token create", first(cli.run("token", "create", "siem", "--json")));
      printed.put("token list", first(cli.run("token", "list", "--json")));
      cli.run("collection", "add", "indicators");
      printed.put("collection list", first(cli.run("collection", "list", "--json")));
      printed.put("api-root list", first(cli.run("api-root", "list", "--json")));
      cli.run("grant", "siem", "indicators", "read");
      printed.put("grants", first(cli.run("grants", "--json")));
      printed.put("import", first(cli.run("import", "indicators", lines.toString(), "--json")));
      printed.put("search", first(node.searched("search", "maree*", "--json")));
      printed.put("get", first(cli.run("get", id, "--json")));
      printed.put("lookup", first(cli.run("lookup", "maree-haute[.]example", "--json")));
      printed.put("neighbours", first(cli.run("neighbours", id, "--json")));
      printed.put("delete", first(cli.run("delete", id, "--dry-run", "--json")));
      printed.put("status", first(cli.run("status", "--json")));
      String file = folder.resolve("one.backup").toString();
      printed.put("backup", first(cli.run("backup", file, "--json")));
      printed.put("backup --verify", first(cli.run("backup", "--verify", file, "--json")));
      printed.put(
          "restore", first(cli.run("restore", file, folder.resolve("back").toString(), "--json")));
      printed.put("ca", first(cli.run("ca", "--json")));
      printed.put("audit list", first(cli.run("audit", "list", "--json")));
      printed.put(
          "collection remove",
          first(cli.run("collection", "remove", "indicators", "--dry-run", "--json")));
    }
  }

  private static JsonObject first(Cli.Ended ended) {
    return JsonReader.parseObject(
        ended.out().lines().findFirst().orElseThrow(() -> new AssertionError(ended.err())));
  }

  private static JsonObject last(Cli.Ended ended) {
    return JsonReader.parseObject(ended.out().lines().toList().getLast());
  }

  private static Map<String, JsonObject> examples() throws IOException {
    var examples = new LinkedHashMap<String, JsonObject>();
    var matcher = EXAMPLE.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      examples.put(matcher.group(1), JsonReader.parseObject(matcher.group(2)));
    }
    return examples;
  }

  /// The paths of all members, arrays by their first element.
  private static List<String> members(String path, JsonValue value) {
    var members = new ArrayList<String>();
    switch (value) {
      case JsonObject object -> {
        for (String name : object.names()) {
          String at = path + '/' + name;
          members.add(at);
          if (!MAPS.contains(name)) {
            members.addAll(members(at, object.value(object.names().indexOf(name))));
          }
        }
      }
      case JsonArray(var values) -> {
        if (!values.isEmpty()) {
          members.addAll(members(path + "/0", values.getFirst()));
        }
      }
      default -> {
        // A value: nothing below it.
      }
    }
    return members;
  }
}
