package org.entente.stix.rules;

import java.util.List;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The tables of the relationship objects (STIX 2.1 §5).
final class RelationshipObjects {
  static final List<Shape> SHAPES =
      List.of(
          CommonProperties.endVersioned(
                  CommonProperties.versioned("relationship", "5.1.2")
                      .required("relationship_type", Texts.RELATIONSHIP_TYPE)
                      .optional("description", DataTypes.STRING)
                      .required("source_ref", new Reference(Targets.DOMAIN_OR_OBSERVABLE))
                      .required("target_ref", new Reference(Targets.DOMAIN_OR_OBSERVABLE))
                      .optional("start_time", DataTypes.TIMESTAMP)
                      .optional("stop_time", DataTypes.TIMESTAMP)
                      .rule(Relations.after("stop_time", "start_time"))
                      .rule(table -> new RelationshipRule()))
              .build(),
          CommonProperties.endVersioned(
                  CommonProperties.versioned("sighting", "5.2.1")
                      .optional("description", DataTypes.STRING)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .optional("count", DataTypes.integer(0, 999_999_999))
                      .required("sighting_of_ref", new Reference(Targets.DOMAIN))
                      .optional("observed_data_refs", Reference.listTo("observed-data"))
                      .optional("where_sighted_refs", Reference.listTo("identity", "location"))
                      .optional("summary", Summary.SUMMARY)
                      .rule(Relations.notBefore("last_seen", "first_seen")))
              .build());

  private RelationshipObjects() {}

  /// A boolean in the standard and its schemas, a string in the text with errata 01.
  private enum Summary implements ValueRule {
    SUMMARY;

    @Override
    public void check(JsonValue value, Inspection at) {
      if (value instanceof JsonString) {
        at.found(Code.VALUE_TYPE_UNUSUAL, at.clause(), "summary", dataType());
      } else if (!(value instanceof JsonBoolean)) {
        mistyped(value, at, Clause.BOOLEAN);
      }
    }

    @Override
    public boolean models(JsonValue value) {
      return !(value instanceof JsonString);
    }

    @Override
    public String dataType() {
      return "boolean";
    }
  }
}
