package org.entente.cli.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An address within the admin API. Immutable.
///
/// @param segments the parts of the path, not yet encoded
/// @param query the parameters, not yet encoded
public record Route(List<String> segments, List<Parameter> query) {
  private static final String BASE = "/admin/v1";

  public Route {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
  }

  public static Route of(String... segments) {
    return new Route(List.of(segments), List.of());
  }

  public Route with(String name, String value) {
    return new Route(
        segments, Stream.concat(query.stream(), Stream.of(new Parameter(name, value))).toList());
  }

  public Route with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElse(this);
  }

  public Route with(String name, List<String> values) {
    Route route = this;
    for (String value : values) {
      route = route.with(name, value);
    }
    return route;
  }

  /// Path and query as a request line has them.
  @Override
  public String toString() {
    var path =
        segments.stream().map(Route::encoded).collect(Collectors.joining("/", BASE + "/", ""));
    return query.isEmpty()
        ? path
        : query.stream()
            .map(parameter -> encoded(parameter.name) + '=' + encoded(parameter.value))
            .collect(Collectors.joining("&", path + '?', ""));
  }

  /// Percent-encoding of everything but RFC 3986's unreserved characters; a segment `..` cannot
  /// climb.
  static String encoded(String text) {
    if (text.equals(".") || text.equals("..")) {
      return text.replace(".", "%2E");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  record Parameter(String name, String value) {}
}
