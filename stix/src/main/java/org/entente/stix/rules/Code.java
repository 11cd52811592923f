package org.entente.stix.rules;

import org.entente.stix.Finding;
import org.entente.stix.Finding.Severity;

/// What the rules may find. Each has one severity for good: errors break a MUST, warnings neglect a
/// SHOULD. Arguments are listed in the order in which the sentences name them.
public enum Code {
  // What kind of object it is.

  /// The `type` is no name that an object may have. Arguments: the type.
  TYPE_INVALID("type-invalid", Severity.ERROR),
  /// A bundle where an object is expected.
  BUNDLE_INSIDE("bundle-inside", Severity.ERROR),
  /// Well-formed STIX 2.0. Arguments: the type.
  STIX20("stix20-not-supported", Severity.ERROR),
  /// Another `spec_version` than 2.1. Arguments: the version.
  SPEC_VERSION_INVALID("spec-version-invalid", Severity.ERROR),

  // Which properties it has.

  /// Arguments: the property.
  PROPERTY_MISSING("property-missing", Severity.ERROR),
  /// A common property that objects of this kind do not have. Arguments: the property, the type.
  PROPERTY_NOT_APPLICABLE("property-not-applicable", Severity.ERROR),
  /// Arguments: the property.
  PROPERTY_RESERVED("property-reserved", Severity.ERROR),
  /// Arguments: the name.
  PROPERTY_NAME_INVALID("property-name-invalid", Severity.ERROR),
  /// Two properties that exclude each other. Arguments: the one, the other.
  PROPERTY_CONFLICT("property-conflict", Severity.ERROR),
  /// None of several properties, one of which is needed. Arguments: their names.
  PROPERTY_CHOICE_MISSING("property-choice-missing", Severity.ERROR),
  /// A property without the one that it needs. Arguments: the property, what it needs.
  PROPERTY_DEPENDENCY("property-dependency-missing", Severity.ERROR),

  // What values they have.

  VALUE_NULL("value-null", Severity.ERROR),
  /// Arguments: the expected data type, the type of the value.
  VALUE_TYPE("value-type", Severity.ERROR),
  LIST_EMPTY("list-empty", Severity.ERROR),
  DICTIONARY_EMPTY("dictionary-empty", Severity.ERROR),
  /// Arguments: the key.
  DICTIONARY_KEY_INVALID("dictionary-key-invalid", Severity.ERROR),
  /// Arguments: the value, the least and the greatest that is allowed.
  NUMBER_OUT_OF_RANGE("number-out-of-range", Severity.ERROR),
  /// Arguments: the value, the enumeration.
  ENUM_VALUE_UNKNOWN("enum-value-unknown", Severity.ERROR),
  /// Arguments: the text.
  TIMESTAMP_INVALID("timestamp-invalid", Severity.ERROR),
  /// Fewer than three fraction digits. Arguments: the text.
  TIMESTAMP_PRECISION_LOW("timestamp-precision-low", Severity.ERROR),
  /// Fraction digits where whole seconds are asked for. Arguments: the text.
  TIMESTAMP_PRECISION_HIGH("timestamp-precision-high", Severity.ERROR),
  /// Arguments: the later property, the earlier property.
  TIME_BEFORE("time-before", Severity.ERROR),
  /// Arguments: the later property, the earlier property.
  TIME_NOT_AFTER("time-not-after", Severity.ERROR),
  /// Arguments: the text.
  HEX_INVALID("hex-invalid", Severity.ERROR),
  BASE64_INVALID("base64-invalid", Severity.ERROR),
  /// Arguments: the algorithm, the value.
  HASH_INVALID("hash-invalid", Severity.ERROR),
  /// Arguments: the key.
  HASH_KEY_INVALID("hash-key-invalid", Severity.ERROR),
  /// Arguments: the tag.
  LANGUAGE_INVALID("language-invalid", Severity.ERROR),
  /// Arguments: the name.
  CHARSET_INVALID("charset-invalid", Severity.ERROR),
  /// An alias of a character set. Arguments: the name, the name to be used.
  CHARSET_ALIAS("charset-alias", Severity.ERROR),
  /// Arguments: the text.
  IPV4_INVALID("ipv4-invalid", Severity.ERROR),
  /// Arguments: the text.
  IPV6_INVALID("ipv6-invalid", Severity.ERROR),
  /// Arguments: the text.
  MAC_INVALID("mac-invalid", Severity.ERROR),
  /// Arguments: the text.
  DOMAIN_NAME_INVALID("domain-name-invalid", Severity.ERROR),
  /// Arguments: the text.
  EMAIL_ADDRESS_INVALID("email-address-invalid", Severity.ERROR),
  /// Arguments: the text.
  URL_INVALID("url-invalid", Severity.ERROR),
  /// Arguments: the text.
  CPE_INVALID("cpe-invalid", Severity.ERROR),
  /// Arguments: the hive as written, the hive in full.
  REGISTRY_HIVE_ABBREVIATED("registry-hive-abbreviated", Severity.ERROR),
  /// Arguments: the value.
  RELATIONSHIP_TYPE_INVALID("relationship-type-invalid", Severity.ERROR),
  /// An identifier of a known catalogue in another form. Arguments: the source, the value.
  EXTERNAL_ID_INVALID("external-id-invalid", Severity.ERROR),
  /// An identifier of a known catalogue under another source. Arguments: the identifier, the source
  /// that it needs.
  EXTERNAL_SOURCE_INVALID("external-source-invalid", Severity.ERROR),
  MALWARE_FAMILY_UNNAMED("malware-family-unnamed", Severity.ERROR),
  /// A pattern that its language does not allow, when the pattern check says no more. Arguments:
  /// the language.
  PATTERN_INVALID("pattern-invalid", Severity.ERROR),

