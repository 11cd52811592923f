package org.entente.stix.rules;

import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.marking.StandardMarking;
import org.jspecify.annotations.Nullable;

/// What holds for a marking definition as a whole (STIX 2.1 §7.2.1): the standard ones are what
/// they are everywhere, nobody makes TLP markings of their own, and none marks itself.
///
/// @param extensions the `extensions` property, as a set of the table
record MarkingDefinitionRule(long extensions) implements ObjectRule {
  @Override
  public void check(JsonObject marking, long present, Inspection at) {
    String id = marking.string("id");
    StandardMarking standard = id == null ? null : StandardMarking.findOrNull(id);
    if (standard != null) {
      if (!standard.isFaithful(marking)) {
        at.found(Code.MARKING_SPOOFED, Clause.TLP, standard.title());
      }
    } else {
      checkDefinition(marking, present, at);
    }
    if (id != null) {
      checkCycle(marking, id, at);
    }
  }

  private void checkDefinition(JsonObject marking, long present, Inspection at) {
    boolean typed = marking.has("definition_type");
    boolean defined = marking.has("definition");
    if ((present & extensions) == 0) {
      if (!typed) {
        at.foundAt("definition_type", Code.PROPERTY_MISSING, at.clause(), "definition_type");
      }
      if (!defined) {
        at.foundAt("definition", Code.PROPERTY_MISSING, at.clause(), "definition");
      }
    }
    if (typed) {
      at.foundAt("definition_type", Code.PROPERTY_DEPRECATED, at.clause(), "definition_type");
    }
    String type = marking.string("definition_type");
    JsonObject definition = marking.object("definition");
    if ("statement".equals(type) && definition != null) {
      checkStatement(definition, at);
    } else if ("tlp".equals(type)) {
      String level = definition == null ? null : definition.string("tlp");
      at.foundAt("id", Code.TLP_NOT_STANDARD, Clause.TLP, level == null ? "" : level);
    }
  }

  private static void checkStatement(JsonObject definition, Inspection at) {
    JsonValue statement = definition.get("statement");
    at.enter("definition");
    if (statement == null) {
      at.foundAt("statement", Code.PROPERTY_MISSING, Clause.stix("7.2.1.3"), "statement");
    } else if (!(statement instanceof JsonString)) {
      at.enter("statement");
      DataTypes.STRING.checkPresent(statement, at);
      at.leave();
    }
    at.leave();
  }

  private static void checkCycle(JsonObject marking, String id, Inspection at) {
    JsonArray references = marking.array("object_marking_refs");
    if (references != null) {
      for (int i = 0; i < references.size(); i++) {
        if (isSame(references.get(i), id)) {
          at.enter("object_marking_refs");
          at.enter(i);
          at.found(Code.MARKING_CYCLE, Clause.COMMON_PROPERTIES, id);
          at.leave();
          at.leave();
        }
      }
    }
    JsonArray granular = marking.array("granular_markings");
    if (granular != null) {
      for (int i = 0; i < granular.size(); i++) {
        if (granular.get(i) instanceof JsonObject mark && isSame(mark.get("marking_ref"), id)) {
          at.enter("granular_markings");
          at.enter(i);
          at.foundAt("marking_ref", Code.MARKING_CYCLE, Clause.COMMON_PROPERTIES, id);
          at.leave();
          at.leave();
        }
      }
    }
  }

  private static boolean isSame(@Nullable JsonValue reference, String id) {
    return reference instanceof JsonString(var text) && text.equalsIgnoreCase(id);
  }
}
