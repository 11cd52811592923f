package org.entente.stix.rules;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The tables of the meta objects (STIX 2.1 §7).
final class MetaObjects {
  static final List<Shape> SHAPES =
      List.of(languageContent(), markingDefinition(), extensionDefinition());

  private MetaObjects() {}

  private static Shape languageContent() {
    return CommonProperties.end(
            CommonProperties.versioned("language-content", "7.1.1")
                .required("object_ref", Reference.ANY)
                .optional("object_modified", DataTypes.TIMESTAMP)
                .required("contents", Contents.CONTENTS)
                .optional("revoked", DataTypes.BOOLEAN)
                .optional("labels", DataTypes.STRINGS)
                .optional("confidence", CommonProperties.CONFIDENCE)
                .notApplicable("lang")
                .optional("external_references", CommonProperties.EXTERNAL_REFERENCES)
                .optional("object_marking_refs", CommonProperties.MARKINGS)
                .optional("granular_markings", CommonProperties.GRANULAR_MARKINGS)
                .notApplicable("defanged")
                .optional("extensions", new ExtensionsRule("language-content")))
        .build();
  }

  /// A marking is not versioned: what is marked with it would change without a word.
  private static Shape markingDefinition() {
    return CommonProperties.end(
            Shape.of("marking-definition", "7.2.1.1")
                .unknown(CustomContent::checkTopLevel)
                .required("type", DataTypes.STRING)
                .required("spec_version", CommonProperties.SpecVersion.RULE)
                .required("id", new ObjectIdRule("marking-definition"))
                .optional("created_by_ref", CommonProperties.CREATED_BY)
                .required("created", DataTypes.TIMESTAMP_IN_MILLISECONDS)
                .optional("name", DataTypes.STRING)
                .optional("definition_type", Vocabularies.MARKING_TYPE)
                .optional("definition", DataTypes.DICTIONARY)
                .optional("external_references", CommonProperties.EXTERNAL_REFERENCES)
                .optional("object_marking_refs", CommonProperties.MARKINGS)
                .optional("granular_markings", CommonProperties.GRANULAR_MARKINGS)
                .optional("extensions", new ExtensionsRule("marking-definition"))
                .notApplicable("modified")
                .notApplicable("revoked")
                .notApplicable("labels")
                .notApplicable("confidence")
                .notApplicable("lang")
                .notApplicable("defanged")
                .rule(rows -> ObjectIdRule::adviseRandom)
                .rule(rows -> new MarkingDefinitionRule(rows.bits("extensions"))))
        .build();
  }

  private static Shape extensionDefinition() {
    return CommonProperties.end(
            Shape.of("extension-definition", "7.3.1")
                .unknown(CustomContent::checkTopLevel)
                .required("type", DataTypes.STRING)
                .required("spec_version", CommonProperties.SpecVersion.RULE)
                .required("id", new ObjectIdRule("extension-definition"))
                .required("created_by_ref", CommonProperties.CREATED_BY)
                .required("created", DataTypes.TIMESTAMP_IN_MILLISECONDS)
                .required("modified", DataTypes.TIMESTAMP_IN_MILLISECONDS)
                .required("name", DataTypes.STRING)
                .optional("description", DataTypes.STRING)
                .required("schema", DataTypes.STRING)
                .required("version", DataTypes.STRING)
                .required("extension_types", DataTypes.list(Vocabularies.EXTENSION_TYPE))
                .optional("extension_properties", DataTypes.list(Texts.PROPERTY_NAME))
                .optional("revoked", DataTypes.BOOLEAN)
                .optional("labels", DataTypes.STRINGS)
                .optional("external_references", CommonProperties.EXTERNAL_REFERENCES)
                .optional("object_marking_refs", CommonProperties.MARKINGS)
                .optional("granular_markings", CommonProperties.GRANULAR_MARKINGS)
                .notApplicable("confidence")
                .notApplicable("lang")
                .notApplicable("defanged")
                .notApplicable("extensions")
                .rule(rows -> ObjectIdRule::adviseRandom)
                .rule(Relations.notBefore("modified", "created", Clause.COMMON_PROPERTIES))
                .rule(Relations.recommended("description"))
                .rule(rows -> MetaObjects::checkExtensionProperties))
        .build();
  }

  /// Names of new properties go with properties at the top level, and the other way round (STIX 2.1
  /// §7.3.1).
  private static void checkExtensionProperties(JsonObject object, long present, Inspection at) {
    JsonArray types = object.array("extension_types");
    if (types == null) {
      return;
    }
    boolean topLevel = types.values().contains(new JsonString(Extensions.TOP_LEVEL));
    boolean named = object.has("extension_properties");
    if (named && !topLevel) {
      at.foundAt(
          "extension_properties",
          Code.PROPERTY_DEPENDENCY,
          at.clause(),
          "extension_properties",
          Extensions.TOP_LEVEL);
    } else if (topLevel && !named) {
      at.foundAt(
          "extension_properties", Code.PROPERTY_RECOMMENDED, at.clause(), "extension_properties");
    }
  }

  /// Translations by language: each mirrors the object that it translates (STIX 2.1 §7.1.1).
  private enum Contents implements ValueRule {
    CONTENTS;

    @Override
    public void check(JsonValue value, Inspection at) {
      DataTypes.DICTIONARY.check(value, at);
      if (!(value instanceof JsonObject contents)) {
        return;
      }
      for (int i = 0; i < contents.size() && !at.isFull(); i++) {
        String language = contents.name(i);
        at.enter(language);
        if (!LanguageTags.isLanguageTag(language)) {
          at.found(Code.LANGUAGE_INVALID, at.clause(), language);
        }
        if (!(contents.value(i) instanceof JsonObject)) {
          DataTypes.DICTIONARY.check(contents.value(i), at);
        }
        at.leave();
      }
    }

    @Override
    public String dataType() {
      return "dictionary";
    }
  }
}
