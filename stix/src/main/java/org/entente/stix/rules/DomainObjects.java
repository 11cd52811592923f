package org.entente.stix.rules;

import java.util.List;
import java.util.function.UnaryOperator;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;

/// The tables of the domain objects (STIX 2.1 §4).
///
/// Where the text of errata 01 and the standard that it leaves unchanged differ, the standard is
/// followed: `is_family` of malware is required, `name` of a grouping is not.
final class DomainObjects {
  static final List<Shape> SHAPES =
      List.of(
          table(
              "attack-pattern",
              "4.1.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("kill_chain_phases", CommonProperties.KILL_CHAIN_PHASES)
                      .rule(ExternalIds::capec)),
          table(
              "campaign",
              "4.2.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .optional("objective", DataTypes.STRING)
                      .rule(Relations.notBefore("last_seen", "first_seen"))),
          table(
              "course-of-action",
              "4.3.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)),
          table(
              "grouping",
              "4.4.1",
              rows ->
                  rows.optional("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .required("context", Vocabularies.GROUPING_CONTEXT)
                      .required("object_refs", Reference.ANY_LIST)
                      .rule(Relations.recommended("name"))),
          table(
              "identity",
              "4.5.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("roles", DataTypes.STRINGS)
                      .optional("identity_class", Vocabularies.IDENTITY_CLASS)
                      .optional("sectors", DataTypes.list(Vocabularies.INDUSTRY_SECTOR))
                      .optional("contact_information", DataTypes.STRING)),
          table(
              "incident",
              "4.6.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)),
          table(
              "indicator",
              "4.7.1",
              rows ->
                  rows.optional("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("indicator_types", DataTypes.list(Vocabularies.INDICATOR_TYPE))
                      .required("pattern", DataTypes.STRING)
                      .required("pattern_type", Vocabularies.PATTERN_TYPE)
                      .optional("pattern_version", DataTypes.STRING)
                      .required("valid_from", DataTypes.TIMESTAMP)
                      .optional("valid_until", DataTypes.TIMESTAMP)
                      .optional("kill_chain_phases", CommonProperties.KILL_CHAIN_PHASES)
                      .rule(Relations.after("valid_until", "valid_from"))
                      .rule(table -> DomainObjects::checkPattern)),
          table(
              "infrastructure",
              "4.8.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional(
                          "infrastructure_types", DataTypes.list(Vocabularies.INFRASTRUCTURE_TYPE))
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("kill_chain_phases", CommonProperties.KILL_CHAIN_PHASES)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .rule(Relations.notBefore("last_seen", "first_seen"))),
          table(
              "intrusion-set",
              "4.9.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .optional("goals", DataTypes.STRINGS)
                      .optional("resource_level", Vocabularies.ATTACK_RESOURCE_LEVEL)
                      .optional("primary_motivation", Vocabularies.ATTACK_MOTIVATION)
                      .optional(
                          "secondary_motivations", DataTypes.list(Vocabularies.ATTACK_MOTIVATION))
                      .rule(Relations.notBefore("last_seen", "first_seen"))),
          table(
              "location",
              "4.10.1",
              rows ->
                  rows.optional("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("latitude", DataTypes.decimal(-90, 90))
                      .optional("longitude", DataTypes.decimal(-180, 180))
                      .optional("precision", DataTypes.FLOAT)
                      .optional("region", Vocabularies.REGION)
                      .optional("country", Texts.COUNTRY)
                      .optional("administrative_area", Texts.SUBDIVISION)
                      .optional("city", DataTypes.STRING)
                      .optional("street_address", DataTypes.STRING)
                      .optional("postal_code", DataTypes.STRING)
                      .rule(Relations.oneOf("region", "country", "latitude", "longitude"))
                      .rule(Relations.needs("latitude", "longitude"))
                      .rule(Relations.needs("longitude", "latitude"))
                      .rule(Relations.needs("precision", "latitude"))
                      .rule(Relations.needs("precision", "longitude"))),
          table(
              "malware",
              "4.11.1",
              rows ->
                  rows.optional("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("malware_types", DataTypes.list(Vocabularies.MALWARE_TYPE))
                      .required("is_family", DataTypes.BOOLEAN)
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("kill_chain_phases", CommonProperties.KILL_CHAIN_PHASES)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .optional("operating_system_refs", Reference.listTo("software"))
                      .optional(
                          "architecture_execution_envs",
                          DataTypes.list(Vocabularies.PROCESSOR_ARCHITECTURE))
                      .optional(
                          "implementation_languages",
                          DataTypes.list(Vocabularies.IMPLEMENTATION_LANGUAGE))
                      .optional("capabilities", DataTypes.list(Vocabularies.MALWARE_CAPABILITIES))
                      .optional("sample_refs", Reference.listTo("file", "artifact"))
                      .rule(Relations.notBefore("last_seen", "first_seen"))
                      .rule(table -> DomainObjects::checkFamily)),
          table(
              "malware-analysis",
              "4.12.1",
              rows ->
                  rows.required("product", Texts.PRODUCT)
                      .optional("version", DataTypes.STRING)
                      .optional("host_vm_ref", Reference.to("software"))
                      .optional("operating_system_ref", Reference.to("software"))
                      .optional("installed_software_refs", Reference.listTo("software"))
                      .optional("configuration_version", DataTypes.STRING)
                      .optional("modules", DataTypes.STRINGS)
                      .optional("analysis_engine_version", DataTypes.STRING)
                      .optional("analysis_definition_version", DataTypes.STRING)
                      .optional("submitted", DataTypes.TIMESTAMP)
                      .optional("analysis_started", DataTypes.TIMESTAMP)
                      .optional("analysis_ended", DataTypes.TIMESTAMP)
                      .optional("result_name", DataTypes.STRING)
                      .optional("result", Vocabularies.MALWARE_RESULT)
                      .optional("analysis_sco_refs", Reference.OBSERVABLES)
                      .optional("sample_ref", Reference.to("file", "network-traffic", "artifact"))
                      .rule(Relations.oneOf("result", "analysis_sco_refs"))),
          table(
              "note",
              "4.13.1",
              rows ->
                  rows.optional("abstract", DataTypes.STRING)
                      .required("content", DataTypes.STRING)
                      .optional("authors", DataTypes.STRINGS)
                      .required("object_refs", Reference.ANY_LIST)),
          table(
              "observed-data",
              "4.14.1",
              rows ->
                  rows.required("first_observed", DataTypes.TIMESTAMP)
                      .required("last_observed", DataTypes.TIMESTAMP)
                      .required("number_observed", DataTypes.integer(1, 999_999_999))
                      .deprecated("objects", ObservableContainer.CONTAINER)
                      .optional(
                          "object_refs",
                          DataTypes.list(new Reference(Targets.OBSERVABLE_OR_RELATIONSHIP)))
                      .rule(Relations.notBefore("last_observed", "first_observed"))
                      .rule(Relations.oneOf("objects", "object_refs"))
                      .rule(Relations.exclusive("objects", "object_refs"))
                      .rule(table -> ObservableContainer::checkObservableReferred)),
          table(
              "opinion",
              "4.15.1",
              rows ->
                  rows.optional("explanation", DataTypes.STRING)
                      .optional("authors", DataTypes.STRINGS)
                      .required("opinion", Vocabularies.OPINION)
                      .required("object_refs", Reference.ANY_LIST)),
          table(
              "report",
              "4.16.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("report_types", DataTypes.list(Vocabularies.REPORT_TYPE))
                      .required("published", DataTypes.TIMESTAMP)
                      .required("object_refs", Reference.ANY_LIST)),
          table(
              "threat-actor",
              "4.17.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional(
                          "threat_actor_types", DataTypes.list(Vocabularies.THREAT_ACTOR_TYPE))
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("first_seen", DataTypes.TIMESTAMP)
                      .optional("last_seen", DataTypes.TIMESTAMP)
                      .optional("roles", DataTypes.list(Vocabularies.THREAT_ACTOR_ROLE))
                      .optional("goals", DataTypes.STRINGS)
                      .optional("sophistication", Vocabularies.THREAT_ACTOR_SOPHISTICATION)
                      .optional("resource_level", Vocabularies.ATTACK_RESOURCE_LEVEL)
                      .optional("primary_motivation", Vocabularies.ATTACK_MOTIVATION)
                      .optional(
                          "secondary_motivations", DataTypes.list(Vocabularies.ATTACK_MOTIVATION))
                      .optional(
                          "personal_motivations", DataTypes.list(Vocabularies.ATTACK_MOTIVATION))
                      .rule(Relations.notBefore("last_seen", "first_seen"))),
          table(
              "tool",
              "4.18.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .optional("tool_types", DataTypes.list(Vocabularies.TOOL_TYPE))
                      .optional("aliases", DataTypes.STRINGS)
                      .optional("kill_chain_phases", CommonProperties.KILL_CHAIN_PHASES)
                      .optional("tool_version", DataTypes.STRING)),
          table(
              "vulnerability",
              "4.19.1",
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("description", DataTypes.STRING)
                      .rule(ExternalIds::cve)));

  private DomainObjects() {}

  private static Shape table(String type, String section, UnaryOperator<Shape.Builder> own) {
    return CommonProperties.endVersioned(own.apply(CommonProperties.versioned(type, section)))
        .build();
  }

  /// A malware family has a name (STIX 2.1 §4.11.1); an instance may go without.
  private static void checkFamily(JsonObject object, long present, Inspection at) {
    if (object.get("is_family") == JsonBoolean.TRUE && !object.has("name")) {
      at.foundAt("name", Code.MALWARE_FAMILY_UNNAMED, at.clause());
    }
  }

  private static void checkPattern(JsonObject object, long present, Inspection at) {
    String pattern = object.string("pattern");
    String type = object.string("pattern_type");
    if (pattern == null || type == null) {
      return;
    }
    var findings = at.patterns().check(pattern, type, object.string("pattern_version"));
    for (int i = 0; i < findings.size(); i++) {
      at.note(findings.get(i));
    }
  }
}
