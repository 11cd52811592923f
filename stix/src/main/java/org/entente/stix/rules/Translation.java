package org.entente.stix.rules;

import java.util.List;
import java.util.function.Consumer;
import org.entente.stix.Finding;
import org.entente.stix.PatternCheck;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// A translation beside what it translates (STIX 2.1 §7.1.1): it mirrors the object's properties,
/// text by text, list by list of equal length, structure by structure.
public final class Translation {
  private Translation() {}

  /// Checks the language content that stands at `pointer` against the versions of its target.
  public static void check(
      JsonObject content, List<JsonObject> versions, String pointer, Consumer<Finding> sink) {
    JsonObject target = target(content, versions);
    if (target == null) {
      sink.accept(
          Code.LANGUAGE_TARGET_VERSION.at(
              pointer + "/object_modified",
              Clause.stix("7.1.1"),
              String.valueOf(content.string("object_ref")),
              String.valueOf(content.string("object_modified"))));
      return;
    }
    JsonObject contents = content.object("contents");
    if (contents == null) {
      return;
    }
    var at = new Inspection(content, PatternCheck.ACCEPT_ALL);
    at.within(Clause.stix("7.1.1"));
    at.enter("contents");
    for (int i = 0; i < contents.size(); i++) {
      if (contents.value(i) instanceof JsonObject translated) {
        at.enter(contents.name(i));
        compareMembers(translated, target, at);
        at.leave();
      }
    }
    for (Finding found : at.verdict().findings()) {
      sink.accept(
          new Finding(
              found.severity(),
              found.code(),
              pointer + found.pointer(),
              found.clause(),
              found.arguments()));
    }
  }

  /// The version that is translated: the one named, else the latest.
  private static @Nullable JsonObject target(JsonObject content, List<JsonObject> versions) {
    StixTimestamp wanted = timestamp(content, "object_modified");
    JsonObject latest = null;
    StixTimestamp latestModified = null;
    for (JsonObject version : versions) {
      StixTimestamp modified = timestamp(version, "modified");
      if (wanted != null && wanted.equals(modified)) {
        return version;
      }
      if (latest == null
          || (modified != null && latestModified != null && latestModified.isBefore(modified))) {
        latest = version;
        latestModified = modified;
      }
    }
    return wanted == null ? latest : null;
  }

  private static @Nullable StixTimestamp timestamp(JsonObject object, String property) {
    String text = object.string(property);
    return text == null ? null : StixTimestamp.parseOrNull(text);
  }

  private static void compareMembers(JsonObject translated, JsonObject target, Inspection at) {
    for (int i = 0; i < translated.size() && !at.isFull(); i++) {
      String name = translated.name(i);
      JsonValue original = target.get(name);
      at.enter(name);
      if (original == null) {
        at.found(Code.LANGUAGE_KEY_UNKNOWN, at.clause(), name);
      } else {
        compare(translated.value(i), original, at);
      }
      at.leave();
    }
  }

  private static void compare(JsonValue translated, JsonValue original, Inspection at) {
    switch (original) {
      case JsonString text -> {
        if (!(translated instanceof JsonString)) {
          at.found(Code.LANGUAGE_SHAPE, at.clause(), at.property());
        }
      }
      case JsonArray list -> {
        if (!(translated instanceof JsonArray other)) {
          at.found(Code.LANGUAGE_SHAPE, at.clause(), at.property());
        } else if (other.size() != list.size()) {
          at.found(
              Code.LANGUAGE_LIST_LENGTH,
              at.clause(),
              Integer.toString(list.size()),
              Integer.toString(other.size()));
        } else {
          compareElements(other, list, at);
        }
      }
      case JsonObject structure -> {
        if (translated instanceof JsonObject other) {
          compareMembers(other, structure, at);
        } else if (!isUntranslated(translated)) {
          at.found(Code.LANGUAGE_SHAPE, at.clause(), at.property());
        }
      }
      // Numbers and truth values are not translated; consumers ignore what is given for them.
      default -> {}
    }
  }

  private static void compareElements(JsonArray translated, JsonArray original, Inspection at) {
    for (int i = 0; i < original.size() && !at.isFull(); i++) {
      if (!isUntranslated(translated.get(i))) {
        at.enter(i);
        compare(translated.get(i), original.get(i), at);
        at.leave();
      }
    }
  }

  /// An element that was left out stands there as an empty string.
  private static boolean isUntranslated(JsonValue value) {
    return value instanceof JsonString(var text) && text.isEmpty();
  }
}
