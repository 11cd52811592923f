package org.entente.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// Makes arrivals of many kinds: valid STIX 2.1, different each time, the same for the same seed.
/// Names in English, French and Arabic; values from the ranges that are reserved for documents. For
/// one thread.
public final class Samples {
  /// Who brought them, unless [#broughtBy] says otherwise.
  public static final String SOURCE = "account:alice";

  private static final StixTimestamp CREATED = StixTimestamp.parse("2026-01-05T10:00:00.000Z");
  private static final StixId AUTHOR =
      id("identity", new UUID(0x4a1d_4f6e_9c3b_4e21L, 0x9a5c_000000000001L));
  private static final StixId TLP_GREEN =
      StixId.parse("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb");
  private static final List<String> NAMES =
      List.of("Copper Heron", "Hérisson d'été", "حملة الصقر", "Night \\\"Ferry\\\"", "中文名称");

  private final RandomGenerator random;
  private final List<StixId> made = new ArrayList<>();

  public Samples(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// An arrival of any kind.
  public Arrival any() {
    return switch (random.nextInt(9)) {
      case 0 -> malware();
      case 1 -> relationship(someone(), someone());
      case 2 -> address();
      case 3 -> domain();
      case 4 -> file();
      case 5 -> marking();
      case 6 -> custom();
      default -> indicator();
    };
  }

  public List<Arrival> some(int count) {
    var arrivals = new ArrayList<Arrival>();
    for (int i = 0; i < count; i++) {
      arrivals.add(any());
    }
    return arrivals;
  }

  /// An indicator for a domain name.
  public Arrival indicator() {
    String domain = "c" + random.nextInt(1_000_000) + ".example";
    return versioned(
        "indicator",
        "\"name\":\""
            + name()
            + "\",\"indicator_types\":[\"malicious-activity\"],"
            + "\"pattern\":\"[domain-name:value = '"
            + domain
            + "']\",\"pattern_type\":\"stix\","
            + "\"valid_from\":\"2026-01-05T10:00:00Z\"",
        List.of(new IndexedValue(IndexedValue.Kind.DOMAIN, domain)),
        List.of());
  }

  public Arrival malware() {
    String name = name();
    return versioned(
        "malware",
        "\"name\":\"" + name + "\",\"is_family\":true",
        List.of(new IndexedValue(IndexedValue.Kind.NAME, name.toLowerCase(Locale.ROOT))),
        List.of());
  }

  public Arrival relationship(StixId from, StixId to) {
    return versioned(
        "relationship",
        "\"relationship_type\":\"related-to\",\"source_ref\":\""
            + from
            + "\",\"target_ref\":\""
            + to
            + "\"",
        List.of(),
        from.equals(to) ? List.of(from) : List.of(from, to));
  }

  /// An observable, which has no version.
  public Arrival address() {
    String value = "198.51." + random.nextInt(100, 256) + "." + random.nextInt(256);
    return observable("ipv4-addr", value, new IndexedValue(IndexedValue.Kind.IP, value));
  }

  public Arrival domain() {
    String value = "d" + random.nextInt(1_000_000) + ".example";
    return observable("domain-name", value, new IndexedValue(IndexedValue.Kind.DOMAIN, value));
  }

  public Arrival file() {
    String hash = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    var id = id("file", named("file" + hash));
    String json =
        "{\"type\":\"file\",\"spec_version\":\"2.1\",\"id\":\""
            + id
            + "\",\"hashes\":{\"MD5\":\""
            + hash
            + "\"},\"name\":\"ملف.exe\"}";
    return arrival(
        id,
        null,
        json,
        List.of(
            new IndexedValue(IndexedValue.Kind.HASH, hash),
            new IndexedValue(IndexedValue.Kind.FILE_NAME, "ملف.exe")),
        List.of());
  }

  /// A statement marking, which has `created` but no `modified`.
  public Arrival marking() {
    var id = id("marking-definition", randomUuid());
    String json =
        "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\""
            + id
            + "\",\"created\":\""
            + CREATED
            + "\",\"definition_type\":\"statement\",\"definition\":"
            + "{\"statement\":\"© "
            + name()
            + "\"}}";
    return arrival(id, CREATED, json, List.of(), List.of());
  }

  /// Of a type that the standard does not know.
  public Arrival custom() {
    return versioned(
        "x-entente-sample-" + random.nextInt(3),
        "\"x_level\":" + random.nextInt(100),
        List.of(),
        List.of(TLP_GREEN));
  }

  /// An indicator of about `bytes` bytes.
  public Arrival sized(int bytes) {
    String text = "lorem ipsum dolor ".repeat(Math.max(1, (bytes - 300) / 18));
    return versioned(
        "report",
        "\"name\":\""
            + name()
            + "\",\"description\":\""
            + text
            + "\",\"published\":\""
            + CREATED
            + "\",\"object_refs\":[\""
            + AUTHOR
            + "\"]",
        List.of(),
        List.of());
  }

  /// The same object with another `modified`, which may also be an earlier one.
  public static Arrival revised(Arrival arrival, StixTimestamp modified) {
    String old = "\"modified\":\"" + arrival.version() + "\"";
    return new Arrival(
        arrival.id(),
        modified,
        content(arrival.content().toString().replace(old, "\"modified\":\"" + modified + "\"")),
        arrival.handling(),
        arrival.source(),
        arrival.values(),
        arrival.references());
  }

  /// The same object, spelt with other blanks: the same for [SpacesAside].
  public static Arrival respelt(Arrival arrival) {
    return withContent(arrival, content(arrival.content().toString().replace("\":", "\": ")));
  }

  /// The same id and version with other content.
  public static Arrival contradicted(Arrival arrival) {
    String json = arrival.content().toString();
    return withContent(
        arrival, content(json.substring(0, json.length() - 1) + ",\"x_other\":true}"));
  }

  public static Arrival handled(Arrival arrival, Handling handling) {
    return new Arrival(
        arrival.id(),
        arrival.version(),
        arrival.content(),
        handling,
        arrival.source(),
        arrival.values(),
        arrival.references());
  }

  public static Arrival handled(Arrival arrival, Tlp tlp) {
    return handled(arrival, new Handling(tlp, Pap.CLEAR));
  }

  public static Arrival broughtBy(Arrival arrival, String source) {
    return new Arrival(
        arrival.id(),
        arrival.version(),
        arrival.content(),
        arrival.handling(),
        source,
        arrival.values(),
        arrival.references());
  }

  /// `minutes` after the time at which every sample was created.
  public static StixTimestamp later(int minutes) {
    return StixTimestamp.of(CREATED.instant().plusSeconds(60L * minutes));
  }

  private Arrival versioned(
      String type, String properties, List<IndexedValue> values, List<StixId> references) {
    var id = id(type, randomUuid());
    String json =
        "{\"type\":\""
            + type
            + "\",\"spec_version\":\"2.1\",\"id\":\""
            + id
            + "\",\"created_by_ref\":\""
            + AUTHOR
            + "\",\"created\":\""
            + CREATED
            + "\",\"modified\":\""
            + CREATED
            + "\","
            + properties
            + "}";
    var refers = new ArrayList<StixId>();
    refers.add(AUTHOR);
    refers.addAll(references);
    return arrival(id, CREATED, json, values, refers);
  }

  private Arrival observable(String type, String value, IndexedValue indexed) {
    var id = id(type, named(type + value));
    String json =
        "{\"type\":\""
            + type
            + "\",\"spec_version\":\"2.1\",\"id\":\""
            + id
            + "\",\"value\":\""
            + value
            + "\"}";
    return arrival(id, null, json, List.of(indexed), List.of());
  }

  private Arrival arrival(
      StixId id,
      @Nullable StixTimestamp version,
      String json,
      List<IndexedValue> values,
      List<StixId> references) {
    made.add(id);
    return new Arrival(id, version, content(json), Handling.OPEN, SOURCE, values, references);
  }

  private static Arrival withContent(Arrival arrival, Content content) {
    return new Arrival(
        arrival.id(),
        arrival.version(),
        content,
        arrival.handling(),
        arrival.source(),
        arrival.values(),
        arrival.references());
  }

  private StixId someone() {
    return made.isEmpty() ? AUTHOR : made.get(random.nextInt(made.size()));
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size())) + " " + random.nextInt(1000);
  }

  /// A UUID of version 4.
  private UUID randomUuid() {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | (1L << 63));
  }

  /// Deterministic by name; observables of one value have one id.
  private static UUID named(String name) {
    UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new UUID(
        (digest.getMostSignificantBits() & ~0xf000L) | 0x5000L, digest.getLeastSignificantBits());
  }

  private static StixId id(String type, UUID uuid) {
    return new StixId(type, uuid);
  }

  private static Content content(String json) {
    return Content.of(json.getBytes(StandardCharsets.UTF_8));
  }
}
