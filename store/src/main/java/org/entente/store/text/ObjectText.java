package org.entente.store.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The texts of one object by kind: every string that a person might look for. Identifiers,
/// references, times and packed content are left out. Not thread-safe.
final class ObjectText {
  /// Characters of one object that are looked at; what follows is not found by its text.
  static final int LENGTH_MAX = 1 << 20;

  private static final Set<String> TITLES =
      Set.of(
          "name",
          "value",
          "aliases",
          "x_mitre_aliases",
          "x_opencti_aliases",
          "subject",
          "key",
          "path",
          "display_name",
          "account_login",
          "user_id",
          "product",
          "result_name");

  private static final Set<String> SILENT =
      Set.of(
          "type",
          "spec_version",
          "id",
          "created",
          "modified",
          "lang",
          "granular_markings",
          "payload_bin",
          "pattern_type",
          "pattern_version",
          "definition_type",
          "extension_type");

  private final List<String> titles = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<String> body = new ArrayList<>();
  private int room = LENGTH_MAX;

  private ObjectText() {}

  static ObjectText of(JsonObject object) {
    var text = new ObjectText();
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      text.take(name, object.value(i), text.kind(name));
    }
    return text;
  }

  List<String> of(IndexFields.Text kind) {
    return switch (kind) {
      case TITLE -> titles;
      case LABELS -> labels;
      case BODY -> body;
    };
  }

  private List<String> kind(String property) {
    if (TITLES.contains(property)) {
      return titles;
    }
    return property.equals("labels") || property.endsWith("_types") ? labels : body;
  }

  private void take(String property, JsonValue value, List<String> into) {
    if (SILENT.contains(property) || property.endsWith("_ref") || property.endsWith("_refs")) {
      return;
    }
    switch (value) {
      case JsonString(var text) -> add(text, into);
      case JsonArray(var values) -> values.forEach(element -> take(property, element, into));
      case JsonObject object -> {
        for (int i = 0; i < object.size(); i++) {
          take(object.name(i), object.value(i), into);
        }
      }
      default -> {
        // Numbers and switches are no text.
      }
    }
  }

  private void add(String text, List<String> into) {
    if (text.isEmpty() || room == 0 || StixTimestamp.isTimestamp(text)) {
      return;
    }
    String kept = text.length() <= room ? text : text.substring(0, room);
    room -= kept.length();
    into.add(Refanged.of(kept));
  }
}
