package org.entente.taxii.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One element of an `Accept` header (RFC 9110 §12.5.1): which media types a client takes, and how
/// gladly. Immutable.
///
/// @param type the part before the slash in lower case, or `*`
/// @param subtype the part after the slash in lower case, or `*`
/// @param parameters what a media type must carry to match, by name in lower case; without the
///   weight
/// @param quality the weight in thousandths, 0 (never) to 1000
public record MediaRange(String type, String subtype, Map<String, String> parameters, int quality) {
  public MediaRange {
    parameters = Map.copyOf(parameters);
    if (quality < 0 || quality > 1000) {
      throw new IllegalArgumentException("weight outside 0 to 1000");
    }
  }

  /// Reads one list element; null when it is malformed. The scanner then still stands inside it.
  static @Nullable MediaRange read(HeaderScanner scanner) {
    String type = scanner.token();
    if (type == null) {
      return null;
    }
    String subtype;
    if (scanner.take('/')) {
      subtype = scanner.token();
    } else {
      // Old Java clients send a lone `*` for everything.
      subtype = type.equals("*") ? "*" : null;
    }
    if (subtype == null || (type.equals("*") && !subtype.equals("*"))) {
      return null;
    }
    var all = scanner.parameters(MediaType.PARAMETERS_MAX);
    if (all == null || !scanner.atElementEnd()) {
      return null;
    }
    var parameters = new LinkedHashMap<String, String>();
    int quality = 1000;
    for (var parameter : all.entrySet()) {
      if (parameter.getKey().equals("q")) {
        // What follows the weight were extensions (RFC 7231 §5.3.2), abolished since.
        quality = thousandths(parameter.getValue());
        break;
      }
      parameters.put(parameter.getKey(), parameter.getValue());
    }
    return quality < 0
        ? null
        : new MediaRange(
            type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters, quality);
  }

  /// Whether `offer` is within this range. Every parameter asked for must be there, except a
  /// character set of UTF-8, which JSON always has (RFC 8259 §8.1).
  public boolean matches(MediaType offer) {
    if (!type.equals("*") && !type.equals(offer.type())) {
      return false;
    }
    if (!subtype.equals("*") && !subtype.equals(offer.subtype())) {
      return false;
    }
    return parameters.entrySet().stream()
        .allMatch(asked ->
            asked.getValue().equals(offer.parameters().get(asked.getKey()))
                || (asked.getKey().equals("charset")
                    && asked.getValue().equalsIgnoreCase("utf-8")));
  }

  /// Of several ranges that match, the one with the highest value decides.
  int specificity() {
    if (type.equals("*")) {
      return 0;
    }
    return subtype.equals("*") ? 1 : 2 + parameters.size();
  }

  /// A weight such as `0.8`, in thousandths; -1 when it is none. `.8`, which old clients send, is
  /// taken too.
  private static int thousandths(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean one = whole.equals("1");
    if ((!one && !whole.equals("0") && !(whole.isEmpty() && !fraction.isEmpty()))
        || fraction.length() > 3) {
      return -1;
    }
    int value = one ? 1000 : 0;
    int scale = 100;
    for (int i = 0; i < fraction.length(); i++) {
      int digit = fraction.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value += digit * scale;
      scale /= 10;
    }
    return value <= 1000 ? value : -1;
  }
}
