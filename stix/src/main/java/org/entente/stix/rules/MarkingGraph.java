package org.entente.stix.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.stix.Finding;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Which marking definitions mark which: none may lead back to itself (STIX 2.1 §3.2).
public final class MarkingGraph {
  /// So many marking definitions that are marked themselves are looked at.
  public static final int MARKINGS_MAX = 1_000;

  /// So many of their references are looked at. The search takes time by the product of the two.
  public static final int REFERENCES_MAX = 10_000;

  private final Map<StixId, Node> nodes = new LinkedHashMap<>();
  private int edges;

  /// Takes note of a marking definition that stands at `pointer`.
  ///
  /// @return whether there was room for it
  public boolean add(StixId id, JsonObject marking, String pointer) {
    List<StixId> references = references(marking);
    if (references.isEmpty()) {
      return true;
    }
    if (nodes.size() >= MARKINGS_MAX || edges + references.size() > REFERENCES_MAX) {
      return false;
    }
    edges += references.size();
    nodes.put(id, new Node(id, pointer, references));
    return true;
  }

  /// Notes every marking that lies on a cycle of two or more.
  public void findCycles(Consumer<Finding> sink) {
    for (Node node : nodes.values()) {
      if (leadsBack(node)) {
        sink.accept(
            Code.MARKING_CYCLE.at(
                node.pointer + "/object_marking_refs",
                Clause.COMMON_PROPERTIES,
                node.id.toString()));
      }
    }
  }

  private boolean leadsBack(Node from) {
    var reached = new HashSet<StixId>();
    reached.add(from.id);
    var open = new ArrayDeque<StixId>(from.references);
    while (!open.isEmpty()) {
      StixId id = open.pop();
      Node node = nodes.get(id);
      if (node == null || !reached.add(id)) {
        continue;
      }
      if (node.references.contains(from.id)) {
        return true;
      }
      open.addAll(node.references);
    }
    return false;
  }

  private static List<StixId> references(JsonObject marking) {
    var references = new ArrayList<StixId>();
    JsonArray whole = marking.array("object_marking_refs");
    for (int i = 0; whole != null && i < whole.size(); i++) {
      add(whole.get(i), references);
    }
    JsonArray parts = marking.array("granular_markings");
    for (int i = 0; parts != null && i < parts.size(); i++) {
      if (parts.get(i) instanceof JsonObject mark) {
        add(mark.get("marking_ref"), references);
      }
    }
    return references;
  }

  private static void add(@Nullable JsonValue reference, List<StixId> references) {
    if (reference instanceof JsonString(var text)) {
      StixId id = StixId.parseOrNull(text);
      if (id != null) {
        references.add(id);
      }
    }
  }

  private record Node(StixId id, String pointer, List<StixId> references) {}
}
