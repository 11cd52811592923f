package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.Exchange;
import org.entente.exchange.Settings;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Origin;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.Argon2id;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.reading.Lookup;
import org.entente.exchange.reading.Neighbourhood;
import org.entente.exchange.reading.Neighbourhood.Direction;
import org.entente.exchange.reading.Neighbourhood.Reach;
import org.entente.exchange.reading.Places;
import org.entente.exchange.reading.Question;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.stix.StixId;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Looking up and walking around on any store: what an account may not see changes nothing that it
/// is told. Two worlds that differ in hidden objects alone (above its ceiling, or in a collection
/// without a right) look the same to it, down to the order and to where an answer is cut.
public abstract class FindingContract extends StoreContract {
  private static final int WORLDS = Integer.getInteger("entente.finding.worlds", 60);
  private static final Password PASSWORD = Password.of("a good long password");
  private static final int OBJECTS = 4;

  private int worlds;

  private enum Shape {
    TOOL,
    RELATIONSHIP,
    REPORT,
    SIGHTING,
    ADDRESS
  }

  /// One version of one of few objects in one of three collections, the last of which the account
  /// has no right to.
  private record Draft(Shape shape, int a, int b, int version, Tlp level, int place) {
    boolean isVisible() {
      return level.compareTo(Tlp.AMBER) <= 0 && place < 2;
    }

    /// What must differ for two drafts not to be the same version.
    List<Object> identity() {
      boolean lone = shape == Shape.TOOL || shape == Shape.SIGHTING || shape == Shape.ADDRESS;
      return List.of(shape, a, lone ? 0 : b, shape == Shape.ADDRESS ? 0 : version, place);
    }

    StixId id() {
      return switch (shape) {
        case TOOL -> tool(a);
        case RELATIONSHIP -> made("relationship", a * OBJECTS + b);
        case REPORT -> made("report", a * OBJECTS + b);
        case SIGHTING -> made("sighting", a);
        case ADDRESS -> made("ipv4-addr", a);
      };
    }

    String json() {
      String head =
          "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"object_marking_refs\":[\"%s\"],"
              .formatted(id().type(), id(), StandardMarking.of(level).id());
      if (shape == Shape.ADDRESS) {
        return head + "\"value\":\"198.51.100." + a + "\"}";
      }
      return head
          + "\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-%02dT00:00:00.000Z\","
              .formatted(version)
          + switch (shape) {
            case TOOL ->
                "\"name\":\"name " + version % 2 + "\",\"created_by_ref\":\"" + AUTHOR + "\"";
            case RELATIONSHIP ->
                "\"relationship_type\":\"related-to\",\"source_ref\":\""
                    + tool(version == 2 ? b : a)
                    + "\",\"target_ref\":\""
                    + tool(version == 2 ? a : b)
                    + "\"";
            case REPORT ->
                "\"name\":\"name 0\",\"published\":\"2026-01-01T00:00:00Z\",\"object_refs\":[\""
                    + tool(a)
                    + "\",\""
                    + made("relationship", b)
                    + "\"]";
            case SIGHTING -> "\"sighting_of_ref\":\"" + tool(a) + "\"";
            case ADDRESS -> "";
          }
          + "}";
    }
  }

  private static final String AUTHOR = "identity--f431f809-377b-45e0-aa1c-6a4751cae5ff";

  @Test
  void hidden_objects_change_nothing_for_those_who_may_not_see_them() {
    Exchange exchange =
        Exchange.open(
            store,
            clock,
            new SecureRandom(),
            Settings.DEFAULTS,
            new Argon2id(new Argon2id.Cost(8, 1, 1), new SecureRandom()));
    Caller owner = Caller.local("test");
    done(exchange.accounts().add(owner, "r", Role.READER, Tlp.AMBER, Pap.RED, PASSWORD));
    qt().withExamples(WORLDS)
        .forAll(lists().of(drafts()).ofSizeBetween(0, 25), integers().between(1, 6))
        .checkAssert((drafts, nodesMax) -> {
          List<Draft> all = distinct(drafts);
          List<Draft> visible = all.stream().filter(Draft::isVisible).toList();
          assertThat(told(exchange, owner, all, nodesMax))
              .isEqualTo(told(exchange, owner, visible, nodesMax));
        });
  }

