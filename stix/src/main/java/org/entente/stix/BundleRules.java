package org.entente.stix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.rules.BundleFrame;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.MarkingGraph;
import org.entente.stix.rules.Translation;
import org.jspecify.annotations.Nullable;

/// The rules of STIX 2.1 that need all objects of a bundle: twice the same id, markings that mark
/// each other, translations and what they translate, families of malware, the bundle itself.
///
/// Objects are handed over one after the other and mostly forgotten, so that a bundle of any length
/// takes bounded memory: some 300 bytes an object for the first [#OBJECTS_MAX], and the content of
/// the first [#TREES_MAX]. Of a longer bundle only the beginning is looked at, and a finding says
/// so.
///
/// ```java
/// var bundle = new BundleRules();
/// for (Read read = reader.next(); read != null; read = reader.next()) {
///   if (read instanceof Read.Found found) {
///     bundle.add(found.json(), found.place());
///   }
/// }
/// List<Finding> findings = bundle.finish(reader.frame());
/// ```
///
/// Pointers are relative to the document. Not thread-safe.
public final class BundleRules {
  /// So many objects are remembered by id and version.
  public static final int OBJECTS_MAX = 250_000;

  /// So many objects are remembered with their content, for translations that follow them.
  public static final int TREES_MAX = 10_000;

  /// So many references are remembered, for objects that follow them.
  public static final int REFERENCES_MAX = 250_000;

  /// So many findings are kept.
  public static final int FINDINGS_MAX = 1_000;

  private final Map<UUID, StixId> uuids = new HashMap<>();
  private final Map<StixId, Boolean> families = new HashMap<>();
  private final Map<Version, Integer> versions = new HashMap<>();
  private final Map<StixId, List<JsonObject>> trees = new HashMap<>();
  private final List<Pending> translations = new ArrayList<>();
  private final List<Pending> variants = new ArrayList<>();
  private final List<Observed> observed = new ArrayList<>();
  private final MarkingGraph markings = new MarkingGraph();
  private final List<Finding> findings = new ArrayList<>();
  private int objects;
  private int kept;
  private boolean tooLarge;

  /// For one bundle.
  public BundleRules() {}

  /// Takes note of an object that stands at `place`.
  public void add(JsonObject object, Place place) {
    objects++;
    StixId id = id(object, "id");
    if (id == null) {
      return;
    }
    if (versions.size() >= OBJECTS_MAX) {
      tooLarge = true;
      return;
    }
    remember(id, object, place);
    keep(id, object);
    switch (id.type()) {
      case "marking-definition" -> tooLarge |= !markings.add(id, object, place.pointer());
      case "language-content" -> translations.add(new Pending(object, place.pointer()));
      case "observed-data" -> observe(object, place);
      case "relationship" -> {
        if ("variant-of".equals(object.string("relationship_type"))) {
          variants.add(new Pending(object, place.pointer()));
        }
      }
      default -> {}
    }
  }

  /// What is wrong with the bundle as a whole, once all its objects were added.
  public List<Finding> finish(Frame frame) {
    BundleFrame.check(frame, objects, this::note);
    markings.findCycles(this::note);
    checkObserved();
    checkTranslations();
    checkVariants();
    if (tooLarge) {
      note(
          Code.BUNDLE_TOO_LARGE.at(
              "", "RFC 8259 §9", Integer.toString(Math.min(objects, OBJECTS_MAX))));
    }
    return List.copyOf(findings);
  }

  private void note(Finding finding) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(finding);
    }
  }

  private void remember(StixId id, JsonObject object, Place place) {
    String pointer = place.pointer() + "/id";
    StixId first = uuids.putIfAbsent(id.uuid(), id);
    if (first != null && !first.equals(id)) {
      note(Code.UUID_REUSED.at(pointer, Clause.IDENTIFIER, id.toString(), first.toString()));
    }
    families.putIfAbsent(id, object.get("is_family") == JsonBoolean.TRUE);
    StixTimestamp version = Versions.of(object);
    Integer before = versions.putIfAbsent(new Version(id, version), object.hashCode());
    if (before != null) {
      note(
          before == object.hashCode() || version == null
              ? Code.DUPLICATE_ID.at(pointer, Clause.VERSIONING, id.toString())
              : Code.VERSION_CONFLICT.at(
                  pointer, Clause.VERSIONING, id.toString(), version.text()));
    }
  }

  private void keep(StixId id, JsonObject object) {
    if (kept < TREES_MAX) {
      kept++;
      trees.computeIfAbsent(id, key -> new ArrayList<>(1)).add(object);
    }
  }

  private void observe(JsonObject object, Place place) {
    JsonArray references = object.array("object_refs");
    for (int i = 0; references != null && i < references.size(); i++) {
      if (references.get(i) instanceof JsonString(var text)) {
        StixId reference = StixId.parseOrNull(text);
        if (observed.size() >= REFERENCES_MAX) {
          tooLarge = true;
        } else if (reference != null) {
          observed.add(new Observed(reference, place.pointer() + "/object_refs/" + i));
        }
      }
    }
  }

  private void checkObserved() {
    for (Observed reference : observed) {
      if (!families.containsKey(reference.id) && !tooLarge) {
        note(
            Code.OBSERVED_OBJECT_OUTSIDE.at(
                reference.pointer, Clause.stix("4.14.1"), reference.id.toString()));
      }
    }
  }

  private void checkTranslations() {
    for (Pending pending : translations) {
      StixId target = id(pending.object, "object_ref");
      if (target == null || !families.containsKey(target)) {
        continue;
      }
      List<JsonObject> targets = trees.get(target);
      if (targets == null) {
        tooLarge = true;
      } else {
        Translation.check(pending.object, targets, pending.pointer, this::note);
      }
    }
  }

  /// A family of malware is no variant of an instance (STIX 2.1 §4.11.2).
  private void checkVariants() {
    for (Pending pending : variants) {
      StixId source = id(pending.object, "source_ref");
      StixId target = id(pending.object, "target_ref");
      if (source != null
          && target != null
          && source.type().equals("malware")
          && target.type().equals("malware")
          && families.getOrDefault(source, false)
          && !families.getOrDefault(target, true)) {
        note(
            Code.VARIANT_OF_INSTANCE.at(
                pending.pointer + "/target_ref",
                Clause.stix("4.11.2"),
                source.toString(),
                target.toString()));
      }
    }
  }

  private static @Nullable StixId id(JsonObject object, String property) {
    String text = object.string(property);
    return text == null ? null : StixId.parseOrNull(text);
  }

  /// One version of one object; observables have none.
  private record Version(StixId id, @Nullable StixTimestamp modified) {}

  /// An object whose rules wait for others.
  private record Pending(JsonObject object, String pointer) {}

  /// A reference of observed data.
  private record Observed(StixId id, String pointer) {}
}
