package org.entente.exchange.collection;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.jspecify.annotations.Nullable;

/// The one spelling of each value under which it is indexed and looked up, so that `EVIL.example.`
/// finds `evil.example`:
///
/// | kind | normal form |
/// |---|---|
/// | IP | IPv4 as four decimals, IPv6 by RFC 5952 |
/// | NETWORK | CIDR with the bits beyond the prefix cleared; a network of one address is an IP |
/// | DOMAIN | lower case, without a dot at the end, international names in their ASCII form |
/// | URL | scheme and host in lower case, without the scheme's own port, at least `/` as path |
/// | HASH | hexadecimal in lower case; others (SSDEEP, TLSH) as they are |
/// | EMAIL | lower case, its domain as DOMAIN |
/// | MAC | six pairs in lower case with colons |
/// | WALLET | as it is; lower case where the scheme ignores case (`0x…`, `bc1…`) |
/// | AUTONOMOUS_SYSTEM | the number |
/// | ACCOUNT, FILE_NAME | NFC, lower case |
/// | NAME | NFKC, lower case, single spaces |
/// | EXTERNAL_ID | upper case, single spaces |
///
/// All without blanks at the ends, and at most [#LENGTH_MAX] characters: what is longer cannot be
/// looked up. Files of formats and indexes depend on these forms: changing one needs a rebuild.
public final class NormalForm {
  /// Longest value, in characters.
  public static final int LENGTH_MAX = 2_048;

  private static final int DOMAIN_LENGTH_MAX = 253;

  /// What would end the name of a host in the values that contain one.
  private static final String NO_DOMAIN = "/\\@:?#[]\"";

  private NormalForm() {}

  /// The value of that kind which `raw` spells; empty when it spells none.
  public static Optional<IndexedValue> of(Kind kind, String raw) {
    return Optional.ofNullable(ofOrNull(kind, raw));
  }

