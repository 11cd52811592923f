package org.entente.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.server.config.HostName;
import org.entente.server.config.InvalidConfig;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.testkit.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewNodeTest {
  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore(Clock.systemUTC(), new ContentSameness());

  @Test
  void makes_settings_an_authority_a_certificate_and_an_administrator() throws IOException {
    NewNode.Created created =
        created(wish("node", "CERT Exemple", "MA", List.of("taxii.example.org"), null));

    Path directory = created.directory().root();
    assertThat(directory).isEqualTo(folder.resolve("node"));
    assertThat(created.admin().name().text()).isEqualTo("root");
    assertThat(created.generated().orElseThrow()).matches("[A-Za-z0-9_-]{24}");
    assertThat(created.toString()).doesNotContain(created.generated().orElseThrow());
    assertThat(created.authority()).exists();
    NodeConfig config = NodeConfig.read(created.directory().config());
    assertThat(config.name()).isEqualTo("CERT Exemple");
    assertThat(config.country()).contains("MA");
    assertThat(config.hosts()).extracting(HostName::text).containsExactly("taxii.example.org");
    assertThat(config.listen().toString()).isEqualTo("127.0.0.1:8443");
    assertThat(siblings()).containsExactly("node");
  }

  @Test
  void keeps_who_the_member_is_as_stix() {
    created(wish("node", "المركز الوطني", "MA", List.of(), null));

    JsonObject identity =
        JsonReader.parseObject(
            new String(
                store.reopened().documents().get(Documents.Kind.NODE, "identity").orElseThrow(),
                StandardCharsets.UTF_8));
    assertThat(identity.string("type")).isEqualTo("identity");
    assertThat(identity.string("name")).isEqualTo("المركز الوطني");
    assertThat(identity.string("identity_class")).isEqualTo("organization");
    assertThat(identity.string("created")).isEqualTo(identity.string("modified"));
  }

  @Test
  void takes_a_password_and_then_tells_none() {
    NewNode.Created created =
        created(wish("node", "", "", List.of(), Password.of("correct horse battery staple")));

    assertThat(created.generated()).isEmpty();
  }

  @Test
  void an_empty_directory_is_used_and_one_with_something_in_it_is_not() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(created(wish("empty", "", "", List.of(), null)).directory().isNode()).isTrue();

    Files.createDirectory(folder.resolve("full"));
    Files.createFile(folder.resolve("full").resolve(".hidden"));
    NodeRefusal refusal =
        catchThrowableOfType(
            NodeRefusal.class, () -> create(wish("full", "", "", List.of(), null)));
    assertThat(refusal.code()).isEqualTo(ServerCode.DIRECTORY_NOT_EMPTY);
    assertThat(folder.resolve("full").resolve("node.yaml")).doesNotExist();

    assertThatThrownBy(() -> create(wish("empty", "", "", List.of(), null)))
        .isInstanceOf(NodeRefusal.class);
    Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> create(wish("file", "", "", List.of(), null)))
        .isInstanceOf(NodeRefusal.class);
  }

  @Test
  void folders_above_are_made_as_well() {
    assertThat(created(wish("a/b/عقدة", "", "", List.of(), null)).directory().root())
        .isEqualTo(folder.resolve("a/b/عقدة"));
  }

  @Test
  void a_refused_administrator_leaves_nothing() throws IOException {
    Outcome<NewNode.Created> weak =
        create(wish("node", "", "", List.of(), Password.of("password")));

    assertThat(((Outcome.Refused<NewNode.Created>) weak).refusal().code())
        .isIn(RefusalCode.WEAK_PASSWORD, RefusalCode.PASSWORD_LENGTH);
    assertThat(siblings()).isEmpty();
  }

  @Test
  void a_refused_setting_leaves_nothing() throws IOException {
    assertThatThrownBy(() -> create(wish("node", "", "XX", List.of(), null)))
        .isInstanceOf(InvalidConfig.class);
    assertThat(siblings()).isEmpty();
  }

  @Test
  void a_failure_half_way_leaves_nothing() throws IOException {
    var wish = wish("node", "", "", List.of(), null);

    assertThatThrownBy(() ->
            wish.create(
                (_, _, _) -> {
                  throw new IllegalStateException("no store today");
                },
                Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(siblings()).isEmpty();
  }

  private NewNode wish(
      String directory, String name, String country, List<String> hosts, Password password) {
    return new NewNode(
        folder.resolve(directory),
        name,
        country,
        hosts.stream().map(host -> HostName.parse(host).orElseThrow()).toList(),
        "root",
        password);
  }

  private NewNode.Created created(NewNode wish) {
    return ((Outcome.Done<NewNode.Created>) create(wish)).value();
  }

  private Outcome<NewNode.Created> create(NewNode wish) {
    return wish.create((_, _, _) -> store, Clock.systemUTC());
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
