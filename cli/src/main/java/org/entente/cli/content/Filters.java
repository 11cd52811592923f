package org.entente.cli.content;

import java.util.List;
import java.util.Optional;
import org.entente.cli.link.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which objects a command is about. One vocabulary everywhere: values of one filter are
/// alternatives, different filters must all hold.
public final class Filters {
  @Option(names = "--type", paramLabel = "TYPE")
  private List<String> types = List.of();

  @Option(names = "--id", paramLabel = "ID")
  private List<String> ids = List.of();

  @Option(names = "--added-after", paramLabel = "TIME")
  private @Nullable String addedAfter;

  @Option(names = "--modified-after", paramLabel = "TIME")
  private @Nullable String modifiedAfter;

  @Option(names = "--marking", paramLabel = "MARKING")
  private List<String> markings = List.of();

  @Option(names = "--author", paramLabel = "ID")
  private List<String> authors = List.of();

  @Option(names = "--source", paramLabel = "SOURCE")
  private List<String> sources = List.of();

  @Option(names = "--label", paramLabel = "LABEL")
  private List<String> labels = List.of();

  @Option(names = "--min-confidence", paramLabel = "0-100")
  private @Nullable Integer minConfidence;

  /// The filters as parameters of the admin API.
  Route on(Route route) {
    return route
        .with("type", types)
        .with("id", ids)
        .with("added-after", Optional.ofNullable(addedAfter))
        .with("modified-after", Optional.ofNullable(modifiedAfter))
        .with("marking", markings)
        .with("author", authors)
        .with("source", sources)
        .with("label", labels)
        .with("min-confidence", Optional.ofNullable(minConfidence).map(String::valueOf));
  }
}
