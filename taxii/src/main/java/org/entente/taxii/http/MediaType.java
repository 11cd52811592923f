package org.entente.taxii.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A media type with its parameters (RFC 9110 §8.3.1). Immutable.
///
/// @param type the part before the slash, in lower case
/// @param subtype the part after the slash, in lower case
/// @param parameters by name in lower case; values as they came, without quotes
public record MediaType(String type, String subtype, Map<String, String> parameters) {
  /// What every response with a body carries, and what clients post (TAXII 2.1 §1.6.8).
  public static final MediaType TAXII =
      new MediaType("application", "taxii+json", Map.of("version", "2.1"));

  /// The objects in a collection (TAXII 2.1 §5.2.1).
  public static final MediaType STIX =
      new MediaType("application", "stix+json", Map.of("version", "2.1"));

  /// The longest header field that is read, in characters.
  public static final int LENGTH_MAX = 8_192;

  /// The most parameters that one media type may have.
  public static final int PARAMETERS_MAX = 16;

  public MediaType {
    type = type.toLowerCase(Locale.ROOT);
    subtype = subtype.toLowerCase(Locale.ROOT);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (!isToken(type)
        || !isToken(subtype)
        || !parameters.keySet().stream().allMatch(MediaType::isToken)) {
      throw new IllegalArgumentException("not a media type");
    }
  }

  /// Parses the value of a `Content-Type` header; empty when it is malformed or beyond a limit.
  public static Optional<MediaType> tryParse(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    var scanner = new HeaderScanner(text);
    scanner.skipSpace();
    String type = scanner.token();
    if (type == null || !scanner.take('/')) {
      return Optional.empty();
    }
    String subtype = scanner.token();
    if (subtype == null) {
      return Optional.empty();
    }
    var parameters = scanner.parameters(PARAMETERS_MAX);
    return parameters == null || !scanner.atEnd()
        ? Optional.empty()
        : Optional.of(new MediaType(type, subtype, parameters));
  }

  /// Whether content labelled `other` can be read as this one: the same type, the same version or
  /// none stated, in UTF-8 or with nothing said about it. Other parameters mean nothing to JSON
  /// (RFC 8259 §11) and are passed over.
  public boolean reads(MediaType other) {
    if (!type.equals(other.type) || !subtype.equals(other.subtype)) {
      return false;
    }
    String version = other.parameters.get("version");
    String charset = other.parameters.get("charset");
    return (version == null || version.equals(parameters.get("version")))
        && (charset == null || charset.equalsIgnoreCase("utf-8"));
  }

  /// The header value: `application/taxii+json;version=2.1`, without spaces.
  @Override
  public String toString() {
    var out = new StringBuilder(type).append('/').append(subtype);
    parameters.forEach((name, value) -> {
      out.append(';').append(name).append('=');
      if (isToken(value)) {
        out.append(value);
      } else {
        out.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      }
    });
    return out.toString();
  }

  private static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> HeaderScanner.isTokenCharacter((char) c));
  }
}
