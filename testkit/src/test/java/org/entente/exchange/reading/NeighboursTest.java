package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.reading.Neighbourhood.Direction;
import org.entente.exchange.reading.Neighbourhood.Edge;
import org.entente.exchange.reading.Neighbourhood.Node;
import org.entente.exchange.reading.Neighbourhood.Reach;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.StixId;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private final DomainFixture fixture = new DomainFixture();
  private final CollectionId here = fixture.collection("here");
  private final CollectionId there = fixture.collection("there");
  private final Caller reader =
      fixture.caller("r", Role.READER, Tlp.AMBER_STRICT, here, Grant.READ);
  private final Places places = new Places(List.of(here, there), false);

  @Test
  void a_relationship_is_an_edge_between_its_ends() {
    fixture.post(here, tool(1), tool(2), relationship(1, toolId(1), toolId(2)));
    var edge = new Edge(toolId(1), toolId(2), "related-to", id("relationship", 1));
    for (Direction direction : List.of(Direction.OUT, Direction.BOTH)) {
      Neighbourhood found = around(toolId(1), 1, 10, direction);
      assertThat(found.nodes()).extracting(Node::id).containsExactly(toolId(1), toolId(2));
      assertThat(found.edges()).containsExactly(edge);
      assertThat(found.more()).isFalse();
    }
    assertThat(around(toolId(1), 1, 10, Direction.IN).edges()).isEmpty();
    assertThat(around(toolId(2), 1, 10, Direction.IN).edges()).containsExactly(edge);
    assertThat(around(toolId(2), 1, 10, Direction.OUT).edges()).isEmpty();
  }

  @Test
  void references_and_sightings_connect_too() {
    fixture.post(
        here,
        tool(1),
        report(1, toolId(1), id("relationship", 7)),
        sighting(1, toolId(1)),
        tool(2));
    Neighbourhood found = around(toolId(1), 1, 10, Direction.BOTH);
    assertThat(found.edges())
        .containsExactlyInAnyOrder(
            new Edge(id("report", 1), toolId(1), "object_refs", null),
            new Edge(id("sighting", 1), toolId(1), "sighting_of_ref", null));
    Neighbourhood out = around(id("report", 1), 1, 10, Direction.OUT);
    assertThat(out.nodes()).extracting(Node::id).contains(toolId(1), id("relationship", 7));
    assertThat(out.nodes().getLast().seen()).as("referred to and not there").isNull();
  }

  @Test
  void depth_counts_steps_and_nearer_ones_come_first() {
    fixture.post(
        here,
        tool(1),
        tool(2),
        tool(3),
        tool(4),
        relationship(1, toolId(1), toolId(2)),
        relationship(2, toolId(2), toolId(3)),
        relationship(3, toolId(3), toolId(4)),
        relationship(4, toolId(4), toolId(1)));
    assertThat(around(toolId(1), 1, 10, Direction.OUT).nodes()).hasSize(2);
    Neighbourhood found = around(toolId(1), 5, 10, Direction.OUT);
    assertThat(found.nodes()).extracting(Node::depth).containsExactly(0, 1, 2, 3);
    assertThat(found.edges()).hasSize(4);
  }

  @Test
  void only_the_latest_visible_version_counts() {
    String red = StandardMarking.of(Tlp.RED).id().toString();
    fixture.post(
        here,
        tool(1),
        tool(2),
        tool(3),
        report(1, "2026-01-01T00:00:00.000Z", "", toolId(1)),
        report(1, "2026-01-02T00:00:00.000Z", "", toolId(2)),
        report(
            1,
            "2026-01-03T00:00:00.000Z",
            ",\"object_marking_refs\":[\"" + red + "\"]",
            toolId(3)));
    assertThat(around(toolId(1), 1, 10, Direction.BOTH).edges()).isEmpty();
    assertThat(around(toolId(2), 1, 10, Direction.BOTH).edges()).hasSize(1);
    assertThat(around(toolId(3), 1, 10, Direction.BOTH).edges()).isEmpty();
    var all = new Reach(1, 10, Direction.BOTH, Set.of());
    assertThat(done(neighbours().around(fixture.owner, places, toolId(2), all)).edges()).isEmpty();
  }

  @Test
  void the_number_of_objects_is_bounded_and_says_so() {
    var objects = new ArrayList<String>(List.of(tool(1)));
    for (int i = 2; i <= 12; i++) {
      objects.add(tool(i));
      objects.add(relationship(i, toolId(1), toolId(i)));
    }
    fixture.post(here, objects.toArray(String[]::new));
    Neighbourhood exactly = around(toolId(1), 1, 11, Direction.BOTH);
    assertThat(exactly.nodes()).hasSize(12);
    assertThat(exactly.more()).isFalse();
    Neighbourhood cut = around(toolId(1), 1, 10, Direction.BOTH);
    assertThat(cut.nodes()).isEqualTo(exactly.nodes().subList(0, 11));
    assertThat(cut.edges()).hasSize(10);
    assertThat(cut.more()).isTrue();
  }

  @Test
  void what_refers_to_one_object_is_bounded_and_says_so() {
    var objects = new ArrayList<String>(List.of(tool(1)));
    for (int i = 0; i < NeighbourWalk.REFERRING_MAX; i++) {
      objects.add(sighting(i, toolId(1)));
    }
    fixture.load(here, objects.toArray(String[]::new));
    Set<String> nobody = Set.of("malware");
    var reach = new Reach(1, 10, Direction.BOTH, nobody);
    assertThat(done(neighbours().around(reader, places, toolId(1), reach)).more()).isFalse();
    fixture.post(here, sighting(NeighbourWalk.REFERRING_MAX, toolId(1)));
    assertThat(done(neighbours().around(reader, places, toolId(1), reach)).more()).isTrue();
  }

  @Test
  void an_author_does_not_connect_everything_unless_asked_about() {
    StixId author = id("identity", 1);
    String by =
        ",\"created_by_ref\":\"%s\",\"x_mitre_modified_by_ref\":\"%s\"".formatted(author, author);
    fixture.post(
        here,
        report(1, "2026-01-01T00:00:00.000Z", by, toolId(1)),
        report(2, "2026-01-01T00:00:00.000Z", by, toolId(2)),
        identity(1));
    assertThat(around(id("report", 1), 3, 10, Direction.BOTH).nodes())
        .extracting(Node::id)
        .containsExactlyInAnyOrder(id("report", 1), author, toolId(1));
    assertThat(around(author, 1, 10, Direction.IN).nodes())
        .extracting(Node::id)
        .containsExactly(author, id("report", 1), id("report", 2));
  }

  @Test
  void types_bound_what_is_reached() {
    fixture.post(here, tool(1), tool(2), report(1, toolId(1), toolId(2)));
    var reach = new Reach(2, 10, Direction.BOTH, Set.of("tool"));
    assertThat(done(neighbours().around(reader, places, toolId(1), reach)).nodes()).hasSize(1);
    var both = new Reach(2, 10, Direction.BOTH, Set.of("tool", "report"));
    assertThat(done(neighbours().around(reader, places, toolId(1), both)).nodes()).hasSize(3);
  }

  @Test
  void what_one_may_not_see_is_not_found() {
    fixture.post(there, tool(1));
    assertThat(refused(neighbours().around(reader, places, toolId(1), reach(1))))
        .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
    assertThat(done(neighbours().around(fixture.owner, places, toolId(1), reach(1))).nodes())
        .hasSize(1);
  }

  @Test
  void leaves_one_record() {
    fixture.post(here, tool(1), tool(2), relationship(1, toolId(1), toolId(2)));
    int mark = fixture.records().size();
    around(toolId(1), 2, 10, Direction.BOTH);
    assertThat(fixture.recordsSince(mark))
        .singleElement()
        .satisfies(record -> {
          AuditRecord one = record;
          assertThat(one.action()).isEqualTo("objects.neighbours");
          assertThat(one.ids()).containsExactly(toolId(1).toString(), toolId(2).toString());
          assertThat(one.count()).isEqualTo(2);
        });
  }

  @Test
  void reach_is_bounded() {
    assertThat(reach(Reach.DEPTH_MAX).depth()).isEqualTo(5);
    assertThatThrownBy(() -> reach(Reach.DEPTH_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Reach(1, Reach.NODES_MAX + 1, Direction.OUT, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Neighbours neighbours() {
    return fixture.exchange.neighbours();
  }

  private Neighbourhood around(StixId id, int depth, int max, Direction direction) {
    return done(
        neighbours().around(reader, places, id, new Reach(depth, max, direction, Set.of())));
  }

  private static Reach reach(int depth) {
    return new Reach(depth, 10, Direction.BOTH, Set.of());
  }

  private static StixId id(String type, int number) {
    return new StixId(type, new UUID(0x0000_0000_0001_4000L, 0x8000_0000_0000_0000L | number));
  }

  private static String head(StixId id, String modified) {
    return "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"%s\""
        .formatted(id.type(), id, modified);
  }

  private static String relationship(int number, StixId from, StixId to) {
    return head(id("relationship", number), "2026-01-01T00:00:00.000Z")
        + ",\"relationship_type\":\"related-to\",\"source_ref\":\"%s\",\"target_ref\":\"%s\"}"
            .formatted(from, to);
  }

  private static String sighting(int number, StixId of) {
    return head(id("sighting", number), "2026-01-01T00:00:00.000Z")
        + ",\"sighting_of_ref\":\"%s\"}".formatted(of);
  }

  private static String identity(int number) {
    return head(id("identity", number), "2026-01-01T00:00:00.000Z") + ",\"name\":\"CERT\"}";
  }

  private static String report(int number, StixId... about) {
    return report(number, "2026-01-01T00:00:00.000Z", "", about);
  }

  private static String report(int number, String modified, String more, StixId... about) {
    var ids = new ArrayList<String>();
    for (StixId one : about) {
      ids.add("\"" + one + "\"");
    }
    return head(id("report", number), modified)
        + ",\"name\":\"R\",\"published\":\"2026-01-01T00:00:00Z\",\"object_refs\":["
        + String.join(",", ids)
        + "]"
        + more
        + "}";
  }
}
