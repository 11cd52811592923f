package org.entente.taxii.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.StixId;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.taxii.Problem;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.jspecify.annotations.Nullable;

/// Reads pages of objects as they come over the wire, one object in memory at a time, and hands
/// each on at once. Not thread-safe.
final class ObjectPages implements Pager.PageReader {
  private final PollConsumer consumer;
  private final Limits limits;
  private final Irregularities irregularities;

  /// Fingerprints of what was handed on from the present page, in order.
  private long[] delivered = new long[64];

  private int deliveredCount;
  private long items;
  private long refused;

  ObjectPages(PollConsumer consumer, Limits limits, Irregularities irregularities) {
    this.consumer = consumer;
    this.limits = limits;
    this.irregularities = irregularities;
  }

  long items() {
    return items;
  }

  long refused() {
    return refused;
  }

  @Override
  public Pager.Page read(Answer answer, Filters asked) throws IOException, TaxiiException {
    StixReader reader = StixReader.of(answer.body(), StixReader.Mode.PAGE, limits);
    int count = 0;
    long digest = 0;
    boolean repeating = true;
    for (Read read = next(reader); read != null; read = next(reader)) {
      long checksum =
          switch (read) {
            case Read.Found found -> Fingerprint.of(found.array(), found.offset(), found.length());
            case Read.Refused member -> member.place().byteOffset();
            case Read.Broken broken -> throw malformed(answer, broken);
          };
      digest = Fingerprint.then(digest, checksum);
      repeating &= count < deliveredCount && delivered[count] == checksum;
      if (!repeating) {
        remember(count, checksum);
        deliver(read, asked, answer.uri(), count);
      }
      count++;
    }
    boolean more = more(answer, reader);
    String next = more ? nextOf(answer, reader) : null;
    deliveredCount = 0;
    return new Pager.Page(
        more, next, count, digest, answer.first().orElse(null), answer.last().orElse(null));
  }

  private void deliver(Read read, Filters asked, URI uri, int index) throws TaxiiException {
    if (asked.limit() != null && index >= asked.limit()) {
      irregularities.found(Code.TOO_MANY, uri, asked.limit().toString());
    }
    switch (read) {
      case Read.Found found -> {
        if (!isAskedFor(found, asked.match())) {
          irregularities.found(Code.UNASKED, uri, String.valueOf(found.json().string("id")));
        }
        items++;
        consumer.object(found);
      }
      case Read.Refused member -> {
        refused++;
        consumer.refused(member);
      }
      case Read.Broken broken -> throw new IllegalStateException("dealt with before");
    }
  }

  private void remember(int index, long checksum) {
    if (index == delivered.length) {
      delivered = Arrays.copyOf(delivered, index * 2);
    }
    delivered[index] = checksum;
    deliveredCount = index + 1;
  }

  private static boolean isAskedFor(Read.Found found, Match match) {
    String id = found.json().string("id");
    String type = found.json().string("type");
    if (!match.ids().isEmpty()) {
      StixId parsed = id == null ? null : StixId.parseOrNull(id);
      if (parsed == null || !match.ids().contains(parsed)) {
        return false;
      }
    }
    return match.types().isEmpty() || (type != null && match.types().contains(type));
  }

  /// What a stream fails with must not be mistaken for what the consumer throws.
  private static @Nullable Read next(StixReader reader) throws IOException {
    try {
      return reader.next();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// A `more` that is no boolean would otherwise end the poll early, and nobody would notice.
  private static boolean more(Answer answer, StixReader reader) throws TaxiiException {
    JsonValue more = reader.frame().properties().get("more");
    if (more == null || more instanceof JsonNull) {
      return false;
    }
    if (more instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw invalid(answer, "more");
  }

  private static @Nullable String nextOf(Answer answer, StixReader reader) throws TaxiiException {
    JsonValue next = reader.frame().properties().get("next");
    if (next == null || next instanceof JsonNull) {
      return null;
    }
    if (next instanceof JsonString(String text)) {
      return text;
    }
    if (next instanceof JsonNumber number) {
      return number.toString();
    }
    throw invalid(answer, "next");
  }

  private static TaxiiException invalid(Answer answer, String property) {
    return Transport.malformed(
        answer.uri(),
        Problem.of("resource-property-invalid", "/" + property, "TAXII 2.1 §3.7", property));
  }

  private static TaxiiException malformed(Answer answer, Read.Broken broken) {
    var finding = broken.finding();
    return Transport.malformed(
        answer.uri(),
        new Problem(finding.code(), finding.pointer(), finding.clause(), finding.arguments()));
  }
}
