package org.entente.stix;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.entente.stix.Window.Spot;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonProblem;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Reads a document of STIX object by object, in one pass and in bounded memory however long it is,
/// with each object's original bytes.
///
/// ```java
/// var reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
/// for (Read read = reader.next(); read != null; read = reader.next()) {
///   switch (read) {
///     case Read.Found found -> …
///     case Read.Refused refused -> …
///     case Read.Broken broken -> …
///   }
/// }
/// ```
///
/// What is well-formed but not acceptable is refused object by object, and reading goes on. A
/// document that is not JSON ends in [Read.Broken]; whoever must take all of a document or nothing
/// reads to the end before using what was found. Of an object beyond [Limits#objectBytes] only the
/// beginning is looked at, the rest is passed over by its brackets.
///
/// Not thread-safe. Closing a stream is left to whoever opened it.
public final class StixReader {
  private static final String BUNDLE = "bundle";
  private static final Set<String> ENVELOPE_PROPERTIES = Set.of("more", "next");

  private final Document document;
  private final Limits limits;
  private final Mode mode;

  private State state = State.START;
  private long roots;
  private long index;
  private long element;
  private Frame frame = Frame.UNKNOWN;
  private JsonObject properties = JsonObject.EMPTY;

  private StixReader(Window window, Mode mode, Limits limits) {
    this.document = new Document(window, limits);
    this.mode = mode;
    this.limits = limits;
  }

  /// What a document may be.
  public enum Mode {
    /// A bundle, an envelope, an object, or several of these after another (JSON lines).
    ANY,
    /// An envelope with `objects`, as a request to add objects has it (TAXII 2.1 §5.5). A bundle is
    /// taken for one.
    ENVELOPE,
    /// As [#ENVELOPE], but `objects` may be missing, as in an answer that found nothing (TAXII 2.1
    /// §3.7).
    PAGE
  }

  private enum State {
    START,
    ROOT,
    ELEMENTS,
    TAIL,
    DONE
  }

  /// Reads `bytes`, which must not change while objects found in them are in use.
  public static StixReader of(byte[] bytes, Mode mode, Limits limits) {
    return of(bytes, 0, bytes.length, mode, limits);
  }

  /// Reads `length` bytes from `offset`, which must not change while objects found in them are in
  /// use.
  public static StixReader of(byte[] array, int offset, int length, Mode mode, Limits limits) {
    return new StixReader(new Window(array, offset, length), mode, limits);
  }

  /// Reads `in` up to its end.
  public static StixReader of(InputStream in, Mode mode, Limits limits) {
    return of(in, mode, limits, Window.CHUNK);
  }

  /// As above, with another size of window: for tests that want it to slide.
  static StixReader of(InputStream in, Mode mode, Limits limits, int chunk) {
    return new StixReader(new Window(in, chunk), mode, limits);
  }

  /// The next object, or null at the end and after [Read.Broken].
  ///
  /// @throws java.io.UncheckedIOException when the stream fails
  public @Nullable Read next() {
    Read read = null;
    while (read == null && state != State.DONE) {
      read =
          switch (state) {
            case START -> start();
            case ROOT -> root();
            case ELEMENTS -> element();
            case TAIL -> tail();
            case DONE -> null;
          };
    }
    if (read instanceof Read.Broken) {
      state = State.DONE;
    }
    return read;
  }

  /// What surrounds the objects, as far as it was read: complete once [#next] returned null. Of
  /// several documents after another, the last.
  public Frame frame() {
    return frame;
  }

  /// How many bytes were consumed so far. After [Read.Broken] it may lie before or after the place
  /// of the problem.
  public long bytesRead() {
    return document.window().offset();
  }

  private @Nullable Read start() {
    state = State.ROOT;
    return document.open();
  }

  private @Nullable Read root() {
    if (!document.toSignificant()) {
      state = State.DONE;
      return roots == 0 ? document.broken(ReadingCode.INPUT_EMPTY) : null;
    }
    if (roots > 0 && mode != Mode.ANY) {
      return document.broken(
          document.spot(), "", Document.problem(JsonProblem.Kind.TRAILING_CONTENT));
    }
    if (document.current() != '{') {
      return Scan.startsValue(document.current())
          ? document.broken(ReadingCode.ROOT_NOT_OBJECT)
          : document.unexpected("");
    }
    roots++;
    return switch (new Root(document, mode != Mode.ANY).walk()) {
      case Root.Result.Opened opened -> opened(opened.properties());
      case Root.Result.Whole whole -> whole(whole.start(), whole.read());
      case Root.Result.TooLong tooLong ->
          loneRefused(tooLong(), tooLong.start(), tooLong.remains());
      case Root.Result.Failed failed -> failed.broken();
    };
  }

  private @Nullable Read opened(JsonObject before) {
    if (before.has("objects")) {
      return document.broken(
          document.spot(), "/objects", Document.problem(JsonProblem.Kind.DUPLICATE_KEY, "objects"));
    }
    if (kind(before) == Frame.Kind.UNKNOWN) {
      return unknownType(before);
    }
    properties = before;
    frame = new Frame(kind(before), before, true);
    element = 0;
    state = State.ELEMENTS;
    return null;
  }

  /// A root without a list of objects.
  private @Nullable Read whole(Spot start, JsonRead read) {
    return switch (read) {
      case JsonRead.Refused refused -> {
        JsonProblem problem = refused.problem();
        boolean lone = mode == Mode.ANY && !BUNDLE.equals(refused.remains().string("type"));
        yield lone && !problem.kind().fatal()
            ? loneRefused(Finding.of(problem), start, refused.remains())
            : document.broken(start, "", problem);
      }
      case JsonRead.Value(JsonObject object) ->
          mode == Mode.ANY && isLone(object) ? lone(start, object) : withoutObjects(object);
      case JsonRead.Value value -> throw new IllegalStateException("no object: " + value);
    };
  }

