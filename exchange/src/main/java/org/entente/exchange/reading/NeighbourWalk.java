package org.entente.exchange.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.exchange.reading.LatestObjects.Known;
import org.entente.exchange.reading.LatestObjects.Relation;
import org.entente.exchange.reading.Neighbourhood.Direction;
import org.entente.exchange.reading.Neighbourhood.Edge;
import org.entente.exchange.reading.Neighbourhood.Node;
import org.entente.exchange.reading.Neighbourhood.Reach;
import org.entente.stix.References;
import org.entente.stix.StixId;

/// One walk around an object, breadth first. A relationship is an edge, not a node, unless the walk
/// starts at it or something refers to it as an object (a report, a note); sightings are nodes,
/// since they say something even without other ends. From an author the walk goes on to what they
/// made only if it starts there: otherwise it would lead from everything to everything of the same
/// author. For one thread.
final class NeighbourWalk {
  /// Connections that are listed; further ones are left out.
  static final int EDGES_MAX = 5_000;

  /// Versions that refer to one node and are looked at; further ones are left out.
  static final int REFERRING_MAX = 2_000;

  /// `created_by_ref`, and what others have beside it, such as `x_mitre_modified_by_ref`.
  private static final String AUTHOR = "_by_ref";

  private final LatestObjects objects;
  private final StixId start;
  private final Reach reach;

  /// Nodes with their depths, in the order of finding, which is that of depth, too.
  private final Map<StixId, Integer> depths = new LinkedHashMap<>();

  private final Set<Edge> edges = new LinkedHashSet<>();
  private boolean more;

  NeighbourWalk(LatestObjects objects, StixId start, Reach reach) {
    this.objects = objects;
    this.start = start;
    this.reach = reach;
  }

  Neighbourhood walk() {
    depths.put(start, 0);
    if (objects.get(start) != null) {
      List<StixId> level = List.of(start);
      for (int depth = 1; depth <= reach.depth() && !level.isEmpty(); depth++) {
        level = step(level, depth);
      }
      objects.load(depths.keySet());
    }
    var nodes = new ArrayList<Node>();
    depths.forEach((id, depth) -> {
      Known known = objects.get(id);
      nodes.add(new Node(id, depth, known == null ? null : known.seen()));
    });
    return new Neighbourhood(nodes, List.copyOf(edges), more);
  }

  /// Goes on from `level`.
  ///
  /// @return what is new at `depth`
  private List<StixId> step(List<StixId> level, int depth) {
    objects.load(level);
    var next = new ArrayList<StixId>();
    for (StixId from : level) {
      if (objects.isExhausted()) {
        more = true;
        return next;
      }
      around(
          from,
          edge -> {
            StixId other = edge.otherThan(from);
            if (!reach.takes(other) && !depths.containsKey(other)) {
              return;
            }
            if (!depths.containsKey(other)) {
              if (depths.size() > reach.nodesMax()) {
                more = true;
                return;
              }
              depths.put(other, depth);
              next.add(other);
            }
            if (edges.size() < EDGES_MAX) {
              edges.add(edge);
            } else {
              more |= !edges.contains(edge);
            }
          });
    }
    return next;
  }

  private void around(StixId id, Consumer<Edge> found) {
    Known own = objects.get(id);
    if (own != null && reach.direction() != Direction.IN) {
      for (References.Reference reference : own.references()) {
        found.accept(new Edge(id, reference.id(), reference.property(), null));
      }
    }
    LatestObjects.Referring referring = objects.referringTo(id, REFERRING_MAX);
    more |= referring.more();
    objects.load(referring.ids());
    for (StixId other : referring.ids()) {
      Known known = objects.get(other);
      if (known != null) {
        referring(id, other, known, found);
      }
    }
  }

  private void referring(StixId id, StixId other, Known known, Consumer<Edge> found) {
    Relation relation = known.relation();
    if (relation != null) {
      if (relation.source().equals(id) && reach.direction() != Direction.IN) {
        found.accept(new Edge(id, relation.target(), relation.type(), other));
      } else if (relation.target().equals(id) && reach.direction() != Direction.OUT) {
        found.accept(new Edge(relation.source(), id, relation.type(), other));
      }
    }
    if (reach.direction() == Direction.OUT) {
      return;
    }
    for (References.Reference reference : known.references()) {
      boolean end =
          relation != null
              && (reference.property().equals("source_ref")
                  || reference.property().equals("target_ref"));
      boolean authorship = reference.property().endsWith(AUTHOR) && !id.equals(start);
      if (reference.id().equals(id) && !end && !authorship) {
        found.accept(new Edge(other, id, reference.property(), null));
      }
    }
  }
}
