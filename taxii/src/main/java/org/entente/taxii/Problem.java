package org.entente.taxii;

import java.util.List;
import java.util.Locale;
import org.entente.stix.Catalogue;

/// What is wrong with something that came over the wire, in a form for machines and for people.
/// Immutable.
///
/// @param code the stable code in kebab case
/// @param where the place: a JSON pointer (RFC 6901) into a body, or the name of a query parameter;
///   empty for the whole
/// @param clause the rule, such as `TAXII 2.1 §3.4`
/// @param arguments what the sentence names, in the order of its placeholders; may hold foreign
///   text as it came
public record Problem(String code, String where, String clause, List<String> arguments) {
  /// The sentences of this library, for its own codes.
  public static final Catalogue CATALOGUE =
      Catalogue.load(
          name -> Problem.class.getResourceAsStream(name), "query", "resource", "remote");

  /// A body that is no JSON is told about in the words of the STIX library.
  private static final Catalogue ALL = CATALOGUE.and(Catalogue.STIX);

  public Problem {
    arguments = List.copyOf(arguments);
  }

  /// A problem with its arguments one by one.
  public static Problem of(String code, String where, String clause, String... arguments) {
    return new Problem(code, where, clause, List.of(arguments));
  }

  /// The sentence for a person, in English.
  public String message() {
    return message(Locale.ENGLISH);
  }

  /// The sentence for a person, in English, French or Arabic: the language of `locale`, English if
  /// it is another. Safe to print and to log: see [Catalogue#message].
  public String message(Locale locale) {
    return ALL.message(code, locale, arguments);
  }
}
