package org.entente.cli.content;

import java.util.List;
import java.util.Optional;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.GivenTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which objects a command is about. One vocabulary everywhere: values of one filter are
/// alternatives, different filters must all hold.
public final class Filters {
  /// STIX 2.1 §3.2, Appendix A.
  private static final int CONFIDENCE_MAX = 100;

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
    Integer confidence = minConfidence;
    if (confidence != null && (confidence < 0 || confidence > CONFIDENCE_MAX)) {
      throw Failure.of(
          Fault.USAGE_VALUE_INVALID,
          "--min-confidence",
          "--min-confidence",
          confidence.toString(),
          "0-" + CONFIDENCE_MAX);
    }
    return route
        .with("type", types)
        .with("id", ids)
        .with("added-after", GivenTime.of("--added-after", addedAfter))
        .with("modified-after", GivenTime.of("--modified-after", modifiedAfter))
        .with("marking", markings)
        .with("author", authors)
        .with("source", sources)
        .with("label", labels)
        .with("min-confidence", Optional.ofNullable(confidence).map(String::valueOf));
  }
}
