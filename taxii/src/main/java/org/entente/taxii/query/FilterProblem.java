package org.entente.taxii.query;

import org.entente.taxii.Problem;

/// Why a query was refused; HTTP 400 (TAXII 2.1 §3.4). Immutable.
///
/// @param code the kind of mistake
/// @param parameter the parameter that it is in, not encoded; empty when it is in none
/// @param value the value at fault, cut to [#VALUE_LENGTH_MAX] characters. It is the client's own
///   text: escape it before showing it
public record FilterProblem(Code code, String parameter, String value) {
  /// The longest excerpt of a value that is given back, in characters.
  public static final int VALUE_LENGTH_MAX = 80;

  public FilterProblem {
    if (value.length() > VALUE_LENGTH_MAX) {
      int cut = VALUE_LENGTH_MAX - 1;
      value =
          value.substring(0, Character.isHighSurrogate(value.charAt(cut - 1)) ? cut - 1 : cut)
              + "…";
    }
  }

  /// The same, with its sentences.
  public Problem problem() {
    return Problem.of(code.text(), parameter, "TAXII 2.1 §3.4", parameter, value);
  }

  /// The kinds of mistakes. [#text] is stable.
  public enum Code {
    /// The query has more characters than [Filters#QUERY_LENGTH_MAX].
    TOO_LONG("query-too-long"),
    /// There are more parameters than [Filters#PARAMETERS_MAX].
    TOO_MANY_PARAMETERS("query-too-many-parameters"),
    /// Percent-encoding or UTF-8 is broken.
    ENCODING("query-encoding"),
    /// The parameter occurs more than once.
    REPEATED("query-repeated"),
    /// This endpoint cannot honour the parameter, and passing over it would do harm.
    NOT_APPLICABLE("query-not-applicable"),
    /// Not one timestamp in UTC.
    ADDED_AFTER("query-added-after"),
    /// Not a whole number from 1 to 2⁵³−1.
    LIMIT("query-limit"),
    /// Not a `next` value of this server for this collection and filter.
    NEXT("query-next"),
    /// There are more values than [Filters#VALUES_MAX].
    TOO_MANY_VALUES("query-too-many-values"),
    /// Not a STIX identifier.
    ID("query-id"),
    /// Not the name of an object type.
    TYPE("query-type"),
    /// Neither a keyword nor a STIX timestamp.
    VERSION("query-version"),
    /// The same version twice.
    VERSION_REPEATED("query-version-repeated"),
    /// `all` together with another version.
    VERSION_ALL("query-version-all"),
    /// Not a specification version such as 2.1.
    SPEC_VERSION("query-spec-version");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /// The stable code.
    public String text() {
      return text;
    }
  }
}
