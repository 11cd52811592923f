package org.entente.cli.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentCommandsTest {
  @TempDir private Path folder;
  private TestNode node;

  @BeforeEach
  void start() {
    node = TestNode.quiet(folder);
    node.cli().run("collection", "add", "c");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void importing_tells_what_became_of_the_objects() {
    var ended = cli().run("import", "c", file("a.json", bundle(ipv4(1), ipv4(2), ipv4(2), "{}")));
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out())
        .contains("a.json: objects read: 4, stored: 2, known already: 1, refused: 1")
        .contains("/objects/3");
  }

  @Test
  void importing_the_same_again_is_done_and_changes_nothing() {
    String file = file("a.json", bundle(ipv4(1), ipv4(2)));
    cli().run("import", "c", file);
    var again = cli().run("import", "c", file);
    assertThat(again.status()).isEqualTo(ExitStatus.DONE);
    assertThat(again.out()).contains("stored: 0, known already: 2");
  }

  @Test
  void reads_files_that_are_gzipped_whatever_their_name() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bundle(ipv4(1)).getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("packed"), bytes.toByteArray());
    var ended = cli().in(folder).run("import", "c", "packed");
    assertThat(ended.out()).contains("stored: 1");
  }

  @Test
  void reads_standard_input_and_lines_of_json() {
    var ended = cli().input(ipv4(1) + "\n" + ipv4(2) + "\n").run("import", "c", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).startsWith("-: objects read: 2, stored: 2");
  }

  @Test
  void reads_files_with_arabic_names() {
    var ended = cli().run("import", "c", file("مؤشرات.json", bundle(ipv4(1))));
    assertThat(ended.out()).contains("مؤشرات.json").contains("stored: 1");
  }

  @Test
  void a_dry_run_stores_nothing() {
    var ended = cli().run("import", "c", file("a.json", bundle(ipv4(1))), "--dry-run");
    assertThat(ended.out()).contains("nothing stored").contains("would be stored: 1");
    assertThat(cli().run("collection", "show", "c", "--json").out()).contains("\"objects\":0");
  }

  @Test
  void for_programs_an_import_is_one_document() {
    var ended = cli().run("import", "c", "--json", file("a.json", bundle(ipv4(1), "{}")));
    JsonObject summary = JsonReader.parseObject(ended.out());
    assertThat(summary.get("stored")).hasToString("1");
    assertThat(summary.get("refused")).hasToString("1");
    JsonObject first = (JsonObject) summary.array("files").get(0);
    assertThat(first.array("refusals").size()).isOne();
    assertThat(first.object("codes").size()).isOne();
  }

  @Test
  void wrong_files_are_refused_politely_and_by_code() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Files.write(folder.resolve("z.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(cli().in(folder).run("import", "c", "none.json").err()).contains("[file-not-found]");
    assertThat(cli().in(folder).run("import", "c", "d").err()).contains("[file-is-directory]");
    assertThat(cli().in(folder).run("import", "c", "z.zip").err()).contains("[file-packed]");
    assertThat(cli().run("import", "c", file("e.json", "")).out()).contains("[input-empty]");
    assertThat(cli().run("import", "c", file("x.json", "<xml/>")).out()).contains("[json-syntax]");
    assertThat(cli().run("import", "c", file("i.json", "{\"collections\":[]}")).out())
        .contains("not-stix");
    assertThat(
            cli()
                .run(
                    "import",
                    "c",
                    file(
                        "20.json",
                        "{\"type\":\"bundle\",\"spec_version\":\"2.0\",\"objects\":[{\"type\":"
                            + "\"tool\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}]}"))
                .out())
        .contains("stix20-not-supported");
  }

  @Test
  void a_missing_file_among_several_ends_it_before_anything_is_stored() {
    var ended = cli().run("import", "c", file("a.json", bundle(ipv4(1))), "none.json");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(cli().run("collection", "show", "c", "--json").out()).contains("\"objects\":0");
  }

  @Test
  void good_files_are_stored_when_another_breaks_off() {
    var ended =
        cli()
            .run(
                "import",
                "c",
                file("bad.json", "{\"type\":\"bundle\",\"objects\":[" + ipv4(1)),
                file("good.json", bundle(ipv4(2))));
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out())
        .contains("[json-truncated]")
        .contains("good.json: objects read: 1, stored: 1");
  }

  @Test
  void an_unknown_collection_is_told_before_anything_is_sent() {
    var ended = cli().run("import", "nowhere", file("a.json", bundle(ipv4(1))));
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[collection-not-found]");
  }

  @Test
  void a_source_that_breaks_is_told_by_name() {
    var breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };
    var ended = cli().input(breaking).run("import", "c", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(ended.err()).contains("[file-unreadable]");
  }

  @Test
  void stopping_an_import_keeps_what_was_stored_and_a_second_run_finishes_it() {
    int all = 3_000;
    var first = cli();
    var ended =
        first
            .input(new StoppingStream(lines(0, all), () -> first.interruption().stop()))
            .run("import", "c", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(ended.err()).contains("Run the same command again");
    var second = cli().input(lines(0, all)).run("import", "c", "-", "--json");
    assertThat(second.status()).isEqualTo(ExitStatus.DONE);
    assertThat(
            JsonReader.parseObject(cli().run("collection", "show", "c", "--json").out())
                .get("objects"))
        .hasToString(Integer.toString(all));
  }

  @Test
  void what_came_in_goes_out_byte_for_byte() {
    String odd =
        "{ \"type\":\"ipv4-addr\",\t\"spec_version\":\"2.1\", \"x_a\": 1.50, "
            + "\"id\":\"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4\",\"value\":\"198.51.100.3\" }";
    cli().run("import", "c", file("a.json", odd));
    assertThat(cli().run("export", "c", "--format", "jsonl").out()).isEqualTo(odd + "\n");
    assertThat(cli().run("export", "c").out()).contains(odd).contains("\"type\":\"bundle\"");
  }

  @Test
  void exports_what_the_filters_ask_for() {
    cli().run("import", "c", file("a.json", bundle(ipv4(1), domain("a.example"))));
    assertThat(cli().run("export", "c", "--format", "jsonl", "--type", "domain-name").out())
        .contains("a.example")
        .doesNotContain("ipv4-addr");
    assertThat(cli().run("export", "c", "--format", "jsonl", "--type", "url").out()).isEmpty();
  }

  @Test
  void a_reader_who_has_enough_is_no_failure_but_a_full_disk_is() {
    cli().run("import", "c", file("a.json", lines(0, 2_000)));
    assertThat(cli().output(new Failing("Broken pipe")).run("export", "c").status())
        .isEqualTo(ExitStatus.DONE);
    var full = cli().output(new Failing("No space left on device")).run("export", "c");
    assertThat(full.status()).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(full.err()).contains("[output-lost]").contains("No space left on device");
  }

  @Test
  void a_secret_that_could_not_be_printed_is_a_failure() {
    var ended = cli().output(new Failing("Broken pipe")).run("token", "create", "admin");
    assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(ended.err()).contains("[output-lost]");
  }

  @Test
  void gets_an_object_and_tells_where_it_stands() {
    cli().run("import", "c", file("a.json", bundle(ipv4(1))));
    String id = JsonReader.parseObject(ipv4(1)).string("id");
    var ended = cli().run("get", id);
    assertThat(JsonReader.parseObject(ended.out())).isEqualTo(JsonReader.parseObject(ipv4(1)));
    assertThat(ended.err()).contains("c: added").contains("TLP:amber+strict");
    assertThat(cli().run("get", id, "--collection", "c", "--json").out()).contains("\"found\":[");
    assertThat(cli().run("get", "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4").err())
        .contains("[object-not-found]");
  }

  @Test
  void deleting_shows_what_goes_and_asks() {
    cli().run("import", "c", file("a.json", bundle(ipv4(1), ipv4(2))));
    String id = JsonReader.parseObject(ipv4(1)).string("id");
    assertThat(cli().run("delete", id, "--dry-run").err())
        .contains("Would delete. Objects: 1, versions: 1.");
    assertThat(cli().run("get", id).status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("delete", id).err()).contains("[confirmation-needed]");
    var asked = cli().atTerminal("y").run("delete", id);
    assertThat(asked.status()).isEqualTo(ExitStatus.DONE);
    assertThat(asked.err()).contains(id).contains("Deleted. Objects: 1, versions: 1.");
    assertThat(cli().run("get", id).status()).isEqualTo(ExitStatus.REFUSED);
  }

  @Test
  void deleting_an_id_that_is_not_there_deletes_nothing() {
    cli().run("import", "c", file("a.json", bundle(ipv4(1))));
    String id = JsonReader.parseObject(ipv4(1)).string("id");
    var ended = cli().run("delete", id, "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4", "--yes");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(cli().run("get", id).status()).isEqualTo(ExitStatus.DONE);
  }

  private Cli cli() {
    return node.cli();
  }

  private String file(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
      return folder.resolve(name).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String bundle(String... objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\","
        + "\"objects\":["
        + String.join(",", objects)
        + "]}";
  }

  private static String ipv4(int number) {
    return observable(
        "ipv4-addr", "10." + number / 65_536 + '.' + number / 256 % 256 + '.' + number % 256);
  }

  private static String domain(String name) {
    return observable("domain-name", name);
  }

  private static String observable(String type, String value) {
    JsonObject json =
        org.entente.stix.json.JsonObject.builder().put("type", type).put("value", value).build();
    String id = org.entente.stix.DeterministicId.of(json).orElseThrow().toString();
    return org.entente.stix.json.JsonObject.builder()
        .put("type", type)
        .put("spec_version", "2.1")
        .put("id", id)
        .put("value", value)
        .build()
        .toString();
  }

  private static String lines(int from, int to) {
    List<String> lines = IntStream.range(from, to).mapToObj(ContentCommandsTest::ipv4).toList();
    return String.join("\n", lines) + "\n";
  }

  private static final class Failing extends OutputStream {
    private final String why;

    Failing(String why) {
      this.why = why;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(why);
    }
  }

  /// Gives the first half, then stops the run instead of going on.
  private static final class StoppingStream extends InputStream {
    private final byte[] content;
    private final Runnable stop;
    private int at;

    StoppingStream(String content, Runnable stop) {
      this.content = content.getBytes(StandardCharsets.UTF_8);
      this.stop = stop;
    }

    @Override
    public int read() {
      return content[at++];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (at >= content.length / 2) {
        stop.run();
        throw new IOException("stopped");
      }
      int count = Math.min(length, content.length / 2 - at);
      System.arraycopy(content, at, buffer, offset, count);
      at += count;
      return count;
    }
  }
}
