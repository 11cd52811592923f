package org.entente.stix.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Language tags (RFC 5646).
///
/// A tag must be well-formed (§2.2.9) and its language one that is registered, as far as that can
/// be told from its length: two letters are looked up, three are taken for registered, four are
/// reserved, and none of five to eight were ever registered.
final class LanguageTags {
  /// The two-letter languages of the registry, withdrawn ones included.
  private static final Set<String> TWO_LETTERS =
      Set.of(
          ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv"
                  + " cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha"
                  + " he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg"
                  + " ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk"
                  + " ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl"
                  + " ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv"
                  + " sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi"
                  + " yo za zh zu")
              .split(" "));

  /// Tags registered before RFC 4646 that do not fit its grammar (RFC 5646 §2.2.8).
  private static final Set<String> IRREGULAR =
      Set.of(
          ("en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn"
                  + " i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de")
              .split(" "));

  private static final int TAG_LENGTH_MAX = 250;

  private LanguageTags() {}

  /// Whether `tag` is a language tag, in any letter case (RFC 5646 §2.1.1).
  static boolean isLanguageTag(String tag) {
    if (tag.length() == 2) {
      return TWO_LETTERS.contains(tag) || TWO_LETTERS.contains(tag.toLowerCase(Locale.ROOT));
    }
    if (tag.length() > TAG_LENGTH_MAX) {
      return false;
    }
    String lower = tag.toLowerCase(Locale.ROOT);
    if (IRREGULAR.contains(lower)) {
      return true;
    }
    String[] subtags = lower.split("-", -1);
    for (String subtag : subtags) {
      if (subtag.isEmpty() || subtag.length() > 8 || !isAlphanumeric(subtag)) {
        return false;
      }
    }
    if (subtags[0].equals("x")) {
      return subtags.length > 1;
    }
    return isLanguage(subtags[0]) && isRest(subtags);
  }

  private static boolean isLanguage(String subtag) {
    return isAlphabetic(subtag)
        && (subtag.length() == 3 || (subtag.length() == 2 && TWO_LETTERS.contains(subtag)));
  }

  /// `["-" extlang] ["-" script] ["-" region] *("-" variant) *("-" extension) ["-" privateuse]`.
  private static boolean isRest(String[] subtags) {
    int i = 1;
    for (int extended = 0; extended < 3 && i < subtags.length && isExtended(subtags[i]); i++) {
      extended++;
    }
    if (i < subtags.length && subtags[i].length() == 4 && isAlphabetic(subtags[i])) {
      i++;
    }
    if (i < subtags.length && isRegion(subtags[i])) {
      i++;
    }
    Set<String> seen = new HashSet<>();
    while (i < subtags.length && isVariant(subtags[i])) {
      if (!seen.add(subtags[i++])) {
        return false;
      }
    }
    while (i < subtags.length && subtags[i].length() == 1 && !subtags[i].equals("x")) {
      if (!seen.add(subtags[i])) {
        return false;
      }
      int first = ++i;
      while (i < subtags.length && subtags[i].length() >= 2) {
        i++;
      }
      if (i == first) {
        return false;
      }
    }
    if (i < subtags.length && subtags[i].equals("x")) {
      return i + 1 < subtags.length;
    }
    return i == subtags.length;
  }

  private static boolean isExtended(String subtag) {
    return subtag.length() == 3 && isAlphabetic(subtag);
  }

  private static boolean isRegion(String subtag) {
    return subtag.length() == 2
        ? isAlphabetic(subtag)
        : subtag.length() == 3 && subtag.chars().allMatch(c -> Names.isDigit((char) c));
  }

  private static boolean isVariant(String subtag) {
    return subtag.length() >= 5 || (subtag.length() == 4 && Names.isDigit(subtag.charAt(0)));
  }

  private static boolean isAlphabetic(String subtag) {
    return subtag.chars().allMatch(c -> Names.isLetter((char) c));
  }

  private static boolean isAlphanumeric(String subtag) {
    return subtag.chars().allMatch(c -> Names.isLetter((char) c) || Names.isDigit((char) c));
  }
}