  /// Everything that `raw` may be, the most specific first: for somebody who pastes a value without
  /// saying what it is.
  public static List<IndexedValue> guesses(String raw) {
    var found = new ArrayList<IndexedValue>();
    IndexedValue sure = recognised(raw);
    if (sure != null) {
      found.add(sure);
    }
    for (Kind kind :
        List.of(Kind.DOMAIN, Kind.EXTERNAL_ID, Kind.FILE_NAME, Kind.NAME, Kind.ACCOUNT)) {
      boolean fits = kind != Kind.DOMAIN || (sure == null && raw.indexOf('.') > 0);
      IndexedValue value = fits ? ofOrNull(kind, raw) : null;
      if (value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /// The networks that contain `address`, the narrowest first; none for a value of another kind.
  public static List<IndexedValue> networksAround(IndexedValue address) {
    return address.kind() != Kind.IP
        ? List.of()
        : IpText.networksAround(address.text()).stream()
            .map(network -> new IndexedValue(Kind.NETWORK, network))
            .toList();
  }

  /// As [#of], without an allocation for the outcome.
  static @Nullable IndexedValue ofOrNull(Kind kind, String raw) {
    String text = trimmed(raw);
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      return null;
    }
    return switch (kind) {
      case IP -> value(kind, IpText.address(text));
      case NETWORK -> value(kind, IpText.network(text));
      case DOMAIN -> value(kind, domain(text));
      case URL -> value(kind, UrlText.normal(text));
      case HASH -> value(kind, isHex(text, 0) ? lower(text) : text);
      case EMAIL -> value(kind, email(text));
      case MAC -> value(kind, mac(text));
      case WALLET -> value(kind, wallet(text));
      case AUTONOMOUS_SYSTEM -> value(kind, autonomousSystem(text));
      case ACCOUNT, FILE_NAME -> value(kind, folded(text, Normalizer.Form.NFC));
      case NAME -> value(kind, spaced(folded(text, Normalizer.Form.NFKC)));
      case EXTERNAL_ID -> value(kind, spaced(text).toUpperCase(Locale.ROOT));
    };
  }

  /// An address, or the network that is written in its place; null when `raw` is neither.
  static @Nullable IndexedValue addressOrNull(String raw) {
    if (raw.indexOf('/') < 0) {
      return ofOrNull(Kind.IP, raw);
    }
    IndexedValue network = ofOrNull(Kind.NETWORK, raw);
    return network != null && network.text().indexOf('/') < 0
        ? new IndexedValue(Kind.IP, network.text())
        : network;
  }

  /// What `raw` cannot but be, by its form alone; null when its form says nothing.
  static @Nullable IndexedValue recognised(String raw) {
    String text = trimmed(raw);
    if (text.length() < 7 || text.length() > LENGTH_MAX) {
      return null;
    }
    IndexedValue address = addressOrNull(text);
    if (address != null) {
      return address;
    }
    if (text.contains("://")) {
      return ofOrNull(Kind.URL, text);
    }
    if (text.indexOf('@') > 0) {
      return ofOrNull(Kind.EMAIL, text);
    }
    if (isDigestLength(text.length()) && isHex(text, 0)) {
      return ofOrNull(Kind.HASH, text);
    }
    IndexedValue mac = ofOrNull(Kind.MAC, text);
    return mac != null ? mac : isWallet(text) ? ofOrNull(Kind.WALLET, text) : null;
  }

  /// The host in the normal form of a URL, as a value of its own; null when it has none.
  static @Nullable IndexedValue hostOrNull(String url) {
    String host = UrlText.host(url);
    if (host == null) {
      return null;
    }
    IndexedValue address = ofOrNull(Kind.IP, host);
    return address != null ? address : ofOrNull(Kind.DOMAIN, host);
  }

  private static @Nullable IndexedValue value(Kind kind, @Nullable String text) {
    return text == null || text.isEmpty() || text.length() > LENGTH_MAX
        ? null
        : new IndexedValue(kind, text);
  }

  /// The normal form of a domain name; null when `text` is none.
  static @Nullable String domain(String text) {
    String name = ascii(text);
    if (name == null) {
      return null;
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    boolean fits =
        !name.isEmpty()
            && name.length() <= DOMAIN_LENGTH_MAX
            && !name.endsWith(".")
            && name.chars().allMatch(c -> c > ' ' && NO_DOMAIN.indexOf(c) < 0);
    return fits ? lower(name) : null;
  }

  /// The form of an international name that is in use on the wire (RFC 3490); null when it has
  /// none.
  private static @Nullable String ascii(String name) {
    try {
      return isAscii(name) ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String email(String text) {
    int at = text.lastIndexOf('@');
    String domain = at < 1 ? null : domain(text.substring(at + 1));
    return domain == null
        ? null
        : folded(text.substring(0, at), Normalizer.Form.NFC) + "@" + domain;
  }

  private static @Nullable String mac(String text) {
    if (text.length() != 17) {
      return null;
    }
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(i);
      boolean fits = i % 3 == 2 ? c == ':' || c == '-' : isHexDigit(c);
      if (!fits) {
        return null;
      }
    }
    return lower(text).replace('-', ':');
  }

  private static String wallet(String text) {
    boolean caseless =
        text.regionMatches(true, 0, "bc1", 0, 3) || (text.startsWith("0x") && isHex(text, 2));
    return caseless ? lower(text) : text;
  }

  /// Bitcoin in either form, or Ethereum and its kin: what no other value looks like.
  private static boolean isWallet(String text) {
    int length = text.length();
    if (text.startsWith("0x")) {
      return length == 42 && isHex(text, 2);
    }
    if (text.regionMatches(true, 0, "bc1", 0, 3)) {
      return length >= 14 && length <= 90 && text.chars().allMatch(NormalForm::isAlphanumeric);
    }
    return (text.charAt(0) == '1' || text.charAt(0) == '3')
        && length >= 26
        && length <= 35
        && text.chars().allMatch(NormalForm::isBase58)
        && text.chars().anyMatch(Character::isLetter);
  }

  private static @Nullable String autonomousSystem(String text) {
    int from = text.regionMatches(true, 0, "AS", 0, 2) ? 2 : 0;
    if (text.length() == from || text.length() - from > 10) {
      return null;
    }
    long number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = number * 10 + digit;
    }
    return Long.toString(number);
  }

  /// `text` without blanks at its ends, and with runs of them as one space.
  private static String spaced(String text) {
    String trimmed = trimmed(text);
    var out = new StringBuilder(trimmed.length());
    boolean changed = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      boolean blank = isBlank(c);
      boolean again = blank && isBlank(trimmed.charAt(i - 1));
      if (!again) {
        out.append(blank ? ' ' : c);
      }
      changed |= again || (blank && c != ' ');
    }
    return changed ? out.toString() : trimmed;
  }

  /// `text` without blanks of any sort at its ends, those included that do not break lines.
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || (c >= 0x80 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }

  /// Lower case in a normal form of Unicode. Twice, since the lower case of a composed letter may
  /// be one that is not.
  private static String folded(String text, Normalizer.Form form) {
    return isAscii(text)
        ? lower(text)
        : Normalizer.normalize(lower(Normalizer.normalize(text, form)), form);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 in hexadecimal.
  private static boolean isDigestLength(int length) {
    return switch (length) {
      case 32, 40, 56, 64, 96, 128 -> true;
      default -> false;
    };
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > from;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isAlphanumeric(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean isBase58(int c) {
    return isAlphanumeric(c) && c != '0' && c != 'O' && c != 'I' && c != 'l';
  }
}
