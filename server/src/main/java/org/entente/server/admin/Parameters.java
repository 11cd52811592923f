package org.entente.server.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// The parameters of a query. Unknown ones are passed over. Immutable.
final class Parameters {
  /// Parameters of one query; more are refused.
  static final int COUNT_MAX = 1_000;

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// @param query the part after `?`; null if there is none
  static Parameters read(@Nullable String query) throws Malformed {
    var values = new LinkedHashMap<String, List<String>>();
    if (query == null || query.isEmpty()) {
      return new Parameters(values);
    }
    String[] pairs = query.split("&", COUNT_MAX + 1);
    if (pairs.length > COUNT_MAX) {
      throw new Malformed(ServerCode.PARAMETER_INVALID, "?", "≤ " + COUNT_MAX);
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Parameters(values);
  }

  /// The parameter, or null; given twice it is refused.
  @Nullable String one(String name) throws Malformed {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw new Malformed(ServerCode.PARAMETER_INVALID, name, "1×");
    }
    return all.isEmpty() ? null : all.getFirst();
  }

  /// All values of a parameter that may be given several times.
  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  <T> @Nullable T one(String name, Function<String, Optional<T>> form, String expected)
      throws Malformed {
    String text = one(name);
    return text == null ? null : parsed(name, text, form, expected);
  }

  <T> List<T> all(String name, Function<String, Optional<T>> form, String expected)
      throws Malformed {
    var all = new ArrayList<T>();
    for (String text : all(name)) {
      all.add(parsed(name, text, form, expected));
    }
    return all;
  }

  /// A switch: absent is false; `dry-run` alone, or `dry-run=true`, is true.
  boolean flag(String name) throws Malformed {
    String text = one(name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.isEmpty() || text.equals("true")) {
      return true;
    }
    throw new Malformed(ServerCode.PARAMETER_INVALID, name, "true | false");
  }

  long number(String name, long otherwise, long min, long max) throws Malformed {
    String text = one(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, as a number out of bounds is.
    }
    throw new Malformed(ServerCode.PARAMETER_INVALID, name, min + " … " + max);
  }

  private static <T> T parsed(
      String name, String text, Function<String, Optional<T>> form, String expected)
      throws Malformed {
    Optional<T> parsed = form.apply(text);
    if (parsed.isEmpty()) {
      throw new Malformed(ServerCode.PARAMETER_INVALID, name, expected);
    }
    return parsed.get();
  }

  private static String decoded(String text) throws Malformed {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw new Malformed(ServerCode.PARAMETER_INVALID, "?", "%XX");
    }
  }
}
