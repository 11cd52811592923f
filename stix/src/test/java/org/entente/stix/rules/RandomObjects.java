package org.entente.stix.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entente.stix.DeterministicId;
import org.entente.stix.Finding;
import org.entente.stix.PatternCheck;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// Random objects that obey the rules, with everything that the tables allow.
public final class RandomObjects {
  private static final int ATTEMPTS_MAX = 500;

  /// Strings in every form that some property asks for.
  private static final String[] TEXTS = {
    "text",
    "x",
    "with space \u00e9\ud83d\ude00\"\\",
    "\u0627\u0633\u0645",
    "related-to",
    "some_property",
    "PRIORITY_CLASS",
    "en",
    "fr-CA",
    "UTF-8",
    "ISO-8859-1",
    "https://example.com/a?b=c#d",
    "198.51.100.3",
    "2001:db8::/32",
    "00:00:ab:cd:ef:01",
    "example.com",
    "a.b@example.com",
    "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*",
    "application/pdf",
    "HKEY_LOCAL_MACHINE\\System\\Foo",
    "FR",
    "FR-75",
    "00ff",
    "",
    "VGhpcw=="
  };

  private static final String[] TIMES = {
    "2019-01-01T00:00:00Z",
    "2020-02-29T23:59:59.5Z",
    "2021-06-30T12:00:00.123Z",
    "2022-12-31T00:00:00.123456789Z",
    "2023-01-01T00:00:00.1234567891Z"
  };

  private static final long[] INTEGERS = {
    0, 1, -1, 80, 100, 65_535, JsonNumber.INTEGER_MAX, -JsonNumber.INTEGER_MAX
  };

  private static final double[] DECIMALS = {0, 1, -45.5, 89.999, 1e-7, 1e21, -0.1};

  private final RandomGenerator random;

  public RandomObjects(RandomGenerator random) {
    this.random = random;
  }

  /// An object of any type of the standard, or of a custom one.
  public JsonObject any() {
    int choice = random.nextInt(ObjectTypes.all().size() + 1);
    return choice == ObjectTypes.all().size() ? custom() : of(ObjectTypes.all().get(choice));
  }

