/// STIX 2.1 for Java: model, strict one-pass reading, rules, markings, versions, canonical JSON.
@org.jspecify.annotations.NullMarked
module org.entente.stix {
  requires static transitive org.jspecify;
  requires tools.jackson.core;

  exports org.entente.stix;
  exports org.entente.stix.extension;
  exports org.entente.stix.json;
  exports org.entente.stix.marking;
  exports org.entente.stix.sco;
  exports org.entente.stix.sdo;
  exports org.entente.stix.smo;
  exports org.entente.stix.sro;
}
