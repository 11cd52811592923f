package org.entente.stix;

import java.util.Arrays;
import java.util.List;
import org.entente.stix.Window.Spot;
import org.entente.stix.json.Encoding;
import org.entente.stix.json.JsonProblem;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.jspecify.annotations.Nullable;

/// A document being read: the bytes, the movement through them, and the strict reader that judges
/// every piece.
final class Document {
  final Limits limits;

  private final Window window;
  private final Scan scan;
  private final JsonReader json;

  Document(Window window, Limits limits) {
    this.window = window;
    this.limits = limits;
    this.scan = new Scan(window, limits.json().nesting());
    this.json = new JsonReader(limits.json());
  }

  Window window() {
    return window;
  }

  Scan scan() {
    return scan;
  }

  /// The byte at the position, which must not be at the end.
  byte current() {
    return window.bytes[window.at];
  }

  /// Goes past the byte at the position.
  void step() {
    window.at++;
  }

  Spot spot() {
    return window.spot();
  }

  /// Goes to the next byte that is not white space, keeping nothing; false at the document's end.
  boolean toSignificant() {
    window.keepNothing();
    return scan.space(Long.MAX_VALUE) == Scan.Outcome.COMPLETE;
  }

  /// Passes over a byte order mark; says what speaks against reading the document at all.
  Read.@Nullable Broken open() {
    while (window.end - window.at < 4 && window.fill()) {
      // A stream may give its first bytes one by one.
    }
    Encoding encoding = Encoding.of(window.bytes, window.at, window.end);
    if (encoding.packed()) {
      return broken(ReadingCode.INPUT_COMPRESSED, encoding.label());
    }
    if (encoding != Encoding.UTF_8) {
      return broken(spot(), "", problem(JsonProblem.Kind.ENCODING, encoding.label()));
    }
    window.at += Encoding.byteOrderMarkLength(window.bytes, window.at, window.end);
    return null;
  }

  /// Reads the value from `from` to the position; all of it must have been kept.
  JsonRead parse(Spot from) {
    int start = window.index(from.offset());
    return json.read(window.bytes, start, window.at - start);
  }

  /// Reads `length` bytes from `from`; all of it must have been kept.
  JsonRead parse(Spot from, int length) {
    return json.read(window.bytes, window.index(from.offset()), length);
  }

  /// Reads the object that begins at `from` and is broken off before the name of a member at `to`,
  /// as if it ended there.
  JsonRead parseClosed(Spot from, Spot to) {
    int start = window.index(from.offset());
    byte[] text = Arrays.copyOfRange(window.bytes, start, window.index(to.offset()) + 1);
    int last = text.length - 2;
    while (" \t\r\n,".indexOf(text[last]) >= 0) {
      text[last--] = ' ';
    }
    text[text.length - 1] = '}';
    return json.read(text);
  }

  /// Whether a string begins at `from`, which must have been kept.
  boolean isString(Spot from) {
    return window.bytes[window.index(from.offset())] == '"';
  }

  /// Whether the string from `from` to the position spells `word`, which is short ASCII.
  boolean spells(Spot from, String word) {
    int start = window.index(from.offset());
    int length = window.at - start;
    if (length == word.length() + 2) {
      for (int i = 0; i < word.length(); i++) {
        if (window.bytes[start + 1 + i] != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }
    // Longer only by escapes.
    return length > word.length() + 2
        && length <= word.length() * 6 + 2
        && hasBackslash(start, window.at)
        && parse(from) instanceof JsonRead.Value(JsonString(var text))
        && text.equals(word);
  }

  private boolean hasBackslash(int start, int end) {
    for (int i = start; i < end; i++) {
      if (window.bytes[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /// The end of reading because of a problem in a value that began at `from`.
  ///
  /// @param pointer the value's own pointer
  Read.Broken broken(Spot from, String pointer, JsonProblem problem) {
    boolean firstLine = problem.line() == 1;
    return new Read.Broken(
        new Finding(
            Finding.Severity.ERROR,
            problem.code(),
            pointer + problem.pointer(),
            problem.kind().clause(),
            problem.arguments()),
        from.line() + problem.line() - 1,
        firstLine ? from.column() + problem.column() - 1 : problem.column(),
        from.offset() + problem.byteOffset());
  }

  /// The end of reading at the position.
  Read.Broken broken(ReadingCode code, String... arguments) {
    Spot here = spot();
    return new Read.Broken(code.at("", arguments), here.line(), here.column(), here.offset());
  }

  /// The end of reading because of the byte at the position, or because there is none.
  ///
  /// @param pointer the innermost value that the position is in
  Read.Broken unexpected(String pointer) {
    if (window.at == window.end) {
      return broken(spot(), pointer, problem(JsonProblem.Kind.TRUNCATED));
    }
    while (window.end - window.at < 4 && window.fill()) {
      // The character may take up to four bytes.
    }
    JsonProblem problem = JsonProblem.unexpected(window.bytes, window.at, window.end);
    return broken(spot(), pointer, problem);
  }

  /// The end of reading because a movement stopped.
  ///
  /// @param outcome how it stopped: cut, or too deep
  Read.Broken broken(Scan.Outcome outcome, String pointer) {
    return outcome == Scan.Outcome.TOO_DEEP
        ? broken(
            spot(),
            pointer,
            problem(JsonProblem.Kind.NESTING, Integer.toString(limits.json().nesting())))
        : broken(spot(), pointer, problem(JsonProblem.Kind.TRUNCATED));
  }

  /// The end of reading because too much surrounds the objects.
  ///
  /// @param from where what is too much begins
  Read.Broken frameTooLong(Spot from) {
    Finding finding = ReadingCode.FRAME_TOO_LONG.at("", Integer.toString(limits.frameBytes()));
    return new Read.Broken(finding, from.line(), from.column(), from.offset());
  }

  /// Whether a problem in an incomplete text is more than its being incomplete.
  static boolean isFinal(JsonProblem problem) {
    return problem.kind().fatal() && problem.kind() != JsonProblem.Kind.TRUNCATED;
  }

  /// A problem at the first byte of a value.
  static JsonProblem problem(JsonProblem.Kind kind, String... arguments) {
    return new JsonProblem(kind, "", 1, 1, 0, List.of(arguments));
  }
}
