package org.entente.stix.json;

/// `null`: STIX allows it nowhere (STIX 2.1 §2), so reading must be able to show it.
public enum JsonNull implements JsonValue {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