  private static boolean isLone(JsonObject object) {
    return !BUNDLE.equals(object.string("type")) && !isEmptyEnvelope(object);
  }

  /// An answer of a TAXII server that found nothing (TAXII 2.1 §3.7).
  private static boolean isEmptyEnvelope(JsonObject object) {
    return !object.isEmpty() && ENVELOPE_PROPERTIES.containsAll(object.names());
  }

  private Read lone(Spot start, JsonObject object) {
    if (!object.has("type")) {
      return object.has("objects")
          ? document.broken(ReadingCode.OBJECTS_NOT_ARRAY)
          : loneRefused(ReadingCode.NOT_STIX.at(""), start, object);
    }
    if (index == limits.objects()) {
      return tooMany();
    }
    frame = new Frame(Frame.Kind.OBJECTS, JsonObject.EMPTY, false);
    return found(object, start, lonePlace(start));
  }

  private Read loneRefused(Finding finding, Spot start, JsonObject remains) {
    return index == limits.objects() ? tooMany() : refused(finding, lonePlace(start), remains);
  }

  private @Nullable Read withoutObjects(JsonObject object) {
    if (object.has("objects")) {
      return document.broken(ReadingCode.OBJECTS_NOT_ARRAY);
    }
    Frame.Kind kind = kind(object);
    if (mode == Mode.ENVELOPE || kind == Frame.Kind.UNKNOWN) {
      return document.broken(ReadingCode.ENVELOPE_WITHOUT_OBJECTS);
    }
    frame = new Frame(kind, object, false);
    return null;
  }

  private @Nullable Read element() {
    if (!document.toSignificant()) {
      return document.unexpected(elementPointer());
    }
    if (document.current() == ']') {
      document.step();
      state = State.TAIL;
      return null;
    }
    if (element > 0) {
      if (document.current() != ',') {
        return document.unexpected("/objects");
      }
      document.step();
      if (!document.toSignificant()) {
        return document.unexpected(elementPointer());
      }
    }
    if (!Scan.startsValue(document.current())) {
      return document.unexpected(elementPointer());
    }
    if (index == limits.objects()) {
      return tooMany();
    }
    Spot start = document.spot();
    return element(start, new Place(index++, element++, start.line(), start.offset()));
  }

  private Read element(Spot start, Place place) {
    boolean isObject = document.current() == '{';
    document.window().keep();
    Scan.Outcome outcome = document.scan().value(0, start.offset() + limits.objectBytes());
    if (outcome == Scan.Outcome.TOO_LONG) {
      return tooLong(start, place);
    }
    return switch (document.parse(start)) {
      case JsonRead.Value(JsonObject object) -> found(object, start, place);
      case JsonRead.Value value ->
          refused(ReadingCode.NOT_AN_OBJECT.at(""), place, JsonObject.EMPTY);
      case JsonRead.Refused refused -> {
        JsonProblem problem = refused.problem();
        if (problem.kind().fatal()) {
          yield document.broken(start, place.pointer(), problem);
        }
        Finding finding = isObject ? Finding.of(problem) : ReadingCode.NOT_AN_OBJECT.at("");
        yield refused(finding, place, refused.remains());
      }
    };
  }

  private Read tooLong(Spot start, Place place) {
    JsonRead beginning = document.parse(start, limits.objectBytes());
    JsonObject remains = JsonObject.EMPTY;
    if (beginning instanceof JsonRead.Refused refused) {
      if (Document.isFinal(refused.problem())) {
        return document.broken(start, place.pointer(), refused.problem());
      }
      remains = refused.remains();
    }
    document.window().keepNothing();
    Scan.Outcome outcome = document.scan().resume(Long.MAX_VALUE);
    return outcome == Scan.Outcome.COMPLETE
        ? refused(tooLong(), place, remains)
        : document.broken(outcome, place.pointer());
  }

  private @Nullable Read tail() {
    var tail = new Tail(document, properties);
    Read.Broken broken = tail.read();
    properties = tail.properties();
    frame = new Frame(kind(properties), properties, true);
    state = State.ROOT;
    if (broken == null && frame.kind() == Frame.Kind.UNKNOWN) {
      return unknownType(properties);
    }
    return broken;
  }

  private Read.Broken unknownType(JsonObject properties) {
    JsonValue type = properties.get("type");
    return document.broken(
        ReadingCode.FRAME_TYPE, type instanceof JsonString(var text) ? text : "" + type);
  }

  private Read.Broken tooMany() {
    return document.broken(ReadingCode.TOO_MANY_OBJECTS, Long.toString(limits.objects()));
  }

  private Finding tooLong() {
    return ReadingCode.OBJECT_TOO_LONG.at("", Integer.toString(limits.objectBytes()));
  }

  private static Frame.Kind kind(JsonObject properties) {
    if (!properties.has("type")) {
      return Frame.Kind.ENVELOPE;
    }
    return BUNDLE.equals(properties.string("type")) ? Frame.Kind.BUNDLE : Frame.Kind.UNKNOWN;
  }

  private Read.Found found(JsonObject object, Spot start, Place place) {
    Window window = document.window();
    window.lend();
    int offset = window.index(start.offset());
    return new Read.Found(object, window.bytes, offset, window.at - offset, place);
  }

  private static Read.Refused refused(Finding finding, Place place, JsonObject remains) {
    return new Read.Refused(List.of(finding), place, remains.string("id"), remains.string("type"));
  }

  private Place lonePlace(Spot start) {
    return new Place(index++, -1, start.line(), start.offset());
  }

  private String elementPointer() {
    return "/objects/" + element;
  }
}
