package org.entente.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// Distinct objects of about 1 KB that have passed the door, numbered, so that each can be made
/// again: of ten, seven indicators, two relationships and one malware; of twenty, twelve GREEN,
/// five AMBER, two AMBER+STRICT and one RED. Making one costs about a microsecond. Any number of
/// threads.
final class SampleArrivals {
  static final CollectionId COLLECTION = new CollectionId(new UUID(0x4000L, 1L << 63));

  private static final StixTimestamp TIME = StixTimestamp.parse("2026-03-01T08:15:30.123Z");
  private static final StixId AUTHOR =
      StixId.parse("identity--f431f809-377b-45e0-aa1c-6a4751cae5ff");
  private static final String WORDS =
      "observed against ministry campaign infrastructure phishing credential loader beacon regional"
          + " telecom energy operator wave spring lure document macro tunnel exfiltration confirmed"
          + " attributed with moderate confidence réseau ministère وزارة";
  private static final int DESCRIPTIONS = 1024;
  private static final int DESCRIPTION_WORDS = 62;

  private final String[] descriptions = new String[DESCRIPTIONS];

  SampleArrivals() {
    var random = new SplittableRandom(42);
    List<String> words = List.of(WORDS.split(" "));
    for (int i = 0; i < DESCRIPTIONS; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < DESCRIPTION_WORDS; j++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      descriptions[i] = text.toString().strip();
    }
  }

  /// Objects `from`, `from + 1` …
  List<Arrival> arrivals(long from, int count) {
    List<Arrival> arrivals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      arrivals.add(arrival(from + i));
    }
    return arrivals;
  }

  Arrival arrival(long number) {
    StixId id = id(number);
    List<IndexedValue> values = List.of();
    List<StixId> references = List.of(AUTHOR);
    String own;
    switch (id.type()) {
      case "relationship" -> {
        StixId from = id(number - 1);
        StixId to = id(number / 10 * 10);
        references = List.of(AUTHOR, from, to);
        own =
            "\"relationship_type\":\"indicates\",\"source_ref\":\""
                + from
                + "\",\"target_ref\":\""
                + to
                + "\"";
      }
      case "malware" -> {
        String name = "loader " + number;
        values = List.of(new IndexedValue(IndexedValue.Kind.NAME, name));
        own = "\"name\":\"" + name + "\",\"is_family\":true";
      }
      default -> {
        values = List.of(value(number));
        own =
            "\"pattern\":\"[domain-name:value = '"
                + value(number).text()
                + "']\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-01T08:15:30Z\"";
      }
    }
    String json =
        "{\"type\":\""
            + id.type()
            + "\",\"spec_version\":\"2.1\",\"id\":\""
            + id
            + "\",\"created_by_ref\":\""
            + AUTHOR
            + "\",\"created\":\""
            + TIME
            + "\",\"modified\":\""
            + TIME
            + "\","
            + own
            + ",\"confidence\":80,\"description\":\""
            + descriptions[(int) (mix(number + 7) & (DESCRIPTIONS - 1))]
            + "\"}";
    return new Arrival(
        id,
        TIME,
        Content.of(json.getBytes(StandardCharsets.UTF_8)),
        handling(number),
        "account:bench",
        values,
        references);
  }

  /// The id of object `number`.
  static StixId id(long number) {
    String type =
        switch ((int) (number % 10)) {
          case 0 -> "malware";
          case 3, 7 -> "relationship";
          default -> "indicator";
        };
    long high = (mix(number) & ~0xf000L) | 0x4000L;
    long low = (mix(~number) & ~(3L << 62)) | (1L << 63);
    return new StixId(type, new UUID(high, low));
  }

  /// What object `number` can be looked up by, if it is an indicator.
  static IndexedValue value(long number) {
    return new IndexedValue(
        IndexedValue.Kind.DOMAIN, "c" + Long.toHexString(mix(number)) + ".example");
  }

  private static Handling handling(long number) {
    int of = (int) Math.floorMod(mix(number + 1), 20L);
    Tlp tlp = of < 12 ? Tlp.GREEN : of < 17 ? Tlp.AMBER : of < 19 ? Tlp.AMBER_STRICT : Tlp.RED;
    return new Handling(tlp, Pap.CLEAR);
  }

  /// Scatters numbers over all longs.
  private static long mix(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
