package org.entente.stix.marking;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The marking definitions that everyone shares by id: TLP 1 (STIX 2.1 §7.2.1.4), TLP 2.0 and PAP
/// (OASIS common objects, as extensions). They need not be sent along. Whatever else comes under
/// one of these ids is an attempt to have it taken for them, or a mistake of the same effect.
@SuppressWarnings("ImmutableEnumChecker") // ids and JSON objects are immutable
public enum StandardMarking {
  TLP1_WHITE("613f2e26-407d-48c7-9eca-b8e91df99dc9", Scheme.TLP_1, "white"),
  TLP1_GREEN("34098fce-860f-48ae-8e50-ebd3cc5e41da", Scheme.TLP_1, "green"),
  TLP1_AMBER("f88d31f6-486f-44da-b317-01333bde0b82", Scheme.TLP_1, "amber"),
  TLP1_RED("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Scheme.TLP_1, "red"),
  TLP2_CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487", Scheme.TLP_2, "clear"),
  TLP2_GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Scheme.TLP_2, "green"),
  TLP2_AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421", Scheme.TLP_2, "amber"),
  TLP2_AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003", Scheme.TLP_2, "amber+strict"),
  TLP2_RED("e828b379-4e03-4974-9ac4-e53a884c97c1", Scheme.TLP_2, "red"),
  PAP_WHITE("a3bea94c-b469-41dc-9cfe-d6e7daba7730", Scheme.PAP, "white"),
  PAP_CLEAR("ad15a0cd-55b6-4588-a14c-a66105329b92", Scheme.PAP, "clear"),
  PAP_GREEN("c43594d1-4b11-4c59-93ab-1c9b14d53ce9", Scheme.PAP, "green"),
  PAP_AMBER("60f8932b-e51e-4458-b265-a2e8be9a80ab", Scheme.PAP, "amber"),
  PAP_RED("740d36e5-7714-4c30-961a-3ae632ceee0e", Scheme.PAP, "red");

  /// The extension that carries TLP 2.0, in its property `tlp_2_0`.
  public static final String TLP_2_EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  /// The extension that carries PAP, in its property `pap`.
  public static final String PAP_EXTENSION =
      "extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b";

  private static final String TYPE = "marking-definition";
  private static final Map<String, StandardMarking> BY_ID = new HashMap<>();
  private static final Map<UUID, StandardMarking> BY_UUID = new HashMap<>();

  static {
    for (StandardMarking marking : values()) {
      BY_ID.put(marking.id.toString(), marking);
      BY_UUID.put(marking.id.uuid(), marking);
    }
  }

  private final StixId id;
  private final Scheme scheme;
  private final String level;
  private final JsonObject definition;

  StandardMarking(String uuid, Scheme scheme, String level) {
    this.id = StixId.parse(TYPE + "--" + uuid);
    this.scheme = scheme;
    this.level = level;
    this.definition = scheme.definition(id, level);
  }

  /// The marking of that id, in any letter case; empty when it is none of these.
  public static Optional<StandardMarking> find(StixId id) {
    // Asked for every mark of every object: without spelling the id out.
    StandardMarking found = BY_UUID.get(id.uuid());
    return found != null && id.type().equals(TYPE) ? Optional.of(found) : Optional.empty();
  }

  /// As [#find], for the text of an id.
  public static @Nullable StandardMarking findOrNull(String id) {
    StandardMarking found = BY_ID.get(id);
    return found == null ? BY_ID.get(id.toLowerCase(Locale.ROOT)) : found;
  }

  /// The marking of TLP 2.0 for `level`.
  public static StandardMarking of(Tlp level) {
    return switch (level) {
      case CLEAR -> TLP2_CLEAR;
      case GREEN -> TLP2_GREEN;
      case AMBER -> TLP2_AMBER;
      case AMBER_STRICT -> TLP2_AMBER_STRICT;
      case RED -> TLP2_RED;
    };
  }

  /// The marking of PAP for `level`.
  public static StandardMarking of(Pap level) {
    return switch (level) {
      case CLEAR -> PAP_CLEAR;
      case GREEN -> PAP_GREEN;
      case AMBER -> PAP_AMBER;
      case RED -> PAP_RED;
    };
  }

  public StixId id() {
    return id;
  }

  /// Its name, such as `TLP:AMBER+STRICT`.
  public String title() {
    return scheme.title(level);
  }

  /// What it means.
  public Mark mark() {
    return scheme == Scheme.PAP
        ? new Mark.OfPap(Pap.parse(level).orElseThrow())
        : new Mark.OfTlp(Tlp.parse(level).orElseThrow());
  }

  /// The whole object, as it is published.
  public JsonObject definition() {
    return definition;
  }

  /// Whether `object`, which has this id, is this marking: for TLP the very object (the order of
  /// the members and the digits of `created` aside; TLP 1 has been around without `name`), for PAP,
  /// which is published with different dates, its level.
  public boolean isFaithful(JsonObject object) {
    if (scheme == Scheme.PAP) {
      return !object.has("definition_type")
          && definition.get("extensions") instanceof JsonObject expected
          && object.get("extensions") instanceof JsonObject given
          && expected.value(0).equals(given.get(PAP_EXTENSION));
    }
    for (int i = 0; i < object.size(); i++) {
      if (!isSame(object.name(i), object.value(i))) {
        return false;
      }
    }
    int missing = definition.size() - object.size();
    return missing == 0 || (missing == 1 && scheme == Scheme.TLP_1 && !object.has("name"));
  }

  private boolean isSame(String name, JsonValue value) {
    JsonValue expected = definition.get(name);
    return switch (name) {
      case "created" ->
          value instanceof JsonString(var text)
              && StixTimestamp.isTimestamp(text)
              && StixTimestamp.compareTexts(text, scheme.created) == 0;
      case "id" -> value instanceof JsonString(var text) && text.equalsIgnoreCase(id.toString());
      default -> value.equals(expected);
    };
  }

  private enum Scheme {
    TLP_1("TLP:", "2017-01-20T00:00:00.000Z"),
    TLP_2("TLP:", "2022-10-01T00:00:00.000Z"),
    PAP("PAP:", "2022-10-01T00:00:00.000Z");

    private final String prefix;
    private final String created;

    Scheme(String prefix, String created) {
      this.prefix = prefix;
      this.created = created;
    }

    String title(String level) {
      return prefix + level.toUpperCase(Locale.ROOT);
    }

    JsonObject definition(StixId id, String level) {
      JsonObject.Builder object =
          JsonObject.builder()
              .put("type", TYPE)
              .put("spec_version", "2.1")
              .put("id", id.toString())
              .put("created", created);
      return switch (this) {
        case TLP_1 ->
            object
                .put("definition_type", "tlp")
                .put("name", title(level))
                .put("definition", JsonObject.builder().put("tlp", level).build())
                .build();
        case TLP_2 -> extended(object, level, TLP_2_EXTENSION, "tlp_2_0");
        case PAP -> extended(object, level, PAP_EXTENSION, "pap");
      };
    }

    private JsonObject extended(
        JsonObject.Builder object, String level, String key, String property) {
      JsonObject extension =
          JsonObject.builder()
              .put("extension_type", "property-extension")
              .put(property, level)
              .build();
      return object
          .put("name", title(level))
          .put("extensions", JsonObject.builder().put(key, extension).build())
          .build();
    }
  }
}
