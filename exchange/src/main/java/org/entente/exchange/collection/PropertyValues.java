package org.entente.exchange.collection;

import org.entente.exchange.collection.IndexedValue.Kind;
import org.jspecify.annotations.Nullable;

/// Says what kind of value a property of an observable holds. Objects and patterns share it, so
/// that an indicator for `[domain-name:value = 'evil.example']` and the observable are found by the
/// same value. Paths outside the standard that occur in real data are known, too.
final class PropertyValues {
  private PropertyValues() {}

  /// Adds what `text` spells as the value of a property.
  ///
  /// @param type the observable's type
  /// @param path its property: `value`, `hashes.MD5`, `resolves_to_refs[*].value` …
  static void add(String type, String path, String text, ValueList values) {
    if (isHash(path)) {
      values.add(Kind.HASH, text);
      return;
    }
    switch (type) {
      case "ipv4-addr", "ipv6-addr" -> {
        if (path.equals("value")) {
          values.add(NormalForm.addressOrNull(text));
        }
      }
      case "domain-name", "hostname" -> {
        if (path.endsWith("value")) {
          host(text, values);
        }
      }
      case "url" -> {
        if (path.equals("value")) {
          url(text, values);
        }
      }
      case "email-addr" -> add(path, "value", Kind.EMAIL, text, values);
      case "mac-addr" -> add(path, "value", Kind.MAC, text, values);
      case "autonomous-system" -> add(path, "number", Kind.AUTONOMOUS_SYSTEM, text, values);
      case "email-message" -> {
        if (path.endsWith(".value")) {
          values.add(Kind.EMAIL, text);
        }
      }
      case "network-traffic" -> {
        if (path.endsWith("_ref.value")) {
          host(text, values);
        }
      }
      case "user-account" -> {
        if (path.equals("user_id") || path.equals("account_login") || path.equals("display_name")) {
          values.add(Kind.ACCOUNT, text);
        }
      }
      case "file" -> {
        if (path.equals("name") || path.equals("path") || path.equals("value")) {
          values.add(Kind.FILE_NAME, text);
        }
      }
      case "process" -> {
        if (path.equals("name") || path.endsWith("_ref.name")) {
          values.add(Kind.FILE_NAME, text);
        }
      }
      case "artifact" -> {
        if (path.equals("url")) {
          url(text, values);
        }
      }
      case "windows-registry-key" -> add(path, "key", Kind.NAME, text, values);
      case "mutex", "software" -> add(path, "name", Kind.NAME, text, values);
      case "directory", "x509-certificate" -> {}
      default -> custom(type, path, text, values);
    }
  }

  /// An address or a name of a host.
  private static void host(String text, ValueList values) {
    IndexedValue address = NormalForm.addressOrNull(text);
    if (address != null) {
      values.add(address);
    } else {
      values.add(Kind.DOMAIN, text);
    }
  }

  private static void url(String text, ValueList values) {
    IndexedValue url = NormalForm.ofOrNull(Kind.URL, text);
    values.add(url);
    if (url != null) {
      values.add(NormalForm.hostOrNull(url.text()));
    }
  }

  /// A type that the standard does not know: the form of the value decides, else it is a name.
  private static void custom(String type, String path, String text, ValueList values) {
    if (!path.equals("value")
        && !path.equals("name")
        && !path.equals("id")
        && !path.equals("address")) {
      return;
    }
    if (type.contains("wallet") || type.contains("cryptocurrency")) {
      values.add(Kind.WALLET, text);
      return;
    }
    IndexedValue recognised = NormalForm.recognised(text);
    if (recognised == null) {
      values.add(Kind.NAME, text);
    } else if (recognised.kind() == Kind.URL) {
      url(text, values);
    } else {
      values.add(recognised);
    }
  }

  private static void add(
      String path, String wanted, Kind kind, @Nullable String text, ValueList values) {
    if (path.equals(wanted)) {
      values.add(kind, text);
    }
  }

  private static boolean isHash(String path) {
    return path.startsWith("hashes.") || path.contains(".hashes.");
  }
}
