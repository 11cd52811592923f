package org.entente.cli.stix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entente.cli.content.Source;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.stix.DeterministicId;
import org.entente.stix.Finding;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixId;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente stix id`: one object a line in, its identifier out. Where the standard knows no
/// deterministic one, it wants a random UUID (STIX 2.1 §2.9, §3.4): the answer then says so.
@Command(name = "id")
final class StixIds implements Verb {
  private static final SpecRules RULES = new SpecRules();

  /// Lines are the only form so far; other forms may follow.
  @Option(names = "--jsonl")
  @SuppressWarnings("UnusedVariable")
  private boolean lines;

  @Override
  public Grammar words() {
    return Grammar.plain().maybe("FILE").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<String> files = words.values().isEmpty() ? List.of("-") : words.values();
    files.forEach(file -> Source.check(session, file));
    Locale locale = session.terminal().messages().language().locale();
    RandomGenerator random = session.surroundings().random();
    var all = new boolean[] {true};
    for (String file : files) {
      try (var source = Source.open(session, file)) {
        Lines.each(
            source.unpacked(),
            line -> {
              JsonObject answer = answer(line, locale, random);
              all[0] &= !answer.has("error");
              session.out().json(answer);
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all[0] ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static JsonObject answer(byte[] line, Locale locale, RandomGenerator random) {
    return switch (StixReader.of(line, StixReader.Mode.ANY, Limits.DEFAULTS).next()) {
      case Read.Found found -> id(found.json(), locale, random);
      case Read.Refused refused -> error(refused.findings().getFirst(), locale);
      case Read.Broken broken -> error(broken.finding(), locale);
      case null -> throw new IllegalStateException("a line without an object is broken or refused");
    };
  }

  private static JsonObject id(JsonObject object, Locale locale, RandomGenerator random) {
    Optional<StixId> id = DeterministicId.of(object);
    if (id.isPresent()) {
      return JsonObject.builder().put("id", id.get().toString()).build();
    }
    return RULES.check(object).errors().stream()
        .filter(finding -> finding.pointer().equals("/type"))
        .findFirst()
        .map(finding -> error(finding, locale))
        .orElseGet(() ->
            JsonObject.builder()
                .put("id", object.string("type") + "--" + randomUuid(random))
                .put("random", true)
                .build());
  }

  private static JsonObject error(Finding finding, Locale locale) {
    return JsonObject.builder()
        .put(
            "error",
            JsonObject.builder()
                .put("code", finding.code())
                .put("pointer", finding.pointer())
                .put("message", finding.message(locale))
                .build())
        .build();
  }

  /// RFC 4122 §4.4.
  private static UUID randomUuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }
}
