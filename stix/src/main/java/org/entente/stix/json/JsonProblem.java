package org.entente.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Why a text was not read as a JSON value. Immutable.
///
/// @param kind what is wrong
/// @param pointer where in the tree: an RFC 6901 pointer from the value that was read, naming the
///   member or element at fault, or the innermost one that had been reached
/// @param line where in the text, from 1; lines end with LF
/// @param column where in that line, in bytes, from 1
/// @param byteOffset where in the text, in bytes, from 0
/// @param arguments what the sentence about it names, such as the member or the limit
public record JsonProblem(
    Kind kind, String pointer, long line, long column, long byteOffset, List<String> arguments) {
  public JsonProblem {
    arguments = List.copyOf(arguments);
  }

  /// What is wrong with a byte that stands where it must not.
  ///
  /// @param at index of the byte, before `to`
  public static JsonProblem unexpected(byte[] bytes, int at, int to) {
    boolean character = bytes[at] >= 0 || Characters.utf8Length(bytes, at, to) > 0;
    return new JsonProblem(
        character ? Kind.SYNTAX : Kind.UTF8,
        "",
        1,
        1,
        0,
        character ? List.of(character(bytes, at)) : List.of());
  }

  /// The stable code of this problem.
  public String code() {
    return kind.code();
  }

  /// The character at `at` for people: itself if it can be seen, and its number.
  static String character(byte[] bytes, int at) {
    int length = Math.max(1, Characters.utf8Length(bytes, at, bytes.length));
    int character = new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
    String number = String.format(Locale.ROOT, "U+%04X", character);
    boolean visible =
        character < 0x80
            ? character > ' ' && character != 0x7f
            : Character.isLetterOrDigit(character);
    return visible ? Character.toString(character) + " (" + number + ")" : number;
  }

  /// Everything that may be wrong. A problem is either *fatal*: the text is no JSON, or so hostile
  /// that it is given up, and whatever follows it cannot be trusted; or it concerns the one value
  /// alone, which is well-formed JSON and yet not acceptable.
  public enum Kind {
    /// A character where it must not be. Arguments: the character.
    SYNTAX("json-syntax", "RFC 8259 §2", true),
    /// The text ends inside the value.
    TRUNCATED("json-truncated", "RFC 8259 §2", true),
    /// More text after the value.
    TRAILING_CONTENT("json-trailing-content", "RFC 8259 §2", true),
    /// The text is in another encoding. Arguments: its name.
    ENCODING("json-encoding", "RFC 8259 §8.1", true),
    /// Nested beyond [JsonLimits#nesting]. Arguments: the limit.
    NESTING("json-nesting", "RFC 8259 §9", true),
    /// Bytes that are not UTF-8: cut short, overlong, a surrogate, beyond U+10FFFF.
    UTF8("json-utf8-invalid", "RFC 7493 §2.1", false),
    /// Half a surrogate pair, written as an escape. Arguments: the escape.
    LONE_SURROGATE("json-lone-surrogate", "RFC 7493 §2.1", false),
    /// Two members of one name. Arguments: the name.
    DUPLICATE_KEY("json-duplicate-key", "RFC 7493 §2.3", false),
    /// A whole number beyond ±(2⁵³−1), or a number that is written as one in canonical form (below
    /// 10²¹). Arguments: the number.
    INTEGER_RANGE("json-integer-range", "RFC 7493 §2.2", false),
    /// A number beyond what a double can hold. Arguments: the number.
    NUMBER_RANGE("json-number-range", "RFC 7493 §2.2", false),
    /// Nested beyond [JsonLimits#depth]. Arguments: the limit.
    DEPTH("json-too-deep", "RFC 8259 §9", false),
    /// More members than [JsonLimits#members]. Arguments: the limit.
    MEMBERS("json-too-many-members", "RFC 8259 §9", false),
    /// More elements than [JsonLimits#elements]. Arguments: the limit.
    ELEMENTS("json-too-many-elements", "RFC 8259 §9", false),
    /// More values than [JsonLimits#values]. Arguments: the limit.
    VALUES("json-too-many-values", "RFC 8259 §9", false),
    /// A name longer than [JsonLimits#nameLength]. Arguments: the limit.
    NAME_LENGTH("json-name-too-long", "RFC 8259 §9", false),
    /// A string longer than [JsonLimits#stringLength]. Arguments: the limit.
    STRING_LENGTH("json-string-too-long", "RFC 8259 §9", false),
    /// A number longer than [JsonLimits#numberLength]. Arguments: the limit.
    NUMBER_LENGTH("json-number-too-long", "RFC 8259 §9", false);

    private final String code;
    private final String clause;
    private final boolean fatal;

    Kind(String code, String clause, boolean fatal) {
      this.code = code;
      this.clause = clause;
      this.fatal = fatal;
    }

    /// The stable code, in kebab case.
    public String code() {
      return code;
    }

    /// The rule that is broken, or that permits the limit.
    public String clause() {
      return clause;
    }

    /// Whether the text is no JSON at all, or is given up as hostile.
    public boolean fatal() {
      return fatal;
    }
  }
}