  // New versions.

  /// A new version of what was revoked. Arguments: the identifier.
  REVOKED_IS_FINAL("revoked-is-final", Severity.ERROR),
  /// A property that all versions share. Arguments: the property.
  VERSION_PROPERTY_FIXED("version-property-fixed", Severity.ERROR),

  // Identifiers and references.

  /// Arguments: the text.
  ID_INVALID("id-invalid", Severity.ERROR),
  /// Arguments: the identifier, the type.
  ID_TYPE_MISMATCH("id-type-mismatch", Severity.ERROR),
  /// A name-based UUID of an observable that is not the one of its content. Arguments: the
  /// identifier, the right one.
  ID_NOT_DETERMINISTIC("id-not-deterministic", Severity.ERROR),
  /// A name-based UUID of an observable that has nothing to derive it from. Arguments: the
  /// identifier.
  ID_NOT_RANDOM("id-not-random", Severity.ERROR),
  /// An observable with versions under an id that others arrive at too. Arguments: the property.
  OBSERVABLE_VERSIONED("observable-versioned", Severity.ERROR),
  /// Arguments: the text.
  REFERENCE_INVALID("reference-invalid", Severity.ERROR),
  /// Arguments: the reference, what may be referred to.
  REFERENCE_TYPE("reference-type", Severity.ERROR),
  /// A reference inside an observable container that leads nowhere. Arguments: the reference.
  REFERENCE_UNRESOLVED("reference-unresolved", Severity.ERROR),

  // Extensions.

  /// Arguments: the key.
  EXTENSION_KEY_INVALID("extension-key-invalid", Severity.ERROR),
  /// A predefined extension on an object of another type. Arguments: the key, the type.
  EXTENSION_MISPLACED("extension-misplaced", Severity.ERROR),
  /// Arguments: the key.
  EXTENSION_TYPE_MISSING("extension-type-missing", Severity.ERROR),
  /// An extension says that a type of the standard is new. Arguments: the type.
  EXTENSION_REDEFINES("extension-redefines", Severity.ERROR),

  // Markings.

  /// Another object under the id of a standard marking. Arguments: the marking.
  MARKING_SPOOFED("marking-spoofed", Severity.ERROR),
  /// A TLP marking of one's own making. Arguments: the level.
  TLP_NOT_STANDARD("tlp-not-standard", Severity.ERROR),
  /// A marking that marks itself. Arguments: the identifier.
  MARKING_CYCLE("marking-cycle", Severity.ERROR),
  /// Arguments: the selector.
  SELECTOR_INVALID("selector-invalid", Severity.ERROR),
  /// Arguments: the selector.
  SELECTOR_UNRESOLVED("selector-unresolved", Severity.ERROR),

  // Across the objects of one bundle.

  /// Translates what the object does not have. Arguments: the property.
  LANGUAGE_KEY_UNKNOWN("language-key-unknown", Severity.ERROR),
  /// Translates one kind of value by another. Arguments: the property.
  LANGUAGE_SHAPE("language-shape", Severity.ERROR),
  /// Arguments: the length in the object, the length in the translation.
  LANGUAGE_LIST_LENGTH("language-list-length", Severity.ERROR),
  /// Translates another version than those present. Arguments: the object, the version.
  LANGUAGE_TARGET_VERSION("language-target-version", Severity.ERROR),
  /// A family that is a variant of an instance. Arguments: the family, the instance.
  VARIANT_OF_INSTANCE("variant-of-instance", Severity.ERROR),

