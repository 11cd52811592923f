package org.entente.taxii.query;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonNumber;
import org.entente.taxii.DateAdded;
import org.entente.taxii.query.FilterProblem.Code;
import org.jspecify.annotations.Nullable;

/// Reads one query, see [Filters#parse]. One use each; not thread-safe.
final class FilterReader {
  private static final int LIMIT_DIGITS_MAX = Long.toString(JsonNumber.INTEGER_MAX).length();

  private final FilteredEndpoint endpoint;
  private final Map<FilterParameter, String> values = new EnumMap<>(FilterParameter.class);

  FilterReader(FilteredEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  Filters.Reading read(String query) {
    try {
      split(query);
      return new Filters.Reading.Accepted(
          new Filters(
              addedAfter(),
              limit(),
              next(),
              new Match(
                  all(FilterParameter.ID, Code.ID, StixId::parseOrNull),
                  all(FilterParameter.TYPE, Code.TYPE, t -> StixId.isTypeName(t) ? t : null),
                  versions(),
                  all(
                      FilterParameter.SPEC_VERSION,
                      Code.SPEC_VERSION,
                      v -> Match.isSpecVersion(v) ? v : null))));
    } catch (Mistake mistake) {
      return new Filters.Reading.Refused(mistake.problem);
    }
  }

  private void split(String query) throws Mistake {
    if (query.length() > Filters.QUERY_LENGTH_MAX) {
      throw new Mistake(Code.TOO_LONG, "", "");
    }
    int count = 0;
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      if (end > start) {
        if (++count > Filters.PARAMETERS_MAX) {
          throw new Mistake(Code.TOO_MANY_PARAMETERS, "", "");
        }
        take(query.substring(start, end));
      }
      start = end + 1;
    }
  }

  private void take(String pair) throws Mistake {
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
    FilterParameter parameter = FilterParameter.byName(name);
    if (parameter == null) {
      return;
    }
    if (endpoint.refuses(parameter)) {
      throw new Mistake(Code.NOT_APPLICABLE, name, value);
    }
    if (endpoint.takes(parameter) && values.putIfAbsent(parameter, value) != null) {
      throw new Mistake(Code.REPEATED, name, value);
    }
  }

  private static String decoded(String text) throws Mistake {
    String decoded = QueryString.decode(text);
    if (decoded == null) {
      throw new Mistake(Code.ENCODING, "", text);
    }
    return decoded;
  }

  private @Nullable DateAdded addedAfter() throws Mistake {
    String value = values.get(FilterParameter.ADDED_AFTER);
    return value == null
        ? null
        : DateAdded.tryParse(value)
            .orElseThrow(() -> mistake(Code.ADDED_AFTER, FilterParameter.ADDED_AFTER, value));
  }

  private @Nullable Long limit() throws Mistake {
    String value = values.get(FilterParameter.LIMIT);
    if (value == null) {
      return null;
    }
    if (!value.isEmpty()
        && value.length() <= LIMIT_DIGITS_MAX
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long limit = Long.parseLong(value);
      if (limit >= 1 && limit <= JsonNumber.INTEGER_MAX) {
        return limit;
      }
    }
    throw mistake(Code.LIMIT, FilterParameter.LIMIT, value);
  }

  private @Nullable String next() throws Mistake {
    String value = values.get(FilterParameter.NEXT);
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.length() > Filters.NEXT_LENGTH_MAX) {
      throw mistake(Code.NEXT, FilterParameter.NEXT, value);
    }
    return value;
  }

  private VersionFilter versions() throws Mistake {
    String value = values.get(FilterParameter.VERSION);
    if (value == null) {
      return endpoint.defaultVersions();
    }
    boolean all = false;
    boolean first = false;
    boolean last = false;
    var exact = new HashSet<StixTimestamp>();
    for (String word : words(FilterParameter.VERSION, value)) {
      boolean repeated;
      switch (word) {
        case "all" -> {
          repeated = all;
          all = true;
        }
        case "first" -> {
          repeated = first;
          first = true;
        }
        case "last" -> {
          repeated = last;
          last = true;
        }
        default -> {
          StixTimestamp time = StixTimestamp.parseOrNull(word);
          if (time == null) {
            throw mistake(Code.VERSION, FilterParameter.VERSION, word);
          }
          repeated = !exact.add(time);
        }
      }
      if (repeated) {
        throw mistake(Code.VERSION_REPEATED, FilterParameter.VERSION, word);
      }
    }
    if (all && (first || last || !exact.isEmpty())) {
      throw mistake(Code.VERSION_ALL, FilterParameter.VERSION, value);
    }
    return new VersionFilter(all, first, last, exact);
  }

  private <T> Set<T> all(
      FilterParameter parameter, Code code, Function<String, @Nullable T> reading) throws Mistake {
    String value = values.get(parameter);
    var read = new LinkedHashSet<T>();
    if (value != null) {
      for (String word : words(parameter, value)) {
        T one = reading.apply(word);
        if (one == null) {
          throw mistake(code, parameter, word);
        }
        read.add(one);
      }
    }
    return read;
  }

  private static String[] words(FilterParameter parameter, String value) throws Mistake {
    String[] words = value.split(",", Filters.VALUES_MAX + 1);
    if (words.length > Filters.VALUES_MAX) {
      throw mistake(Code.TOO_MANY_VALUES, parameter, value);
    }
    return words;
  }

  private static Mistake mistake(Code code, FilterParameter parameter, String value) {
    return new Mistake(code, parameter.text(), value);
  }

  /// Carries a problem out of the methods above; never leaves this class.
  private static final class Mistake extends Exception {
    private final transient FilterProblem problem;

    Mistake(Code code, String parameter, String value) {
      super(code.text(), null, false, false);
      this.problem = new FilterProblem(code, parameter, value);
    }
  }
}
