package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private static final String OLD = "2026-01-01T00:00:00.000Z";
  private static final String NEW = "2026-02-01T00:00:00.000Z";

  private final DomainFixture fixture = new DomainFixture();
  private final Removal removal = fixture.exchange.removal();
  private final CollectionId collection = fixture.collection("c");

  @Test
  void takes_the_versions_that_were_asked_for_with_a_record_in_the_commit() {
    fixture.post(collection, tool(1, OLD, "old"), tool(1, NEW, "new"), tool(2));
    Caller editor = fixture.caller("e", Role.ANALYST, Tlp.RED, collection, Grant.READ_WRITE);
    int mark = fixture.records().size();

    assertThat(done(removal.remove(editor, collection, toolId(1), Versions.LAST))).hasSize(1);
    assertThat(fixture.recordsSince(mark)).hasSize(1);
    AuditRecord record = fixture.records().getLast();
    assertThat(record.verb()).isEqualTo(AuditRecord.Verb.ERASURE);
    assertThat(record.ids()).containsExactly(toolId(1).toString());
    assertThat(record.count()).isEqualTo(1);
    assertThat(fixture.all(collection).entries())
        .extracting(Entry::versionText)
        .containsExactly(OLD, OLD);
    assertThat(done(removal.remove(editor, collection, toolId(1), Versions.ALL))).hasSize(1);
    assertThat(fixture.all(collection).entries()).extracting(Entry::id).containsExactly(toolId(2));
  }

  @Test
  void needs_both_rights() {
    fixture.post(collection, tool(1));
    Caller reads = fixture.caller("r", Role.ANALYST, Tlp.RED, collection, Grant.READ);
    Caller writes = fixture.caller("w", Role.ANALYST, Tlp.RED, collection, Grant.WRITE);
    Caller auditor = fixture.caller("a", Role.AUDITOR, Tlp.RED, collection, null);
    Caller stranger = fixture.caller("s", Role.ANALYST, Tlp.RED, collection, null);

    for (Caller caller : new Caller[] {reads, writes, auditor}) {
      assertThat(refused(removal.remove(caller, collection, toolId(1), Versions.ALL)))
          .isEqualTo(RefusalCode.FORBIDDEN);
      assertThat(refused(removal.preview(caller, collection, toolId(1), Versions.ALL)))
          .isEqualTo(RefusalCode.FORBIDDEN);
    }
    assertThat(refused(removal.remove(stranger, collection, toolId(1), Versions.ALL)))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(fixture.all(collection).entries()).hasSize(1);
  }

  @Test
  void what_one_may_not_see_one_cannot_remove_nor_find_out_about() {
    fixture.post(collection, tool(1, OLD, "old", StandardMarking.TLP2_GREEN.id()));
    fixture.post(collection, tool(1, NEW, "new", StandardMarking.TLP2_RED.id()));
    fixture.post(collection, tool(2, Tlp.RED));
    Caller editor = fixture.caller("e", Role.ANALYST, Tlp.AMBER, collection, Grant.READ_WRITE);

    assertThat(refused(removal.remove(editor, collection, toolId(2), Versions.ALL)))
        .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
    assertThat(done(removal.remove(editor, collection, toolId(1), Versions.ALL)))
        .singleElement()
        .satisfies(removed -> assertThat(removed.version().text()).isEqualTo(OLD));
    assertThat(fixture.all(collection).entries())
        .extracting(Entry::versionText)
        .containsExactly(NEW, OLD);
  }

  @Test
  void a_preview_says_what_would_go_and_leaves_it() {
    fixture.post(collection, tool(1, OLD, "old"), tool(1, NEW, "new"));

    assertThat(done(removal.preview(fixture.owner, collection, toolId(1), Versions.ALL)))
        .isEqualTo(done(removal.remove(fixture.owner, collection, toolId(1), Versions.ALL)));
    assertThat(refused(removal.preview(fixture.owner, collection, toolId(1), Versions.ALL)))
        .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
  }

  @Test
  void what_is_not_there_is_not_found_and_recorded() {
    assertThat(refused(removal.remove(fixture.owner, collection, toolId(1), Versions.ALL)))
        .isEqualTo(RefusalCode.OBJECT_NOT_FOUND);
    assertThat(fixture.records().getLast().outcome()).isEqualTo("object-not-found");
  }

  @Test
  void a_store_that_refuses_keeps_everything() {
    fixture.post(collection, tool(1));
    fixture.store.refuseCommits(StoreRefusal.Reason.FAILED);

    assertThat(refused(removal.remove(fixture.owner, collection, toolId(1), Versions.ALL)))
        .isEqualTo(RefusalCode.STORE_FAILED);
    fixture.store.recover();
    assertThat(fixture.all(collection).entries()).hasSize(1);
  }
}
