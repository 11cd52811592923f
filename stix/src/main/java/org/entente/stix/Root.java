package org.entente.stix;

import org.entente.stix.Scan.Outcome;
import org.entente.stix.Window.Spot;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;

/// The beginning of a root object, up to where it shows what it is. A bundle and an envelope show
/// it by a list `objects`; an object that stands by itself has none, so it is gone through whole.
///
/// Members come in any order, so all bytes from the root's start are kept until then. Whenever the
/// text is not as it must be, these bytes are given to the strict reader to say why.
final class Root {
  private final Document document;
  private final boolean envelope;
  private final Spot start;
  private final long offsetMax;
  private Type type = Type.UNKNOWN;
  private Outcome outcome = Outcome.COMPLETE;

  /// @param envelope whether the root must be a bundle or an envelope
  Root(Document document, boolean envelope) {
    this.document = document;
    this.envelope = envelope;
    this.start = document.spot();
    this.offsetMax = start.offset() + document.limits.objectBytes();
  }

  private enum Type {
    /// Not seen, or no string.
    UNKNOWN,
    BUNDLE,
    OTHER
  }

  /// What a root turned out to be.
  sealed interface Result {
    /// A bundle or an envelope; the position is after the `[` of its `objects`.
    ///
    /// @param properties what came before
    record Opened(JsonObject properties) implements Result {}

    /// Something without a list `objects`; the position is after it.
    record Whole(Spot start, JsonRead read) implements Result {}

    /// As [Whole], but beyond the limit of one object.
    record TooLong(Spot start, JsonObject remains) implements Result {}

    /// Nothing that could be read on.
    record Failed(Read.Broken broken) implements Result {}
  }

  /// Goes through the root, at whose `{` the position is.
  Result walk() {
    document.window().keep();
    document.step();
    for (boolean first = true; ; first = false) {
      if (!passSpace()) {
        return stopped();
      }
      if (first && document.current() == '}') {
        return whole();
      }
      if (document.current() != '"') {
        return unexpected();
      }
      Spot name = document.spot();
      if (!passValue()) {
        return stopped();
      }
      boolean objects = document.spells(name, "objects");
      boolean typed = document.spells(name, "type");
      if (!passSpace()) {
        return stopped();
      }
      if (document.current() != ':') {
        return unexpected();
      }
      document.step();
      if (!passSpace()) {
        return stopped();
      }
      if (objects && document.current() == '[' && mayBeFrame()) {
        return opened(name);
      }
      if (!Scan.startsValue(document.current())) {
        return unexpected();
      }
      Spot value = document.spot();
      if (!passValue()) {
        return stopped();
      }
      if (typed && document.isString(value)) {
        type = document.spells(value, "bundle") ? Type.BUNDLE : Type.OTHER;
      }
      if (!passSpace()) {
        return stopped();
      }
      if (document.current() == '}') {
        return whole();
      }
      if (document.current() != ',') {
        return unexpected();
      }
      document.step();
    }
  }

  private boolean passSpace() {
    outcome = document.scan().space(offsetMax);
    return outcome == Outcome.COMPLETE;
  }

  private boolean passValue() {
    outcome = document.scan().value(1, offsetMax);
    return outcome == Outcome.COMPLETE;
  }

  /// Not an object of its own type whose property is called `objects` by chance.
  private boolean mayBeFrame() {
    return envelope || type != Type.OTHER;
  }

  private Result opened(Spot name) {
    if (name.offset() - start.offset() > document.limits.frameBytes()) {
      return new Result.Failed(document.frameTooLong(start));
    }
    JsonRead before = document.parseClosed(start, name);
    document.window().keepNothing();
    document.step();
    return switch (before) {
      case JsonRead.Refused refused ->
          new Result.Failed(document.broken(start, "", refused.problem()));
      case JsonRead.Value(JsonObject properties) -> new Result.Opened(properties);
      case JsonRead.Value value -> throw new IllegalStateException("no object: " + value);
    };
  }

  private Result whole() {
    document.step();
    return document.window().offset() > offsetMax
        ? tooLong(true)
        : new Result.Whole(start, document.parse(start));
  }

  private Result unexpected() {
    return document.parse(start) instanceof JsonRead.Refused refused
            && Document.isFinal(refused.problem())
        ? new Result.Failed(document.broken(start, "", refused.problem()))
        : new Result.Failed(document.unexpected(""));
  }

  private Result stopped() {
    if (outcome == Outcome.TOO_LONG) {
      return tooLong(false);
    }
    return document.parse(start) instanceof JsonRead.Refused refused
        ? new Result.Failed(document.broken(start, "", refused.problem()))
        : new Result.Failed(document.unexpected(""));
  }

  private Result tooLong(boolean complete) {
    if (envelope || type == Type.BUNDLE) {
      return new Result.Failed(document.frameTooLong(start));
    }
    JsonRead beginning = document.parse(start, document.limits.objectBytes());
    if (beginning instanceof JsonRead.Refused refused && Document.isFinal(refused.problem())) {
      return new Result.Failed(document.broken(start, "", refused.problem()));
    }
    document.window().keepNothing();
    if (!complete) {
      outcome = document.scan().resume(Long.MAX_VALUE);
      if (outcome == Outcome.COMPLETE) {
        outcome = document.scan().restOfObject(Long.MAX_VALUE);
      }
      if (outcome != Outcome.COMPLETE) {
        return new Result.Failed(document.broken(outcome, ""));
      }
    }
    JsonObject remains =
        beginning instanceof JsonRead.Refused refused ? refused.remains() : JsonObject.EMPTY;
    return new Result.TooLong(start, remains);
  }
}
