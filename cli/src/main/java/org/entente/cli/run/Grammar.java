package org.entente.cli.run;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;

/// The words that a command takes after its name, such as `DIR COLLECTION FILE…`. Immutable.
///
/// @param node whether it begins with a node (`DIR`), which may be left out when it is known
///   otherwise
/// @param required words that must be there
/// @param optional words that may follow
/// @param repeated whether the last word of all may come any number of times
public record Grammar(
    boolean node, List<String> required, List<String> optional, boolean repeated) {
  public Grammar {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /// No words at all.
  public static final Grammar NONE = new Grammar(false, List.of(), List.of(), false);

  /// A node alone.
  public static final Grammar NODE = new Grammar(true, List.of(), List.of(), false);

  /// A node and `required`.
  public static Grammar node(String... required) {
    return new Grammar(true, List.of(required), List.of(), false);
  }

  /// `required` without a node.
  public static Grammar plain(String... required) {
    return new Grammar(false, List.of(required), List.of(), false);
  }

  public Grammar maybe(String word) {
    return new Grammar(
        node, required, Stream.concat(optional.stream(), Stream.of(word)).toList(), repeated);
  }

  /// The last word any number of times.
  public Grammar andMore() {
    return new Grammar(node, required, optional, true);
  }

  /// What a person reads in the synopsis.
  public String synopsis() {
    var words =
        Stream.of(
                node ? Stream.of("[DIR]") : Stream.<String>empty(),
                required.stream(),
                optional.stream().map(word -> '[' + word + ']'))
            .flatMap(part -> part)
            .collect(Collectors.joining(" "));
    return repeated ? words + "…" : words;
  }

  /// The names of all words, in order.
  public List<String> names() {
    return Stream.of(
            node ? Stream.of("DIR") : Stream.<String>empty(), required.stream(), optional.stream())
        .flatMap(part -> part)
        .toList();
  }

  /// Puts the words that came in their places. A first word is the node when there would be too
  /// many words otherwise, or when the node is not known; where both readings are possible, when
  /// `looksLikeNode` says so.
  public Words read(List<String> came, boolean nodeKnown, Predicate<String> looksLikeNode) {
    boolean named = node && firstIsNode(came, nodeKnown, looksLikeNode);
    List<String> values = named ? came.subList(1, came.size()) : came;
    if (node && !named && !nodeKnown) {
      throw Failure.of(Fault.USAGE_NODE_MISSING, "DIR");
    }
    if (values.size() < required.size()) {
      String missing = required.get(values.size());
      throw Failure.of(Fault.USAGE_WORD_MISSING, missing, missing);
    }
    if (!repeated && values.size() > required.size() + optional.size()) {
      String extra = values.get(required.size() + optional.size());
      throw Failure.of(Fault.USAGE_WORD_TOO_MANY, extra, extra);
    }
    return new Words(named ? came.getFirst() : null, values);
  }

  private boolean firstIsNode(
      List<String> came, boolean nodeKnown, Predicate<String> looksLikeNode) {
    if (came.isEmpty()) {
      return false;
    }
    if (!nodeKnown) {
      return true;
    }
    if (came.size() <= required.size()) {
      return false;
    }
    boolean tooManyOtherwise = !repeated && came.size() > required.size() + optional.size();
    return tooManyOtherwise || looksLikeNode.test(came.getFirst());
  }
}
