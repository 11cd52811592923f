package org.entente.stix.rules;

import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The rows that the tables of all objects of one kind share (STIX 2.1 §3.2).
final class CommonProperties {
  static final ValueRule CREATED_BY = new Reference(Targets.IDENTITY);
  static final ValueRule MARKINGS = DataTypes.list(new Reference(Targets.MARKING));
  static final ValueRule CONFIDENCE = DataTypes.integer(0, 100);

  static final ValueRule KILL_CHAIN_PHASES = DataTypes.list(NestedShapes.KILL_CHAIN_PHASE);
  static final ValueRule EXTERNAL_REFERENCES = DataTypes.list(NestedShapes.EXTERNAL_REFERENCE);
  static final ValueRule GRANULAR_MARKINGS = DataTypes.list(NestedShapes.GRANULAR_MARKING);

  private static final String[] RESERVED = {"severity", "username", "phone_number", "action"};

  private CommonProperties() {}

  /// A table for a domain or relationship object: its common properties, but for the ones that
  /// [#endVersioned] adds.
  static Shape.Builder versioned(String type, String section) {
    return startVersioned(
        Shape.of(type, section)
            .unknown(CustomContent::checkTopLevel)
            .required("type", DataTypes.STRING)
            .required("spec_version", SpecVersion.RULE)
            .required("id", new ObjectIdRule(type))
            .rule(rows -> ObjectIdRule::adviseRandom));
  }

  /// Who made the object, and when.
  static Shape.Builder startVersioned(Shape.Builder table) {
    return table
        .optional("created_by_ref", CREATED_BY)
        .required("created", DataTypes.TIMESTAMP_IN_MILLISECONDS)
        .required("modified", DataTypes.TIMESTAMP_IN_MILLISECONDS)
        .rule(Relations.notBefore("modified", "created", Clause.COMMON_PROPERTIES));
  }

  /// The rest of the common properties of domain and relationship objects.
  static Shape.Builder endVersioned(Shape.Builder table) {
    return end(
        table
            .optional("revoked", DataTypes.BOOLEAN)
            .optional("labels", DataTypes.STRINGS)
            .optional("confidence", CONFIDENCE)
            .optional("lang", Texts.LANGUAGE)
            .optional("external_references", EXTERNAL_REFERENCES)
            .optional("object_marking_refs", MARKINGS)
            .optional("granular_markings", GRANULAR_MARKINGS)
            .notApplicable("defanged")
            .optional("extensions", new ExtensionsRule(table.name())));
  }

  /// A table for a cyber-observable: its common properties, but for the ones that [#endObservable]
  /// adds.
  static Shape.Builder observable(String type, String section) {
    return Shape.of(type, section)
        .unknown(CustomContent::checkTopLevel)
        .required("type", DataTypes.STRING)
        .optional("spec_version", SpecVersion.RULE)
        .required("id", new ObjectIdRule(type));
  }

  /// The rest of the common properties of cyber-observables. They have no versions; whoever gives
  /// them some all the same must not use the ids that others arrive at too (§3.6).
  static Shape.Builder endObservable(Shape.Builder table) {
    return end(
        table
            .optional("object_marking_refs", MARKINGS)
            .optional("granular_markings", GRANULAR_MARKINGS)
            .optional("defanged", DataTypes.BOOLEAN)
            .optional("extensions", new ExtensionsRule(table.name()))
            .optional("created_by_ref", new OfVersions(CREATED_BY))
            .optional("created", new OfVersions(DataTypes.TIMESTAMP_IN_MILLISECONDS))
            .optional("modified", new OfVersions(DataTypes.TIMESTAMP_IN_MILLISECONDS))
            .optional("revoked", new OfVersions(DataTypes.BOOLEAN))
            .rule(Relations.notBefore("modified", "created", Clause.COMMON_PROPERTIES))
            .notApplicable("labels")
            .notApplicable("confidence")
            .notApplicable("lang")
            .notApplicable("external_references"));
  }

  /// Closes a table of objects: the reserved names, unless the table has them as rows of its own.
  static Shape.Builder end(Shape.Builder table) {
    for (String name : RESERVED) {
      table.reserved(name);
    }
    return table;
  }

  /// `spec_version`, in all objects of this version of the standard.
  enum SpecVersion implements ValueRule {
    RULE;

    static final String VERSION = "2.1";

    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var version))) {
        mistyped(value, at, Clause.STRING);
      } else if (!version.equals(VERSION)) {
        at.found(Code.SPEC_VERSION_INVALID, Clause.COMMON_PROPERTIES, version);
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }

  /// A versioning property of a cyber-observable.
  private record OfVersions(ValueRule rule) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      at.found(Code.OBSERVABLE_WITH_VERSION, Clause.VERSIONING, at.property());
      rule.check(value, at);
    }

    @Override
    public boolean models(JsonValue value) {
      return false;
    }

    @Override
    public String dataType() {
      return rule.dataType();
    }
  }
}
