package org.entente.stix.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// Strings that are free in principle and have a usual form.
final class Texts {
  static final ValueRule LANGUAGE =
      DataTypes.format(Code.LANGUAGE_INVALID, LanguageTags::isLanguageTag);
  static final ValueRule URL = DataTypes.format(Code.URL_INVALID, Urls::isUrl);
  static final ValueRule CPE = DataTypes.format(Code.CPE_INVALID, SoftwareNames::isCpe);
  static final ValueRule REFERENCE_URL = DataTypes.format(Code.URL_UNUSUAL, Urls::isUrl);

  /// `kill_chain_name`, `phase_name`.
  static final ValueRule PHASE = DataTypes.format(Code.NAME_FORMAT, Names::isLowerHyphenated);

  static final ValueRule PRODUCT = DataTypes.format(Code.NAME_FORMAT, Names::isLowerHyphenated);
  static final ValueRule PRIORITY =
      DataTypes.format(Code.PRIORITY_FORMAT, text -> text.endsWith("_CLASS"));
  static final ValueRule MEDIA_TYPE =
      DataTypes.format(Code.MEDIA_TYPE_UNLISTED, Texts::isMediaType);
  static final ValueRule COUNTRY = DataTypes.format(Code.COUNTRY_CODE, Texts::isCountry);
  static final ValueRule SUBDIVISION =
      DataTypes.format(Code.SUBDIVISION_CODE, Texts::isSubdivision);
  static final ValueRule RELATIONSHIP_TYPE =
      DataTypes.format(Code.RELATIONSHIP_TYPE_INVALID, Texts::isRelationshipType);
  static final ValueRule REGISTRY_KEY = new RegistryKey();

  /// A name of a property that an extension adds.
  static final ValueRule PROPERTY_NAME =
      DataTypes.format(Code.PROPERTY_NAME_INVALID, Names::isPropertyName);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "application",
          "audio",
          "font",
          "haptics",
          "image",
          "message",
          "model",
          "multipart",
          "text",
          "video");

  private Texts() {}

  /// ISO 3166-1 alpha-2; the standard's own examples write it in lower case.
  private static boolean isCountry(String text) {
    return text.length() == 2
        && (COUNTRIES.contains(text) || COUNTRIES.contains(text.toUpperCase(Locale.ROOT)));
  }

  /// In the form of ISO 3166-2: a country, a hyphen, one to three letters or digits.
  private static boolean isSubdivision(String text) {
    int length = text.length();
    if (length < 4 || length > 6 || text.charAt(2) != '-' || !isCountry(text.substring(0, 2))) {
      return false;
    }
    for (int i = 3; i < length; i++) {
      if (!Names.isLetter(text.charAt(i)) && !Names.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// A top-level type of the IANA registry, a slash and a name (RFC 6838 §4.2).
  private static boolean isMediaType(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      return false;
    }
    for (int i = slash + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Names.isLetter(c) && !Names.isDigit(c) && "!#$&-^_.+".indexOf(c) < 0) {
        return false;
      }
    }
    return MEDIA_TYPES.contains(text.substring(0, slash).toLowerCase(Locale.ROOT));
  }

  private static boolean isRelationshipType(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Names.isLower(c) && !Names.isDigit(c) && c != '-') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// A Windows registry key; its hive is written in full (STIX 2.1 §6.17.1).
  private record RegistryKey() implements ValueRule {
    private static final Map<String, String> ABBREVIATIONS =
        Map.of(
            "HKLM", "HKEY_LOCAL_MACHINE",
            "HKCU", "HKEY_CURRENT_USER",
            "HKCR", "HKEY_CLASSES_ROOT",
            "HKCC", "HKEY_CURRENT_CONFIG",
            "HKPD", "HKEY_PERFORMANCE_DATA",
            "HKU", "HKEY_USERS",
            "HKDD", "HKEY_DYN_DATA");
    private static final int ABBREVIATION_LENGTH_MAX = 4;

    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.STRING);
        return;
      }
      int end = text.indexOf('\\');
      int length = end < 0 ? text.length() : end;
      if (length <= ABBREVIATION_LENGTH_MAX) {
        String hive = text.substring(0, length);
        String full = ABBREVIATIONS.get(hive.toUpperCase(Locale.ROOT));
        if (full != null) {
          at.found(Code.REGISTRY_HIVE_ABBREVIATED, at.clause(), hive, full);
        }
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }
}
