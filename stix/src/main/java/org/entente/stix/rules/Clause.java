package org.entente.stix.rules;

/// Where rules stand. Clauses of single types are with their tables.
public final class Clause {
  public static final String BINARY = stix("2.1");
  public static final String BOOLEAN = stix("2.2");
  public static final String DICTIONARY = stix("2.3");
  public static final String ENUM = stix("2.4");
  public static final String EXTERNAL_REFERENCE = stix("2.5");
  public static final String FLOAT = stix("2.6");
  public static final String HASHES = stix("2.7");
  public static final String HEX = stix("2.8");
  public static final String IDENTIFIER = stix("2.9");
  public static final String INTEGER = stix("2.10");
  public static final String KILL_CHAIN_PHASE = stix("2.11");
  public static final String LIST = stix("2.12");
  public static final String OBSERVABLE_CONTAINER = stix("2.13");
  public static final String OPEN_VOCABULARY = stix("2.14");
  public static final String STRING = stix("2.15");
  public static final String TIMESTAMP = stix("2.16.1");
  public static final String NAMES = stix("3.1");
  public static final String COMMON_PROPERTIES = stix("3.2");
  public static final String REFERENCES = stix("3.3");
  public static final String VERSIONING = stix("3.6");
  public static final String COMMON_RELATIONSHIPS = stix("3.7");
  public static final String RESERVED = stix("3.8");
  public static final String ENCODING = stix("3.9.1");
  public static final String RELATIONSHIP = stix("5.1.2");
  public static final String MARKING_DEFINITION = stix("7.2.1");
  public static final String TLP = stix("7.2.1.4");
  public static final String GRANULAR_MARKING = stix("7.2.3.1");
  public static final String EXTENSION = stix("7.3");
  public static final String EXTENSION_OBJECT = stix("7.3.2.2");
  public static final String BUNDLE = stix("8.1");
  public static final String BUNDLE_RELATIONSHIPS = stix("8.2");
  public static final String HASH_ALGORITHMS = stix("10.7");
  public static final String CUSTOM_PROPERTY = stix("11.1.1");
  public static final String CUSTOM_OBJECT = stix("11.2.1");
  public static final String CUSTOM_EXTENSION = stix("11.3.1");

  /// STIX content is I-JSON without null: no data type of §2 has it.
  public static final String STIX_CONTENT = stix("2");

  private Clause() {}

  public static String stix(String section) {
    return "STIX 2.1 §" + section;
  }
}
