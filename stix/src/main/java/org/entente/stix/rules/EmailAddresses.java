package org.entente.stix.rules;

/// Email addresses as text (RFC 5322 §3.4.1, RFC 6531 §3.3).
final class EmailAddresses {
  private static final String ATEXT_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

  private EmailAddresses() {}

  /// Whether `text` is one address without a display name around it: a local part, `@`, a domain.
  /// Dots out of place are let through here: senders of spam use them, and observing it is what the
  /// object is for.
  static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1) {
      return false;
    }
    return isLocalPart(text.substring(0, at)) && isDomain(text.substring(at + 1));
  }

  /// Whether the dots of the local part, if it is not quoted, stand between atoms.
  static boolean hasDotAtoms(String address) {
    int at = address.lastIndexOf('@');
    return address.charAt(0) == '"'
        || (address.charAt(0) != '.'
            && address.charAt(at - 1) != '.'
            && !address.substring(0, at).contains(".."));
  }

  private static boolean isLocalPart(String local) {
    if (local.charAt(0) == '"') {
      return isQuoted(local);
    }
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c < 0x80
          && !Names.isLetter(c)
          && !Names.isDigit(c)
          && c != '.'
          && ATEXT_SYMBOLS.indexOf(c) < 0) {
        return false;
      }
      if (c >= 0x80 && (Character.isWhitespace(c) || Character.isISOControl(c))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuoted(String local) {
    int last = local.length() - 1;
    if (last < 1 || local.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char c = local.charAt(i);
      if (c == '\\') {
        i++;
        if (i == last) {
          return false;
        }
      } else if (c == '"' || (Character.isISOControl(c) && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String domain) {
    int last = domain.length() - 1;
    if (domain.charAt(0) == '[' && domain.charAt(last) == ']') {
      for (int i = 1; i < last; i++) {
        char c = domain.charAt(i);
        if (c == '[' || c == ']' || c == '\\' || c <= ' ' || Character.isISOControl(c)) {
          return false;
        }
      }
      return last > 1;
    }
    return DomainNames.isDomainName(domain);
  }
}