  // Advice.

  /// Arguments: the property.
  CUSTOM_PROPERTY("custom-property", Severity.WARNING),
  /// As [#CUSTOM_PROPERTY], and without the prefix that sets it apart. Arguments: the property.
  CUSTOM_PROPERTY_PREFIX("custom-property-prefix", Severity.WARNING),
  /// Arguments: the type.
  CUSTOM_TYPE("custom-type", Severity.WARNING),
  /// As [#CUSTOM_TYPE], and without the prefix that sets it apart. Arguments: the type.
  CUSTOM_TYPE_PREFIX("custom-type-prefix", Severity.WARNING),
  /// Arguments: the key.
  CUSTOM_EXTENSION("custom-extension", Severity.WARNING),
  /// The name of a custom property promises what its value is not. Arguments: the property, what is
  /// expected.
  CUSTOM_SUFFIX("custom-suffix", Severity.WARNING),
  /// Arguments: the property.
  PROPERTY_DEPRECATED("property-deprecated", Severity.WARNING),
  /// Arguments: the value, the vocabulary.
  VOCABULARY_VALUE_UNLISTED("vocabulary-value-unlisted", Severity.WARNING),
  /// Arguments: the algorithm.
  HASH_ALGORITHM_UNLISTED("hash-algorithm-unlisted", Severity.WARNING),
  /// Arguments: the relationship type, the source's type, the target's type.
  RELATIONSHIP_TYPE_UNLISTED("relationship-type-unlisted", Severity.WARNING),
  /// Arguments: the version that it is, the version that it should be.
  UUID_VERSION("uuid-version", Severity.WARNING),
  /// Arguments: the property.
  OBSERVABLE_WITH_VERSION("observable-with-version", Severity.WARNING),
  /// Arguments: the value.
  NAME_FORMAT("name-format", Severity.WARNING),
  /// Arguments: the value.
  PRIORITY_FORMAT("priority-format", Severity.WARNING),
  /// Arguments: the value.
  COUNTRY_CODE("country-code", Severity.WARNING),
  /// Arguments: the value.
  SUBDIVISION_CODE("subdivision-code", Severity.WARNING),
  /// Arguments: the value.
  MEDIA_TYPE_UNLISTED("media-type-unlisted", Severity.WARNING),
  /// Arguments: the extension, the protocol.
  PROTOCOL_UNLISTED("protocol-unlisted", Severity.WARNING),
  /// Arguments: the property.
  PROPERTY_RECOMMENDED("property-recommended", Severity.WARNING),
  /// A value that one text of the standard allows and the others do not. Arguments: the property,
  /// the usual data type.
  VALUE_TYPE_UNUSUAL("value-type-unusual", Severity.WARNING),
  /// Arguments: the text.
  URL_UNUSUAL("url-unusual", Severity.WARNING),
  /// Arguments: the text.
  EMAIL_ADDRESS_UNUSUAL("email-address-unusual", Severity.WARNING),
  /// Two properties of which one is meant. Arguments: the one, the other.
  PROPERTIES_AMBIGUOUS("properties-ambiguous", Severity.WARNING),
  /// Arguments: the limit.
  TOO_MANY_FINDINGS("too-many-findings", Severity.WARNING),

  // Advice across the objects of one bundle.

  /// Arguments: the version.
  BUNDLE_SPEC_VERSION("bundle-spec-version", Severity.WARNING),
  /// Arguments: the identifier.
  DUPLICATE_ID("duplicate-id", Severity.WARNING),
  /// One version twice, with different content. Arguments: the identifier, the version.
  VERSION_CONFLICT("version-conflict", Severity.WARNING),
  /// One UUID for objects of different types. Arguments: the one identifier, the other.
  UUID_REUSED("uuid-reused", Severity.WARNING),
  /// Arguments: the reference.
  OBSERVED_OBJECT_OUTSIDE("observed-object-outside", Severity.WARNING),
  /// The bundle has too much to be looked at as a whole. Arguments: the limit.
  BUNDLE_TOO_LARGE("bundle-too-large", Severity.WARNING);

  private final String code;
  private final Severity severity;

  Code(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /// The stable code, in kebab case.
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /// The finding of this code at `pointer`.
  public Finding at(String pointer, String clause, String... arguments) {
    return severity == Severity.ERROR
        ? Finding.error(code, pointer, clause, arguments)
        : Finding.warning(code, pointer, clause, arguments);
  }
}
