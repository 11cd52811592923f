package org.entente.cli.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.cli.link.Answers;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;

/// Neighbours as an indented tree: each object once, below the nearest one that leads to it;
/// further connections point back to it. For one thread.
final class NeighbourTree {
  private static final int INDENT = 2;

  private final Session session;
  private final JsonObject answer;
  private final Map<String, JsonObject> nodes = new HashMap<>();
  private final Map<String, List<JsonObject>> edges = new HashMap<>();
  private final Set<String> shown = new HashSet<>();

  NeighbourTree(Session session, JsonObject answer) {
    this.session = session;
    this.answer = answer;
    Answers.items(answer, "nodes").forEach(node -> nodes.put(Answers.string(node, "id"), node));
    for (JsonObject edge : Answers.items(answer, "edges")) {
      edges.computeIfAbsent(nearer(edge), id -> new ArrayList<>()).add(edge);
    }
  }

  void show() {
    String start = Answers.string(answer, "id");
    Screen out = session.out();
    out.own(out.styled(Style.STRONG, described(start)) + '\n');
    shown.add(start);
    branches(start, 1);
    boolean alone = nodes.size() < 2;
    if (alone) {
      session.err().say(Style.FAINT, Sentence.of("neighbours-none"));
    }
    if (Answers.isTrue(answer, "more")) {
      session.err().say(Style.FAINT, Sentence.of("neighbours-more"));
    }
  }

  /// Depth is at most that of the question, and so is the recursion.
  private void branches(String id, int level) {
    for (JsonObject edge : edges.getOrDefault(id, List.of())) {
      boolean out = Answers.string(edge, "from").equals(id);
      String other = Answers.string(edge, out ? "to" : "from");
      boolean first = shown.add(other);
      String arrow = out ? "→ " : "← ";
      String label = session.out().shown(Answers.string(edge, "label"));
      String what = first ? described(other) : session.out().shown(other) + " ↑";
      session.out().own(" ".repeat(INDENT * level) + arrow + label + ' ' + what + '\n');
      if (first) {
        branches(other, level + 1);
      }
    }
  }

  private String described(String id) {
    Screen out = session.out();
    JsonObject node = nodes.get(id);
    JsonObject object = node == null ? null : node.object("object");
    if (object == null) {
      return out.shown(id) + ' ' + out.rendered(Sentence.of("neighbours-absent"));
    }
    String name =
        object.get("name") == JsonNull.NULL ? "" : ' ' + out.shown(Answers.text(object, "name"));
    String tlp = " TLP:" + Answers.text(Answers.object(object, "handling"), "tlp");
    String revoked =
        Answers.isTrue(object, "revoked")
            ? ' ' + out.rendered(Sentence.of("lookup-note-revoked"))
            : "";
    return out.shown(id) + name + tlp + revoked;
  }

  /// The end from which the other was found.
  private String nearer(JsonObject edge) {
    String from = Answers.string(edge, "from");
    String to = Answers.string(edge, "to");
    return depth(to) < depth(from) ? to : from;
  }

  private long depth(String id) {
    JsonObject node = nodes.get(id);
    return node == null ? 0 : Answers.number(node, "depth");
  }
}
