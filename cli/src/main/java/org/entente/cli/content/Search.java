package org.entente.cli.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Listing;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente search`: objects by their text, best first.
@Command(name = "search")
public final class Search implements Verb {
  /// The node gives no more at once.
  private static final long PAGE_MAX = 1_000;

  private static final long LIMIT_DEFAULT = 100;

  @Mixin private Filters filters = new Filters();

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private @Nullable String collection;

  @Option(names = "--limit", paramLabel = "NUMBER")
  private @Nullable Long limit;

  @Option(names = "--facets")
  private boolean facets;

  @Option(names = "--exit-code")
  private boolean exitCode;

  @Override
  public Grammar words() {
    return Grammar.node("QUERY").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    long most = limit == null ? LIMIT_DEFAULT : limit;
    if (most < 0) {
      throw Failure.of(
          Fault.USAGE_VALUE_INVALID, "--limit", "--limit", Long.toString(most), "0, 1, 2 …");
    }
    Route question =
        filters
            .on(Route.of("search").with("query", String.join(" ", words.from(0))))
            .with("collection", Optional.ofNullable(collection));
    try (var link = session.link(words)) {
      return new Pages(session, link, question, most == 0 ? Long.MAX_VALUE : most).show();
    }
  }

  /// Goes from page to page until there is enough.
  private final class Pages {
    private final Session session;
    private final NodeLink link;
    private final Route question;
    private final long most;
    private final List<JsonObject> shown = new ArrayList<>();
    private long hits;

    Pages(Session session, NodeLink link, Route question, long most) {
      this.session = session;
      this.link = link;
      this.question = question;
      this.most = most;
    }

    ExitStatus show() {
      JsonObject first = page(null);
      JsonObject page = first;
      take(page);
      String next = page.string("next");
      while (next != null && hits < most) {
        page = page(next);
        take(page);
        next = page.string("next");
      }
      if (!session.json() && !shown.isEmpty()) {
        Listing.show(session, shown, "name", "type", "version", "tlp", "collectionName", "id");
      }
      ended(first, next != null);
      return hits == 0 && exitCode ? ExitStatus.REFUSED : ExitStatus.DONE;
    }

    private JsonObject page(@Nullable String after) {
      Route route =
          question
              .with("limit", Long.toString(Math.min(PAGE_MAX, most - hits)))
              .with("after", Optional.ofNullable(after));
      return link.get(facets && after == null ? route.with("facets", "true") : route);
    }

    /// For a program each hit at once; a table needs to know its widths.
    private void take(JsonObject page) {
      for (JsonObject hit : Answers.items(page, "hits")) {
        hits++;
        if (session.json()) {
          session.out().json(hit);
        } else {
          String tlp = Answers.text(Answers.object(hit, "handling"), "tlp");
          shown.add(hit.toBuilder().put("tlp", tlp).build());
        }
      }
    }

    private void ended(JsonObject first, boolean more) {
      JsonObject counts = first.object("facets");
      if (session.json()) {
        if (counts != null) {
          session
              .out()
              .json(
                  JsonObject.builder()
                      .put("total", Answers.number(first, "total"))
                      .put("totalIsExact", Answers.isTrue(first, "totalIsExact"))
                      .put("facets", counts)
                      .build());
        }
      } else {
        if (counts != null) {
          facets(session.out(), counts);
        }
        String key = Answers.isTrue(first, "totalIsExact") ? "search-found" : "search-found-more";
        session.err().say(Style.FAINT, Sentence.of(key, Answers.number(first, "total"), hits));
        if (more) {
          session.err().say(Style.FAINT, Sentence.of("search-more"));
        }
      }
      if (!Answers.isTrue(first, "complete")) {
        session.err().say(Style.WARNING, Sentence.of("search-incomplete"));
      }
    }

    private static void facets(Screen out, JsonObject counts) {
      for (String dimension : counts.names()) {
        List<JsonObject> values = Answers.items(counts, dimension);
        if (!values.isEmpty()) {
          out.gap();
          out.say(Style.STRONG, Sentence.of("facet-" + dimension));
          for (JsonObject value : values) {
            out.own(
                "%8d  ".formatted(Answers.number(value, "count"))
                    + out.shown(Answers.text(value, "value"))
                    + '\n');
          }
        }
      }
    }
  }
}
