package org.entente.cli.taxii;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.GivenTime;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.taxii.DateAdded;
import org.entente.taxii.client.Credentials;
import org.entente.taxii.client.PollState;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.client.Trust;
import org.entente.taxii.query.Filters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente taxii poll`: fetches objects from a server, to standard output or into a collection.
@Command(name = "poll")
final class TaxiiPoll implements Verb {
  /// A token is one line of at most this many bytes.
  private static final int TOKEN_BYTES_MAX = 16 * 1024;

  @Option(names = "--user", paramLabel = "NAME")
  private @Nullable String user;

  @Option(names = "--password-stdin")
  private boolean passwordFromInput;

  @Option(names = "--token-file", paramLabel = "FILE")
  private @Nullable String tokenFile;

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private @Nullable String collection;

  @Option(names = "--added-after", paramLabel = "TIME")
  private @Nullable String addedAfter;

  @Option(names = "--into", paramLabel = "[DIR] COLLECTION", arity = "1..2")
  private List<String> into = List.of();

  @Option(names = "--state", paramLabel = "FILE")
  private @Nullable String stateFile;

  @Override
  public Grammar words() {
    return Grammar.plain().maybe("URL");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    URI url = url(words);
    var states = StateFile.open(session, stateFile);
    var filters = Filters.NONE.withAddedAfter(after());
    try (var client = client(session, url);
        Sink sink = sink(session, words)) {
      var offers = chosen(client.offers(url), url);
      for (TaxiiClient.Offer offer : offers) {
        PollState from =
            states
                .of(offer.collection().url())
                .orElseGet(() -> PollState.start(offer.collection().url(), filters));
        new CollectionPoll(session, offer, sink, states).run(from);
      }
      return sink.finish();
    } catch (TaxiiException e) {
      throw RemoteProblem.of(e, session.terminal().messages().language().locale());
    }
  }

  /// With the node known from elsewhere, `--into COLLECTION URL` reads as node and collection: the
  /// second of the two is then the URL.
  private URI url(Words words) {
    String text =
        words
            .maybe(0)
            .or(() -> intoTakesTheUrl(words) ? Optional.of(into.get(1)) : Optional.empty())
            .orElseThrow(() -> Failure.of(Fault.USAGE_WORD_MISSING, "URL", "URL"));
    try {
      var url = new URI(text);
      if (url.getScheme() == null || url.getHost() == null) {
        throw invalid("URL", text, "https://HOST/taxii2/");
      }
      return url;
    } catch (URISyntaxException e) {
      throw invalid("URL", text, "https://HOST/taxii2/");
    }
  }

  private boolean intoTakesTheUrl(Words words) {
    return words.values().isEmpty() && into.size() == 2;
  }

  private @Nullable DateAdded after() {
    return GivenTime.of("--added-after", addedAfter).flatMap(DateAdded::tryParse).orElse(null);
  }

  private TaxiiClient client(Session session, URI url) throws TaxiiException {
    var builder =
        TaxiiClient.to(url)
            .credentials(credentials(session))
            .allowPlainHttpOnLoopback()
            .timing(session.surroundings().clock(), session.surroundings().random(), Thread::sleep);
    Optional<Path> authority = session.authority();
    if (authority.isPresent()) {
      try {
        builder.trust(Trust.certificates(authority.get()));
      } catch (IOException e) {
        String file = authority.get().toString();
        throw Failure.of(Fault.FILE_UNREADABLE, file, file);
      }
    }
    return builder.build();
  }

  private Credentials credentials(Session session) {
    String token = token(session);
    String name = user;
    try {
      if (name == null) {
        return token == null ? Credentials.NONE : Credentials.bearer(token);
      }
      if (token != null) {
        return Credentials.basic(name, token);
      }
      return Credentials.basic(
          name, passwordFromInput ? session.passwordFromInput() : asked(session, name));
    } catch (IllegalArgumentException e) {
      throw invalid(
          name == null ? "--token-file" : "--user", name == null ? "…" : name, "A-Z a-z 0-9");
    }
  }

  private static String asked(Session session, String name) {
    return session
        .terminal()
        .secret(Sentence.of("prompt-password", name))
        .orElseThrow(() -> Failure.of(Fault.PASSWORD_MISSING, "--password-stdin"));
  }

  private @Nullable String token(Session session) {
    String file = tokenFile;
    if (file == null) {
      return null;
    }
    try (var in = Files.newInputStream(session.path(file))) {
      var text =
          new String(in.readNBytes(TOKEN_BYTES_MAX), java.nio.charset.StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    } catch (java.nio.file.NoSuchFileException e) {
      throw Failure.of(Fault.FILE_NOT_FOUND, file, file);
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, file, file);
    }
  }

  private Sink sink(Session session, Words words) {
    if (into.isEmpty()) {
      return new PrintingSink(session);
    }
    boolean named = into.size() == 2 && !intoTakesTheUrl(words);
    var node =
        named
            ? NodeAddress.parse(into.getFirst(), session.surroundings().folder())
            : session.node(new Words(null, List.of()));
    return new ImportingSink(session, session.link(node), into.get(named ? 1 : 0));
  }

  private List<TaxiiClient.Offer> chosen(List<TaxiiClient.Offer> offers, URI url) {
    String wanted = collection;
    if (wanted == null) {
      return offers.stream().filter(offer -> offer.resource().canRead()).toList();
    }
    var chosen =
        offers.stream()
            .filter(offer ->
                offer.resource().id().equalsIgnoreCase(wanted)
                    || wanted.equals(offer.resource().alias())
                    || wanted.equals(offer.resource().title()))
            .toList();
    if (chosen.isEmpty()) {
      throw Failure.of(Fault.REMOTE_COLLECTION_UNKNOWN, wanted, wanted, url.toString());
    }
    return chosen;
  }

  private static Failure invalid(String what, String value, String possible) {
    return Failure.of(Fault.USAGE_VALUE_INVALID, what, what, value, possible);
  }
}
