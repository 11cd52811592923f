package org.entente.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.stix.json.JsonProblem.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Finds out what is wrong with a text that was not read, where it is, and which object it was.
///
/// A fatal problem anywhere outweighs the others, so the walk goes on to the end of the text: only
/// then it is certain that the text is well-formed JSON and the refusal concerns this value alone.
final class Diagnosis {
  private static final int REMAINS_MAX = 32;
  private static final int REMAINING_LENGTH_MAX = 300;

  private final Mended mended;
  private final byte[] bytes;
  private final JsonLimits limits;
  private final Tokens tokens;
  private final Pointer pointer = new Pointer();
  private final List<Set<String>> names = new ArrayList<>();
  private final JsonObject.Builder remains = JsonObject.builder();
  private int values;
  private int remaining;
  private @Nullable JsonProblem first;

  private Diagnosis(Mended mended, JsonLimits limits, Tokens tokens) {
    this.mended = mended;
    this.bytes = mended.bytes();
    this.limits = limits;
    this.tokens = tokens;
  }

  /// What is wrong with the bytes from `from` to before `to`; null if nothing is.
  static JsonRead.@Nullable Refused of(
      byte[] bytes, int from, int to, JsonLimits limits, Tokens tokens) {
    var diagnosis = new Diagnosis(Mended.of(bytes, from, to), limits, tokens);
    JsonProblem fatal = diagnosis.walk();
    JsonProblem problem = fatal != null ? fatal : diagnosis.first;
    return problem == null ? null : new JsonRead.Refused(problem, diagnosis.remains.build());
  }

  /// Goes through all tokens, notes the first problem, and returns the one that ended the walk.
  private @Nullable JsonProblem walk() {
    long end = -1;
    try (JsonParser parser = tokens.thorough(bytes, 0, bytes.length)) {
      try {
        JsonToken token = parser.nextToken();
        while (token != null && end < 0) {
          look(parser, token);
          end = pointer.depth() == 0 ? parser.currentLocation().getByteOffset() : -1;
          token = parser.nextToken();
        }
        noteMended(Long.MAX_VALUE);
        if (end < 0) {
          return truncated();
        }
        return token == null ? null : trailing(end);
      } catch (UnexpectedEndOfInputException e) {
        return truncated();
      } catch (StreamConstraintsException e) {
        return problem(Kind.NESTING, offset(parser), Integer.toString(limits.nesting()));
      } catch (JacksonException e) {
        return end < 0 ? syntax(within(e.getLocation().getByteOffset())) : trailing(end);
      }
    }
  }

  private void look(JsonParser parser, JsonToken token) {
    noteMended(offset(parser));
    switch (token) {
      case PROPERTY_NAME -> name(parser);
      case END_OBJECT, END_ARRAY -> {
        pointer.leave();
        names.removeLast();
      }
      default -> value(parser, token);
    }
  }

  private void value(JsonParser parser, JsonToken token) {
    if (pointer.depth() > 0 && pointer.inArray() && pointer.element() == limits.elements()) {
      note(Kind.ELEMENTS, parser, limits.elements());
    }
    if (++values > limits.values()) {
      note(Kind.VALUES, parser, limits.values());
    }
    switch (token) {
      case START_OBJECT, START_ARRAY -> enter(parser, token == JsonToken.START_ARRAY);
      case VALUE_STRING -> string(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, token);
      default -> {}
    }
  }

  private void enter(JsonParser parser, boolean array) {
    if (pointer.depth() == limits.depth()) {
      note(Kind.DEPTH, parser, limits.depth());
    }
    names.add(array ? Set.of() : new HashSet<>());
    pointer.enter(array);
  }

  private void name(JsonParser parser) {
    String name = parser.currentName();
    pointer.member(name);
    Set<String> seen = names.getLast();
    if (seen.size() == limits.members()) {
      note(Kind.MEMBERS, parser, limits.members());
    }
    if (!seen.add(name)) {
      note(Kind.DUPLICATE_KEY, parser, name);
    }
    if (name.length() > limits.nameLength()) {
      note(Kind.NAME_LENGTH, parser, limits.nameLength());
    }
  }

  private void string(JsonParser parser) {
    String text = parser.getString();
    if (text.length() > limits.stringLength()) {
      note(Kind.STRING_LENGTH, parser, limits.stringLength());
    }
    if (pointer.depth() == 1
        && !pointer.inArray()
        && text.length() <= REMAINING_LENGTH_MAX
        && remaining++ < REMAINS_MAX) {
      remains.put(parser.currentName(), text);
    }
  }

  private void number(JsonParser parser, JsonToken token) {
    String text = parser.getString();
    if (text.length() > limits.numberLength()) {
      note(Kind.NUMBER_LENGTH, parser, limits.numberLength());
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = Double.parseDouble(text);
      if (!JsonNumber.holds(value)) {
        note(Double.isFinite(value) ? Kind.INTEGER_RANGE : Kind.NUMBER_RANGE, parser, text);
      }
    } else if (!holds(text)) {
      note(Kind.INTEGER_RANGE, parser, text);
    }
  }

  /// Whether a whole number is within ±(2⁵³−1), which has 16 digits. JSON has no leading zeros.
  private static boolean holds(String digits) {
    int count = digits.length() - (digits.startsWith("-") ? 1 : 0);
    return count <= 16 && Math.abs(Long.parseLong(digits)) <= JsonNumber.INTEGER_MAX;
  }

  private void note(Kind kind, JsonParser parser, int limit) {
    note(kind, parser, Integer.toString(limit));
  }

  private void note(Kind kind, JsonParser parser, String argument) {
    if (first == null) {
      first = problem(kind, offset(parser), argument);
    }
  }

  private static long offset(JsonParser parser) {
    return Math.max(0, parser.currentTokenLocation().getByteOffset());
  }

  /// Notes what was mended before `offset`, while the pointer is still on the token that held it.
  private void noteMended(long offset) {
    if (first == null && mended.firstAt() >= 0 && mended.firstAt() < offset) {
      String escape = mended.firstEscape();
      first =
          escape == null
              ? problem(Kind.UTF8, mended.firstAt())
              : problem(Kind.LONE_SURROGATE, mended.firstAt(), escape);
    }
  }

  private int within(long offset) {
    return Math.clamp(offset, 0, bytes.length);
  }

  private JsonProblem truncated() {
    return problem(Kind.TRUNCATED, bytes.length);
  }

  private JsonProblem trailing(long end) {
    int at = (int) end;
    while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return problem(Kind.TRAILING_CONTENT, at);
  }

  private JsonProblem syntax(int at) {
    String rest =
        new String(bytes, at, Math.min(5, bytes.length - at), StandardCharsets.ISO_8859_1);
    boolean cut = at + rest.length() == bytes.length && rest.length() < 5;
    if (cut && ("true".startsWith(rest) || "false".startsWith(rest) || "null".startsWith(rest))) {
      return truncated();
    }
    int start = at;
    while (start > 0 && (bytes[start] & 0xc0) == 0x80) {
      start--;
    }
    return problem(Kind.SYNTAX, start, JsonProblem.character(bytes, start));
  }

  private JsonProblem problem(Kind kind, long at, String... arguments) {
    long line = 1;
    long lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1L;
      }
    }
    return new JsonProblem(
        kind, pointer.toString(), line, at - lineStart + 1, at, List.of(arguments));
  }
}