  private List<String> told(Exchange exchange, Caller owner, List<Draft> drafts, int nodesMax) {
    worlds++;
    var places = new ArrayList<CollectionId>();
    for (int i = 0; i < 3; i++) {
      var proposal = NewCollection.named("w" + worlds + "-" + i);
      CollectionId place = done(exchange.collections().add(owner, proposal)).id();
      places.add(place);
      if (i < 2) {
        done(exchange.grants().set(owner, "r", place, Grant.READ));
      }
    }
    for (Draft draft : drafts) {
      byte[] envelope = ("{\"objects\":[" + draft.json() + "]}").getBytes(StandardCharsets.UTF_8);
      var status =
          done(exchange.ingest().envelope(owner, places.get(draft.place), Content.of(envelope)));
      assertThat(status.failures()).as(draft.json()).isEmpty();
    }
    Caller caller = done(exchange.authentication().password("r", PASSWORD, Origin.LOCAL));
    // The names tell the two worlds apart, and nothing else may.
    List<CollectionId> reachable =
        exchange.outlook().reachable(caller).stream()
            .map(Visible::collection)
            .filter(place -> place.name().startsWith("w" + worlds + "-"))
            .map(org.entente.exchange.collection.Collection::id)
            .toList();
    var asked = new Places(reachable, false);
    var seen = new ArrayList<String>();
    var questions = new ArrayList<Question>();
    for (String text : List.of("name 0", "name 1", "198.51.100.0", "198.51.100[.]1", "nobody")) {
      if (Question.read(text, null) instanceof Question.Read.Understood(var question)) {
        questions.add(question);
      }
    }
    for (Lookup.Answer answer : done(exchange.lookup().answers(caller, asked, questions))) {
      seen.add(answer.more() + " " + answer.matches().size());
      answer
          .matches()
          .forEach(match ->
              seen.add(
                  places.indexOf(match.collection())
                      + " "
                      + match.id()
                      + match.by()
                      + (match.id().type().equals("ipv4-addr") ? "" : match.version())
                      + match.current()
                      + match.handling()
                      + match.sketch()));
    }
    for (int object = 0; object < OBJECTS; object++) {
      for (Direction direction : Direction.values()) {
        for (int depth = 1; depth <= 3; depth++) {
          var reach = new Reach(depth, nodesMax, direction, Set.of());
          seen.add(told(exchange.neighbours().around(caller, asked, tool(object), reach), places));
        }
      }
    }
    return seen;
  }

  private static String told(Outcome<Neighbourhood> outcome, List<CollectionId> places) {
    return switch (outcome) {
      case Outcome.Refused<Neighbourhood>(var refusal) -> refusal.code().code();
      case Outcome.Done<Neighbourhood>(var found) -> {
        var text = new StringBuilder().append(found.more()).append(found.edges());
        for (Neighbourhood.Node node : found.nodes()) {
          var seen = node.seen();
          text.append(node.id()).append(node.depth());
          if (seen != null) {
            text.append(places.indexOf(seen.collection()))
                .append(node.id().type().equals("ipv4-addr") ? "" : seen.version())
                .append(seen.handling())
                .append(seen.sketch());
          }
        }
        yield text.toString();
      }
    };
  }

  private static List<Draft> distinct(List<Draft> drafts) {
    var seen = new HashSet<List<Object>>();
    return drafts.stream().filter(draft -> seen.add(draft.identity())).toList();
  }

  private static Gen<Draft> drafts() {
    return arbitrary()
        .enumValues(Shape.class)
        .zip(
            integers().between(0, OBJECTS - 1),
            integers().between(0, OBJECTS - 1),
            integers().between(0, 8),
            arbitrary().pick(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED),
            (shape, a, b, mixed, level) -> new Draft(shape, a, b, 1 + mixed % 3, level, mixed / 3));
  }

  private static StixId tool(int number) {
    return made("tool", number);
  }

  private static StixId made(String type, int number) {
    return new StixId(type, new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | number));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }
}
