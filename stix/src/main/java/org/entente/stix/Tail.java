package org.entente.stix;

import org.entente.stix.Window.Spot;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonProblem.Kind;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What follows the `objects` of a bundle or an envelope, up to its end.
final class Tail {
  private final Document document;
  private final JsonObject.Builder properties;
  private long room;
  private @Nullable JsonValue value;

  /// @param before the properties that came before `objects`
  Tail(Document document, JsonObject before) {
    this.document = document;
    this.properties = before.toBuilder();
    this.room = document.limits.frameBytes();
  }

  /// All properties of the bundle or envelope beside `objects`, as far as they were read.
  JsonObject properties() {
    return properties.build();
  }

  /// Goes past the end of the bundle or envelope, from after the `]` of its `objects`; null when
  /// all is well.
  Read.@Nullable Broken read() {
    while (document.toSignificant()) {
      if (document.current() == '}') {
        document.step();
        return null;
      }
      if (document.current() != ',') {
        return document.unexpected("");
      }
      document.step();
      Read.Broken broken = member();
      if (broken != null) {
        return broken;
      }
    }
    return document.unexpected("");
  }

  private Read.@Nullable Broken member() {
    if (!document.toSignificant() || document.current() != '"') {
      return document.unexpected("");
    }
    Spot at = document.spot();
    Read.Broken broken = value("");
    if (broken != null) {
      return broken;
    }
    String name = value instanceof JsonString(var text) ? text : "";
    String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
    if (name.equals("objects") || properties.has(name)) {
      return document.broken(at, pointer, Document.problem(Kind.DUPLICATE_KEY, name));
    }
    int membersMax = document.limits.json().members();
    if (properties.size() == membersMax) {
      return document.broken(
          at, pointer, Document.problem(Kind.MEMBERS, Integer.toString(membersMax)));
    }
    if (!document.toSignificant() || document.current() != ':') {
      return document.unexpected(pointer);
    }
    document.step();
    if (!document.toSignificant() || !Scan.startsValue(document.current())) {
      return document.unexpected(pointer);
    }
    broken = value(pointer);
    if (broken == null && value != null) {
      properties.put(name, value);
    }
    return broken;
  }

  /// Reads the value at the position into [#value].
  private Read.@Nullable Broken value(String pointer) {
    Spot start = document.spot();
    document.window().keep();
    Scan.Outcome outcome = document.scan().value(0, start.offset() + room);
    room -= document.window().offset() - start.offset();
    if (outcome == Scan.Outcome.TOO_LONG) {
      return document.frameTooLong(start);
    }
    return switch (document.parse(start)) {
      case JsonRead.Refused refused -> document.broken(start, pointer, refused.problem());
      case JsonRead.Value(var read) -> {
        value = read;
        yield null;
      }
    };
  }
}
