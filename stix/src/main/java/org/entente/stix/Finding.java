package org.entente.stix;

import java.util.List;
import java.util.Locale;
import org.entente.stix.json.JsonProblem;

/// Something that is wrong with one object, or unwise. Immutable.
///
/// @param severity whether it breaks a rule or only goes against advice
/// @param code the stable code in kebab case, such as `timestamp-invalid`
/// @param pointer where: an RFC 6901 pointer relative to the object (to the document for what ends
///   the reading of it)
/// @param clause the rule, such as `STIX 2.1 §3.2`
/// @param arguments what the sentence names, in the order of its placeholders; may hold foreign
///   text as it came, of which more than [#ARGUMENT_LENGTH_MAX] is cut off
public record Finding(
    Severity severity, String code, String pointer, String clause, List<String> arguments) {
  /// The longest argument that is kept, in UTF-16 units: findings outlive the objects they are
  /// about.
  public static final int ARGUMENT_LENGTH_MAX = 1_000;

  public Finding {
    arguments =
        arguments.stream().map(argument -> Sentence.cut(argument, ARGUMENT_LENGTH_MAX)).toList();
  }

  /// A broken MUST or a limit.
  public static Finding error(String code, String pointer, String clause, String... arguments) {
    return new Finding(Severity.ERROR, code, pointer, clause, List.of(arguments));
  }

  /// A neglected SHOULD.
  public static Finding warning(String code, String pointer, String clause, String... arguments) {
    return new Finding(Severity.WARNING, code, pointer, clause, List.of(arguments));
  }

  /// The error that `problem` is.
  public static Finding of(JsonProblem problem) {
    return new Finding(
        Severity.ERROR,
        problem.code(),
        problem.pointer(),
        problem.kind().clause(),
        problem.arguments());
  }

  /// The sentence for a person, in English.
  public String message() {
    return message(Locale.ENGLISH);
  }

  /// The sentence for a person, in English, French or Arabic: the language of `locale`, English if
  /// it is another. Safe to print and to log: see [Catalogue#message].
  public String message(Locale locale) {
    return Catalogue.STIX.message(code, locale, arguments);
  }

  /// How grave a finding is.
  public enum Severity {
    /// Breaks a MUST, or a limit of the reader.
    ERROR,
    /// Goes against a SHOULD.
    WARNING
  }
}
