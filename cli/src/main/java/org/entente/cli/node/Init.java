package org.entente.cli.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.server.config.HostName;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.wiring.NewNode;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente init`: makes a node, and prints the first administrator's password when it made one up.
@Command(name = "init")
public final class Init implements Verb {
  private static final String DEFAULT_ADMIN = "admin";

  @Option(names = "--name", paramLabel = "TEXT")
  private String name = "";

  @Option(names = "--country", paramLabel = "XX")
  private String country = "";

  @Option(names = "--host", paramLabel = "NAME", arity = "1..*")
  private List<String> hosts = List.of();

  @Option(names = "--admin", paramLabel = "NAME")
  private String admin = DEFAULT_ADMIN;

  @Option(names = "--password-stdin")
  private boolean passwordFromInput;

  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public boolean outputMatters() {
    return true;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Logging.silence();
    Locale locale = session.terminal().messages().language().locale();
    Path directory = session.directory(words);
    Password password = passwordFromInput ? Password.of(session.passwordFromInput()) : null;
    var created = created(directory, password, locale);
    tell(session, created);
    return ExitStatus.DONE;
  }

  private NewNode.Created created(Path directory, @Nullable Password password, Locale locale) {
    try {
      var node =
          new NewNode(
              directory, name, country, hosts.stream().map(Init::host).toList(), admin, password);
      return switch (node.create()) {
        case Outcome.Done<NewNode.Created>(var created) -> created;
        case Outcome.Refused<NewNode.Created>(var refusal) -> throw Refusals.of(refusal, locale);
      };
    } catch (NodeRefusal refusal) {
      throw Refusals.of(refusal, locale);
    }
  }

  private static HostName host(String text) {
    return HostName.parse(text)
        .orElseThrow(() ->
            Failure.of(
                Fault.USAGE_VALUE_INVALID,
                "--host",
                "--host",
                text,
                "taxii.example.org, 192.0.2.1"));
  }

  private static void tell(Session session, NewNode.Created created) {
    String directory = created.directory().root().toString();
    String account = created.admin().name().toString();
    if (session.json()) {
      session
          .out()
          .json(
              JsonObject.builder()
                  .put("directory", directory)
                  .put("admin", account)
                  .put(
                      "password",
                      created
                          .generated()
                          .<org.entente.stix.json.JsonValue>map(JsonString::new)
                          .orElse(JsonNull.NULL))
                  .put("authority", created.authority().toString())
                  .build());
      return;
    }
    session.err().say(Sentence.of("init-done", directory));
    session.err().say(Sentence.of("init-authority", created.authority().toString()));
    session.err().say(Sentence.of("init-next", directory));
    created
        .generated()
        .ifPresent(password -> {
          session.err().say(Sentence.of("init-password", account));
          session.out().data(password);
        });
  }
}