  /// An object of `type`.
  public JsonObject of(ObjectType type) {
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      JsonObject object = repaired(attempt(type));
      if (errors(object).isEmpty()) {
        return object;
      }
    }
    throw new AssertionError("no valid " + type.name());
  }

  private JsonObject custom() {
    return JsonObject.builder()
        .put("type", "x-thing")
        .put("spec_version", "2.1")
        .put("id", "x-thing--" + uuid())
        .put("created", "2020-01-01T00:00:00.000Z")
        .put("modified", "2021-01-01T00:00:00.000Z")
        .put("rank", anything(6))
        .put(
            "extensions",
            JsonObject.builder()
                .put("extension-definition--" + uuid(), extension("new-sdo"))
                .build())
        .build();
  }

  private JsonObject attempt(ObjectType type) {
    JsonObject.Builder object = JsonObject.builder();
    double share = random.nextDouble();
    for (Property property : type.shape().properties()) {
      if (isWanted(property, share)) {
        switch (property.name()) {
          case "type" -> object.put("type", type.name());
          case "id" -> object.put("id", type.name() + "--" + uuid());
          case "created" -> object.put("created", "2020-01-01T00:00:00.000Z");
          case "extensions" -> object.put("extensions", extensions(type.name()));
          case "granular_markings", "objects" -> {}
          default -> object.put(property.name(), value(property.rule(), property.name()));
        }
      }
    }
    if (random.nextInt(3) == 0) {
      object.put("x_custom", anything(6));
    }
    return identified(type, marked(type, object.build()));
  }

  private boolean isWanted(Property property, double share) {
    return switch (property.presence()) {
      case REQUIRED -> true;
      case OPTIONAL, DEPRECATED ->
          random.nextDouble() < share && property.rule().models(JsonBoolean.TRUE);
      case NOT_APPLICABLE, RESERVED -> false;
    };
  }

  private JsonObject marked(ObjectType type, JsonObject object) {
    if (type.shape().find("granular_markings") == null || random.nextInt(3) > 0) {
      return object;
    }
    JsonObject.Builder marking = JsonObject.builder();
    if (random.nextBoolean()) {
      marking.put("lang", "fr");
    } else {
      marking.put("marking_ref", "marking-definition--" + uuid());
    }
    JsonArray selectors =
        JsonArray.ofStrings(List.of("type", object.name(random.nextInt(object.size()))));
    return object.toBuilder()
        .put("granular_markings", JsonArray.of(marking.put("selectors", selectors).build()))
        .build();
  }

  private JsonObject identified(ObjectType type, JsonObject object) {
    return type.kind() == Kind.OBSERVABLE
        ? DeterministicId.of(object)
            .map(id -> object.toBuilder().put("id", id.toString()).build())
            .orElse(object)
        : object;
  }

  /// Without those optional properties that break a rule.
  private JsonObject repaired(JsonObject object) {
    JsonObject left = object;
    for (Finding error : errors(object)) {
      String[] path = error.pointer().split("/", -1);
      if (path.length > 1) {
        left = left.toBuilder().remove(path[1]).build();
      }
    }
    ObjectType type = ObjectTypes.find(String.valueOf(left.string("type")));
    return type == null ? object : identified(type, left);
  }

  private static List<Finding> errors(JsonObject object) {
    return Inspection.of(object, PatternCheck.ACCEPT_ALL).errors();
  }

  private JsonValue value(ValueRule rule, String name) {
    return switch (rule) {
      case Shape shape -> structure(shape);
      case Vocabulary vocabulary -> term(vocabulary);
      case Reference(var targets) -> new JsonString(reference(targets));
      case DataTypes.ListOf(var items) -> list(items, name);
      case DataTypes.Dictionary(var values) -> dictionary(values);
      case Hashes hashes -> hashes();
      default -> fitting(rule, name);
    };
  }

  private JsonObject structure(Shape shape) {
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      double share = random.nextDouble();
      JsonObject.Builder members = JsonObject.builder();
      for (Property property : shape.properties()) {
        if (isWanted(property, share)) {
          members.put(property.name(), value(property.rule(), property.name()));
        }
      }
      if (random.nextInt(6) == 0) {
        members.put("x_custom", anything(3));
      }
      JsonObject structure = members.build();
      if (isGood(shape, structure)) {
        return structure;
      }
    }
    throw new AssertionError("no valid " + shape.name());
  }

  private JsonString term(Vocabulary vocabulary) {
    if (!vocabulary.isClosed() && random.nextInt(5) == 0) {
      return new JsonString("term of one's own");
    }
    return new JsonString(pick(vocabulary.terms().stream().sorted().toList()));
  }

  private String reference(Targets targets) {
    List<String> types =
        ObjectTypes.all().stream().map(ObjectType::name).filter(targets::includeType).toList();
    return pick(types) + "--" + uuid();
  }

  private JsonArray list(ValueRule items, String name) {
    var elements = new ArrayList<JsonValue>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      elements.add(value(items, name));
    }
    return new JsonArray(elements);
  }

  private JsonObject dictionary(ValueRule values) {
    JsonObject.Builder entries = JsonObject.builder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      entries.put(pick(List.of("Key-1", "key_2", "KEY3", "a")), value(values, "entry"));
    }
    return entries.build();
  }

  private JsonObject hashes() {
    JsonObject.Builder hashes = JsonObject.builder();
    switch (random.nextInt(4)) {
      case 0 -> hashes.put("MD5", hex(32)).put("SHA-1", hex(40));
      case 1 -> hashes.put("SHA-256", hex(64).toUpperCase(Locale.ROOT));
      case 2 -> hashes.put("SSDEEP", "3:ab+/cd:ef").put("SHA-512", hex(128));
      default -> hashes.put("x_foo_hash", "aaaa");
    }
    return hashes.build();
  }

  /// A value that the rule takes, found by trying.
  private JsonValue fitting(ValueRule rule, String name) {
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      JsonValue candidate =
          switch (rule.dataType()) {
            case "boolean" -> JsonBoolean.of(random.nextBoolean());
            case "integer" -> JsonNumber.of(INTEGERS[random.nextInt(INTEGERS.length)]);
            case "float" -> JsonNumber.of(DECIMALS[random.nextInt(DECIMALS.length)]);
            case "timestamp" -> time();
            case "dictionary" -> translation();
            case "any" -> anything(4);
            default ->
                name.equals("spec_version")
                    ? new JsonString("2.1")
                    : new JsonString(TEXTS[random.nextInt(TEXTS.length)]);
          };
      if (isGood(rule, candidate)) {
        return candidate;
      }
    }
    throw new AssertionError("no value for " + name);
  }

  private JsonValue time() {
    return new JsonString(
        random.nextBoolean()
            ? TIMES[random.nextInt(TIMES.length)]
            : StixTimestamp.of(
                    1_600_000_000L + random.nextInt(100_000_000), random.nextInt(1_000_000_000), 3)
                .text());
  }

  private JsonObject translation() {
    return JsonObject.builder()
        .put(random.nextBoolean() ? "fr" : "de-CH", JsonObject.builder().put("name", "x").build())
        .build();
  }

  private JsonObject extensions(String type) {
    JsonObject.Builder extensions = JsonObject.builder();
    for (String key : PredefinedExtensions.keys()) {
      Shape shape = PredefinedExtensions.find(key);
      if (shape != null && PredefinedExtensions.extend(key, type) && random.nextBoolean()) {
        extensions.put(key, structure(shape));
      }
    }
    String kind = random.nextBoolean() ? "property-extension" : "toplevel-property-extension";
    return extensions.put("extension-definition--" + uuid(), extension(kind)).build();
  }

  private JsonObject extension(String kind) {
    return JsonObject.builder().put("extension_type", kind).put("rank", anything(3)).build();
  }

  /// Any value that a custom property may have.
  private JsonValue anything(int size) {
    return switch (random.nextInt(size > 1 ? 6 : 4)) {
      case 0 -> new JsonString(TEXTS[random.nextInt(TEXTS.length)]);
      case 1 -> JsonNumber.of(INTEGERS[random.nextInt(INTEGERS.length)]);
      case 2 -> JsonNumber.of(DECIMALS[random.nextInt(DECIMALS.length)]);
      case 3 -> JsonBoolean.of(random.nextBoolean());
      case 4 -> JsonArray.of(anything(size / 2), anything(size / 2));
      default -> JsonObject.builder().put("Some-Key", anything(size / 2)).build();
    };
  }

  private boolean isGood(ValueRule rule, JsonValue value) {
    var inspection = new Inspection(JsonObject.EMPTY, PatternCheck.ACCEPT_ALL);
    rule.check(value, inspection);
    return inspection.verdict().isValid();
  }

  private UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L,
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  private String hex(int digits) {
    var hex = new StringBuilder();
    while (hex.length() < digits) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
