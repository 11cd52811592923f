package org.entente.exchange.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.search.Searching.Request;
import org.entente.exchange.search.Searching.Results;
import org.entente.stix.StixId;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class SearchingTest {
  private final DomainFixture fixture = new DomainFixture();
  private final Searching searching = fixture.exchange.searching();
  private final CollectionId collection = fixture.collection("c");

  @Test
  void tells_where_an_object_is_and_what_it_is_called() {
    fixture.post(collection, tool(1));
    Results results = done(searching.find(fixture.owner, request("tool")));
    assertThat(results.hits()).hasSize(1);
    Hit hit = results.hits().getFirst();
    assertThat(hit.entry().id()).isEqualTo(toolId(1));
    assertThat(hit.name()).isEqualTo("Tool 1");
    assertThat(hit.collection().name()).isEqualTo("c");
    assertThat(results.next()).isNull();
    assertThat(results.complete()).isTrue();
  }

  @Test
  void looks_only_where_the_caller_may_read() {
    CollectionId other = fixture.collection("other");
    fixture.post(collection, tool(1));
    fixture.post(other, tool(2));
    Caller reader = fixture.caller("r", Role.READER, Tlp.RED, collection, Grant.READ);
    assertThat(ids(done(searching.find(reader, request("tool"))))).containsExactly(toolId(1));
    assertThat(refused(searching.find(reader, in(other, "tool"))))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(ids(done(searching.find(fixture.owner, request("tool")))))
        .containsExactlyInAnyOrder(toolId(2), toolId(1));
  }

  @Test
  void who_may_not_read_finds_nothing() {
    fixture.post(collection, tool(1));
    Caller writer = fixture.caller("w", Role.ANALYST, Tlp.RED, collection, Grant.WRITE);
    Caller auditor = fixture.caller("a", Role.AUDITOR, Tlp.RED, collection, null);
    for (Caller caller : List.of(writer, auditor)) {
      assertThat(done(searching.find(caller, request("tool"))).hits()).isEmpty();
      assertThat(refused(searching.find(caller, in(collection, "tool"))))
          .isEqualTo(RefusalCode.FORBIDDEN);
    }
  }

  @Test
  void never_shows_what_is_above_the_ceiling() {
    fixture.post(collection, tool(1, Tlp.GREEN), tool(2, Tlp.RED));
    Caller reader = fixture.caller("r", Role.READER, Tlp.GREEN, collection, Grant.READ);
    assertThat(ids(done(searching.find(reader, request("tool"))))).containsExactly(toolId(1));
  }

  @Test
  void what_was_removed_is_not_shown_though_the_index_still_has_it() {
    fixture.post(collection, tool(1));
    fixture.post(collection, tool(2));
    fixture.post(collection, tool(3));
    fixture.search.freeze(everything());
    for (int gone : new int[] {3, 2}) {
      done(
          fixture
              .exchange
              .removal()
              .remove(fixture.owner, collection, toolId(gone), Selection.Versions.ALL));
    }
    Results results =
        done(
            searching.find(
                fixture.owner, new Request("tool", SearchFilter.NONE, null, null, 1, false)));
    assertThat(ids(results)).containsExactly(toolId(1));
    assertThat(results.next()).isNull();
  }

  @Test
  void pages_go_on_where_the_one_before_ended() {
    for (int i = 1; i <= 5; i++) {
      fixture.post(collection, tool(i));
    }
    var seen = new ArrayList<StixId>();
    String after = null;
    do {
      Results page =
          done(
              searching.find(
                  fixture.owner, new Request("tool", SearchFilter.NONE, null, after, 2, false)));
      seen.addAll(ids(page));
      after = page.next();
    } while (after != null);
    assertThat(seen).containsExactly(toolId(5), toolId(4), toolId(3), toolId(2), toolId(1));
  }

  @Test
  void a_cursor_belongs_to_its_question() {
    fixture.post(collection, tool(1), tool(2));
    String next =
        done(searching.find(
                fixture.owner, new Request("tool", SearchFilter.NONE, null, null, 1, false)))
            .next();
    assertThat(next).isNotNull();
    for (Request other :
        List.of(
            new Request("tools", SearchFilter.NONE, null, next, 1, false),
            new Request("tool", SearchFilter.ofTypes("tool"), null, next, 1, false),
            new Request("tool", SearchFilter.NONE, collection, next, 1, false),
            new Request("tool", SearchFilter.NONE, null, "x" + next.substring(1), 1, false),
            new Request("tool", SearchFilter.NONE, null, "garbage", 1, false))) {
      assertThat(refused(searching.find(fixture.owner, other)))
          .isEqualTo(RefusalCode.VALUE_INVALID);
    }
    // Another limit is the same question.
    assertThat(
            done(searching.find(
                    fixture.owner, new Request("tool", SearchFilter.NONE, null, next, 9, false)))
                .hits())
        .hasSize(1);
  }

  @Test
  void leaves_one_record_with_the_digest_of_the_question_and_never_its_words() {
    fixture.post(collection, tool(1));
    int mark = fixture.records().size();
    done(searching.find(fixture.owner, request("tool")));
    done(searching.find(fixture.owner, request("something-secret")));
    List<AuditRecord> records = fixture.recordsSince(mark);
    assertThat(records).hasSize(2);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.action()).isEqualTo("objects.search");
          assertThat(record.query()).matches("[0-9a-f]{64}");
          assertThat(record.ids()).isEmpty();
          assertThat(record.toString()).doesNotContain("something-secret");
        });
    assertThat(records.getFirst().count()).isEqualTo(1);
    assertThat(records.getFirst().query()).isNotEqualTo(records.getLast().query());
  }

  @Test
  void every_refusal_leaves_one_record() {
    int mark = fixture.records().size();
    assertThat(refused(searching.find(fixture.owner, request("a*"))))
        .isEqualTo(RefusalCode.SEARCH_WILDCARD);
    assertThat(refused(searching.find(fixture.owner, request("x".repeat(1_001)))))
        .isEqualTo(RefusalCode.SEARCH_TOO_LONG);
    fixture.search.breakDown();
    assertThat(refused(searching.find(fixture.owner, request("tool"))))
        .isEqualTo(RefusalCode.SEARCH_UNAVAILABLE);
    assertThat(fixture.recordsSince(mark))
        .extracting(AuditRecord::outcome)
        .containsExactly("search-wildcard", "search-too-long", "search-unavailable");
  }

  @Test
  void what_cannot_be_recorded_is_not_given_out() {
    fixture.post(collection, tool(1));
    fixture.store.refuseNotes(StoreRefusal.Reason.FULL);
    assertThat(refused(searching.find(fixture.owner, request("tool"))))
        .isEqualTo(RefusalCode.STORE_FULL);
  }

  private TextSearch.Question everything() {
    return new TextSearch.Question(
        TextQuery.EVERYTHING,
        SearchFilter.NONE,
        Set.of(collection),
        Ceiling.ALL,
        Optional.empty(),
        1,
        false);
  }

  private static Request request(String text) {
    return new Request(text, SearchFilter.NONE, null, null, 100, false);
  }

  private static Request in(CollectionId collection, String text) {
    return new Request(text, SearchFilter.NONE, collection, null, 100, false);
  }

  private static List<StixId> ids(Results results) {
    return results.hits().stream().map(hit -> hit.entry().id()).toList();
  }
}
