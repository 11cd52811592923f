package org.entente.stix.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.entente.stix.json.JsonObject;

/// Which relationships the standard defines between which ends (STIX 2.1 §3.7, the sections on each
/// type, appendix B with errata 01). Others are allowed, and advised against where one of the
/// standard's own might have been meant.
final class RelationshipRule implements ObjectRule {
  /// Source type to relationship type to target types. `*` stands for every cyber-observable.
  private static final Map<String, Map<String, Set<String>>> DEFINED = new HashMap<>();

  private static final String OBSERVABLES = "*";

  static {
    String victims = "identity location vulnerability";
    String means = "attack-pattern infrastructure malware tool";
    String addresses = "ipv4-addr ipv6-addr domain-name url";
    define("attack-pattern", "delivers", "malware");
    define("attack-pattern", "targets", victims);
    define("attack-pattern", "uses", "malware tool");
    define("campaign", "attributed-to", "intrusion-set threat-actor");
    define("campaign", "compromises", "infrastructure");
    define("campaign", "originates-from", "location");
    define("campaign", "targets", victims);
    define("campaign", "uses", means);
    define("course-of-action", "investigates", "indicator");
    define("course-of-action", "mitigates", "attack-pattern indicator malware tool vulnerability");
    define("course-of-action", "remediates", "malware vulnerability");
    define("domain-name", "resolves-to", "domain-name ipv4-addr ipv6-addr");
    define("identity", "located-at", "location");
    define(
        "indicator",
        "indicates",
        "attack-pattern campaign infrastructure intrusion-set malware threat-actor tool");
    define("indicator", "based-on", "observed-data");
    define("infrastructure", "communicates-with", "infrastructure " + addresses);
    define("infrastructure", "consists-of", "infrastructure observed-data " + OBSERVABLES);
    define("infrastructure", "controls", "infrastructure malware");
    define("infrastructure", "delivers", "malware");
    define("infrastructure", "has", "vulnerability");
    define("infrastructure", "hosts", "tool malware");
    define("infrastructure", "located-at", "location");
    define("infrastructure", "uses", "infrastructure");
    define("intrusion-set", "attributed-to", "threat-actor");
    define("intrusion-set", "compromises", "infrastructure");
    define("intrusion-set", "hosts", "infrastructure");
    define("intrusion-set", "owns", "infrastructure");
    define("intrusion-set", "originates-from", "location");
    define("intrusion-set", "targets", victims);
    define("intrusion-set", "uses", means);
    define("ipv4-addr", "belongs-to", "autonomous-system");
    define("ipv4-addr", "resolves-to", "mac-addr");
    define("ipv6-addr", "belongs-to", "autonomous-system");
    define("ipv6-addr", "resolves-to", "mac-addr");
    define("malware", "authored-by", "threat-actor intrusion-set");
    define("malware", "beacons-to", "infrastructure");
    define("malware", "exfiltrates-to", "infrastructure");
    define("malware", "communicates-with", addresses);
    define("malware", "controls", "malware");
    define("malware", "downloads", "malware tool file");
    define("malware", "drops", "malware tool file");
    define("malware", "exploits", "vulnerability");
    define("malware", "originates-from", "location");
    define("malware", "targets", "infrastructure " + victims);
    define("malware", "uses", means);
    define("malware", "variant-of", "malware");
    define("malware-analysis", "characterizes", "malware");
    define("malware-analysis", "av-analysis-of", "malware");
    define("malware-analysis", "static-analysis-of", "malware");
    define("malware-analysis", "dynamic-analysis-of", "malware");
    define("threat-actor", "attributed-to", "identity");
    define("threat-actor", "compromises", "infrastructure");
    define("threat-actor", "hosts", "infrastructure");
    define("threat-actor", "owns", "infrastructure");
    define("threat-actor", "impersonates", "identity");
    define("threat-actor", "located-at", "location");
    define("threat-actor", "targets", victims);
    define("threat-actor", "uses", means);
    define("tool", "delivers", "malware");
    define("tool", "drops", "malware");
    define("tool", "has", "vulnerability");
    define("tool", "targets", "infrastructure " + victims);
    define("tool", "uses", "infrastructure");
  }

  @Override
  public void check(JsonObject object, long present, Inspection at) {
    String type = object.string("relationship_type");
    String source = object.string("source_ref");
    String target = object.string("target_ref");
    if (type == null
        || source == null
        || target == null
        || !Identifiers.isIdentifier(source)
        || !Identifiers.isIdentifier(target)
        || type.equals("related-to")) {
      return;
    }
    ObjectType from = ObjectTypes.find(source, Identifiers.typeLength(source));
    ObjectType to = ObjectTypes.find(target, Identifiers.typeLength(target));
    if (from != null && to != null && !isDefined(type, from, to)) {
      at.foundAt(
          "relationship_type",
          Code.RELATIONSHIP_TYPE_UNLISTED,
          Clause.RELATIONSHIP,
          type,
          from.name(),
          to.name());
    }
  }

  private static boolean isDefined(String type, ObjectType from, ObjectType to) {
    if (type.equals("derived-from") || type.equals("duplicate-of")) {
      return from.equals(to);
    }
    Map<String, Set<String>> bySource = DEFINED.get(from.name());
    Set<String> targets = bySource == null ? null : bySource.get(type);
    return targets != null
        && (targets.contains(to.name())
            || (to.kind() == Kind.OBSERVABLE && targets.contains(OBSERVABLES)));
  }

  private static void define(String source, String type, String targets) {
    DEFINED.computeIfAbsent(source, from -> new HashMap<>()).put(type, Set.of(targets.split(" ")));
  }
}
