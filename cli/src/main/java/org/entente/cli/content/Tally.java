package org.entente.cli.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeRefusal;
import org.entente.cli.outcome.Failure;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What became of one import, from the lines of the node's answer.
public final class Tally {
  /// The node sends no more of them.
  static final int REFUSALS_MAX = 10_000;

  private final String source;
  private final List<JsonObject> refusals = new ArrayList<>();
  private final Map<String, JsonObject> firstOfCode = new TreeMap<>();
  private final Map<String, Set<String>> sourcesOfCode = new HashMap<>();
  private long objects;
  private long stored;
  private long known;
  private long refused;
  private long millis;
  private final Map<String, Long> codes = new TreeMap<>();
  private @Nullable JsonObject summary;

  public Tally(String source) {
    this.source = source;
  }

  /// Takes one line of the answer.
  public void take(JsonObject line) {
    switch (Answers.text(line, "event")) {
      case "progress" -> count(line);
      case "summary" -> {
        count(line);
        millis = Answers.number(line, "millis");
        JsonObject counts = line.object("codes");
        if (counts != null) {
          counts.names().forEach(code -> codes.put(code, Answers.number(counts, code)));
        }
        summary = line;
      }
      case "refused" -> {
        firstOfCode.putIfAbsent(Answers.text(line, "code"), line);
        if (refusals.size() < REFUSALS_MAX) {
          refusals.add(line);
        }
      }
      default -> {
        // A line of a later version: nothing that we must know.
      }
    }
  }

  /// Counts what became of `part`, another piece of the same source.
  public void add(Tally part) {
    objects += part.objects;
    stored += part.stored;
    known += part.known;
    refused += part.refused;
    millis += part.millis;
    part.codes.forEach((code, count) -> codes.merge(code, count, Long::sum));
    part.firstOfCode.forEach(firstOfCode::putIfAbsent);
    part.codes
        .keySet()
        .forEach(code ->
            sourcesOfCode
                .computeIfAbsent(code, c -> new LinkedHashSet<>())
                .addAll(part.sources(code)));
    part.refusals.stream().limit(REFUSALS_MAX - refusals.size()).forEach(refusals::add);
    summary = part.summary;
  }

  /// The same counts, whatever broke off: for sums over several sources.
  public Tally withoutError() {
    var tally = new Tally(source);
    tally.add(this);
    tally.summary = null;
    return tally;
  }

  public String source() {
    return source;
  }

  public long objects() {
    return objects;
  }

  public long stored() {
    return stored;
  }

  public long known() {
    return known;
  }

  public long refused() {
    return refused;
  }

  /// How many were refused for each code.
  public Map<String, Long> codes() {
    return codes;
  }

  /// The first refusal for `code`; null if the node sent none.
  public @Nullable JsonObject firstOf(String code) {
    return firstOfCode.get(code);
  }

  /// For a sum: the sources in which something was refused for `code`, in the order in which they
  /// were added.
  public Set<String> sourcesOf(String code) {
    return Collections.unmodifiableSet(sourcesOfCode.getOrDefault(code, Set.of()));
  }

  private Set<String> sources(String code) {
    Set<String> added = sourcesOf(code);
    return added.isEmpty() ? Set.of(source) : added;
  }

  /// Whether the node said how it ended; without that, the line was cut.
  public boolean ended() {
    return summary != null;
  }

  /// Why reading stopped before the end; null if it did not.
  public @Nullable JsonObject error() {
    return summary == null ? null : summary.object("error");
  }

  /// Why reading stopped, as a failure of the whole.
  ///
  /// @throws IllegalStateException when it did not
  public Failure failure() {
    JsonObject error = error();
    if (error == null) {
      throw new IllegalStateException("nothing failed");
    }
    return NodeRefusal.inStream(error);
  }

  /// How long the node took, in milliseconds.
  public long millis() {
    return millis;
  }

  /// For a program: the summary, the source, and the refusals.
  JsonObject json() {
    var json = JsonObject.builder().put("file", source);
    if (summary != null) {
      for (String name : summary.names()) {
        JsonValue value = summary.get(name);
        if (!name.equals("event") && value != null) {
          json.put(name, value);
        }
      }
    } else {
      json.put("complete", false)
          .put("objects", JsonNumber.of(objects))
          .put("stored", JsonNumber.of(stored))
          .put("known", JsonNumber.of(known))
          .put("refused", JsonNumber.of(refused))
          .put("error", JsonNull.NULL);
    }
    var list =
        refusals.stream()
            .map(line -> (JsonValue) line.toBuilder().remove("event").build())
            .toList();
    return json.put("refusals", new JsonArray(list)).build();
  }

  private void count(JsonObject line) {
    objects = Answers.number(line, "objects");
    stored = Answers.number(line, "stored");
    known = Answers.number(line, "known");
    refused = Answers.number(line, "refused");
  }
}
