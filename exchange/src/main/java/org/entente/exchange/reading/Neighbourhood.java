package org.entente.exchange.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.jspecify.annotations.Nullable;

/// What is around an object. Immutable.
///
/// @param nodes the object itself first, then the others, nearer ones first
/// @param edges what connects them, in the order of finding; both ends are among the nodes
/// @param more whether the bounds left anything out
public record Neighbourhood(List<Node> nodes, List<Edge> edges, boolean more) {
  public Neighbourhood {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /// @param depth steps from the start, which is at 0
  /// @param seen null for what is referred to and not there, or not for the caller: the two look
  ///   the same
  public record Node(StixId id, int depth, @Nullable Seen seen) {}

  /// The latest version that the caller may see.
  ///
  /// @param collection where it is; the first of several that have this version
  /// @param version as TAXII reports it
  public record Seen(
      CollectionId collection,
      Position position,
      String version,
      Handling handling,
      Sketch sketch) {}

  /// One object says something about another.
  ///
  /// @param label the type of the relationship, or the property that refers
  /// @param by the relationship that says so; null when `from` itself refers to `to`
  public record Edge(StixId from, StixId to, String label, @Nullable StixId by) {
    StixId otherThan(StixId id) {
      return from.equals(id) ? to : from;
    }
  }

  /// Which way edges are followed.
  public enum Direction {
    /// From what refers to what it refers to, and from the source of a relationship to its target.
    OUT,
    IN,
    BOTH;

    /// `out`, `in` or `both`.
    public static Optional<Direction> parse(String label) {
      return switch (label) {
        case "out" -> Optional.of(OUT);
        case "in" -> Optional.of(IN);
        case "both" -> Optional.of(BOTH);
        default -> Optional.empty();
      };
    }
  }

  /// How far to look.
  ///
  /// @param depth steps, 1 to [#DEPTH_MAX]
  /// @param nodesMax nodes beside the start, 1 to [#NODES_MAX]
  /// @param types only objects of these types are reached and passed through; empty = any
  public record Reach(int depth, int nodesMax, Direction direction, Set<String> types) {
    public static final int DEPTH_MAX = 5;
    public static final int NODES_MAX = 1_000;

    public Reach {
      types = Set.copyOf(types);
      if (depth < 1 || depth > DEPTH_MAX || nodesMax < 1 || nodesMax > NODES_MAX) {
        throw new IllegalArgumentException("out of reach: depth " + depth + ", nodes " + nodesMax);
      }
    }

    boolean takes(StixId id) {
      return types.isEmpty() || types.contains(id.type());
    }
  }
}
