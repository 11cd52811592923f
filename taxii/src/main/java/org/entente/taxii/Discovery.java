package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a server says about itself, and its API roots (TAXII 2.1 §4.1.1).
///
/// @param title a name for people
/// @param description for people
/// @param contact for people: who runs the server
/// @param defaultRoot the one of `apiRoots` to use when nothing else is known
/// @param apiRoots URLs, each as [#isRootUrl] says
public record Discovery(
    String title,
    @Nullable String description,
    @Nullable String contact,
    @Nullable String defaultRoot,
    List<String> apiRoots)
    implements Resource {
  public Discovery {
    apiRoots = List.copyOf(apiRoots);
    if (!apiRoots.stream().allMatch(Discovery::isRootUrl)) {
      throw new IllegalArgumentException("not the URL of an API root");
    }
    if (defaultRoot != null && !apiRoots.contains(defaultRoot)) {
      throw new IllegalArgumentException("the default is one of the API roots (§4.1.1)");
    }
  }

  /// Whether `url` may stand for an API root: absolute, or relative to the server's root with one
  /// slash, and without a query (§4.1.1). The specification wants HTTPS; plain HTTP is let through
  /// for a server on the loopback address, and for the client to judge.
  public static boolean isRootUrl(String url) {
    boolean relative = url.startsWith("/") && !url.startsWith("//");
    boolean absolute = url.startsWith("https://") || url.startsWith("http://");
    return (relative || absolute) && url.indexOf('?') < 0 && url.indexOf('#') < 0;
  }

  /// Reads a discovery resource. URLs that may not stand for an API root are passed over, and so is
  /// a default that is not among the roots.
  public static Reading<Discovery> read(JsonObject json) {
    return Members.read(
        json,
        members -> {
          List<String> roots =
              members.strings("api_roots").stream().filter(Discovery::isRootUrl).toList();
          String stated = members.optionalString("default");
          return new Discovery(
              members.string("title"),
              members.optionalString("description"),
              members.optionalString("contact"),
              stated != null && roots.contains(stated) ? stated : null,
              roots);
        });
  }

  @Override
  public JsonObject toJson() {
    var json =
        JsonObject.builder()
            .put("title", title)
            .putIfPresent("description", description)
            .putIfPresent("contact", contact)
            .putIfPresent("default", defaultRoot);
    if (!apiRoots.isEmpty()) {
      json.put("api_roots", JsonArray.ofStrings(apiRoots));
    }
    return json.build();
  }
}
