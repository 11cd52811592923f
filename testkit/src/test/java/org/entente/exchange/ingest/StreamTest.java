package org.entente.exchange.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.entente.exchange.DomainFixture.bundle;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.DomainFixture.refused;
import static org.entente.exchange.Objects21.bad;
import static org.entente.exchange.Objects21.statement;
import static org.entente.exchange.Objects21.statementId;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.ingest.Ingest.Mode;
import org.entente.exchange.ingest.Summary.Ending;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.StixId;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
  private static final int MANY = 2 * Batch.OBJECTS_MAX + 7;

  private final DomainFixture fixture = new DomainFixture();
  private final CollectionId collection = fixture.collection("c");

  @Test
  void a_bundle_of_many_batches_is_stored_in_its_order() {
    Summary summary = fixture.load(collection, many());

    assertThat(summary.complete()).isTrue();
    assertThat(summary.total()).isEqualTo(MANY);
    assertThat(summary.stored()).isEqualTo(MANY);
    List<Entry> entries = fixture.all(collection).entries();
    assertThat(entries)
        .extracting(Entry::id)
        .containsExactlyElementsOf(IntStream.range(0, MANY).mapToObj(i -> toolId(i)).toList());
    assertThat(summary.first()).isEqualTo(entries.getFirst().position());
    assertThat(summary.last()).isEqualTo(entries.getLast().position());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle", "envelope", "lines", "lone"})
  void takes_every_form_of_document(String form) {
    String text =
        switch (form) {
          case "bundle" -> bundle(tool(1));
          case "envelope" -> "{\"objects\":[" + tool(1) + "]}";
          case "lines" -> tool(1) + "\n" + tool(2) + "\n";
          default -> tool(1);
        };
    Summary summary = load(text);

    assertThat(summary.complete()).isTrue();
    assertThat(summary.stored()).isEqualTo(form.equals("lines") ? 2 : 1);
  }

  @Test
  void each_batch_is_one_commit_with_its_record() {
    int mark = fixture.records().size();
    fixture.load(collection, many());

    assertThat(fixture.recordsSince(mark))
        .extracting(AuditRecord::action, AuditRecord::count)
        .containsExactly(
            tuple("objects.import", 1000L),
            tuple("objects.import", 1000L),
            tuple("objects.import", 7L));
  }

  @Test
  void an_import_of_nothing_leaves_a_record_too() {
    int mark = fixture.records().size();
    fixture.load(collection, bad(1));

    assertThat(fixture.recordsSince(mark)).hasSize(1);
    assertThat(fixture.records().getLast().outcome()).isEqualTo("ok");
  }

  @Test
  void refusals_are_counted_by_code_and_told_as_they_happen() {
    var told = new ArrayList<Summary.Detail>();
    var progress =
        new Progress() {
          @Override
          public boolean goOn(long bytes, Summary soFar) {
            return true;
          }

          @Override
          public void refused(Summary.Detail detail) {
            told.add(detail);
          }
        };
    fixture.load(collection, tool(1));
    String other = tool(1, "2026-01-01T00:00:00.000Z", "Another");
    Summary summary = fixture.load(collection, progress, tool(2), bad(3), "7", other);

    assertThat(summary.refused()).isEqualTo(3);
    assertThat(summary.complete()).isFalse();
    assertThat(summary.refusalsByCode())
        .containsOnlyKeys("conflict", "object-not-object", "property-missing");
    assertThat(told)
        .extracting(Summary.Detail::index, Summary.Detail::pointer, Summary.Detail::code)
        .containsExactly(
            tuple(1L, "/objects/1/name", "property-missing"),
            tuple(2L, "/objects/2", "object-not-object"),
            tuple(3L, "/objects/3", "conflict"));
    assertThat(summary.details()).containsExactlyElementsOf(told);
    assertThat(told.getFirst().clause()).startsWith("STIX 2.1");
    assertThat(told.getFirst().message()).isNotBlank();
  }

  @Test
  void details_beyond_the_limit_are_counted_only() {
    String[] many =
        IntStream.rangeClosed(0, Summary.DETAILS_MAX).mapToObj(i -> bad(i)).toArray(String[]::new);
    Summary summary = fixture.load(collection, many);

    assertThat(summary.details()).hasSize(Summary.DETAILS_MAX);
    assertThat(summary.refused()).isEqualTo(Summary.DETAILS_MAX + 1);
  }

  @Test
  void warnings_are_counted_for_what_was_taken() {
    String unwise = tool(1).replace("\"name\"", "\"x_note\":\"y\",\"name\"");
    Summary summary = fixture.load(collection, unwise, tool(2));

    assertThat(summary.warned()).isEqualTo(1);
    assertThat(summary.warningsByCode()).containsOnlyKeys("custom-property");
    assertThat(summary.complete()).isTrue();
  }

  @Test
  void a_second_run_finds_everything_known() {
    fixture.load(collection, many());
    Summary again = fixture.load(collection, many());

    assertThat(again.known()).isEqualTo(MANY);
    assertThat(again.stored()).isZero();
    assertThat(fixture.all(collection).entries()).hasSize(MANY);
  }

  @Test
  void cancelled_between_batches_it_leaves_whole_batches_and_a_second_run_finishes() {
    Summary summary = fixture.load(collection, (bytes, soFar) -> false, many());

    assertThat(summary.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(summary.complete()).isFalse();
    assertThat(summary.stored()).isEqualTo(Batch.OBJECTS_MAX);
    assertThat(fixture.all(collection).entries()).hasSize(Batch.OBJECTS_MAX);
    Summary rest = fixture.load(collection, many());
    assertThat(rest.complete()).isTrue();
    assertThat(rest.known()).isEqualTo(Batch.OBJECTS_MAX);
    assertThat(rest.stored()).isEqualTo(MANY - Batch.OBJECTS_MAX);
  }

  @Test
  void progress_grows() {
    var bytes = new ArrayList<Long>();
    var totals = new ArrayList<Long>();
    fixture.load(
        collection,
        (read, soFar) -> {
          bytes.add(read);
          totals.add(soFar.stored());
          return true;
        },
        many());

    assertThat(bytes).hasSize(3).isSorted().allMatch(read -> read > 0);
    assertThat(totals).containsExactly(1000L, 2000L, 2007L);
  }

  @Test
  void an_input_that_breaks_off_keeps_what_came_before() {
    String text = bundle(many());
    Summary summary = load(text.substring(0, text.length() - 10));

    assertThat(summary.ending()).isEqualTo(Ending.BROKEN);
    assertThat(summary.breakage()).isNotNull();
    assertThat(summary.breakage().code()).isEqualTo(RefusalCode.UNREADABLE);
    assertThat(summary.breakage().findings().getFirst().code()).isEqualTo("json-truncated");
    assertThat(summary.stored()).isEqualTo(MANY - 1);
    assertThat(fixture.records().getLast().outcome()).isEqualTo("unreadable");
    assertThat(fixture.records().getLast().errorId()).isEqualTo(summary.breakage().id().toString());
  }

  @Test
  void a_disk_that_fills_up_stops_it_at_a_whole_batch() {
    Summary summary =
        fixture.load(
            collection,
            (bytes, soFar) -> {
              fixture.store.refuseCommits(StoreRefusal.Reason.FULL);
              return true;
            },
            many());

    assertThat(summary.ending()).isEqualTo(Ending.STOPPED);
    assertThat(summary.breakage().code()).isEqualTo(RefusalCode.STORE_FULL);
    assertThat(summary.stored()).isEqualTo(Batch.OBJECTS_MAX);
    fixture.store.recover();
    assertThat(fixture.all(collection).entries()).hasSize(Batch.OBJECTS_MAX);
    assertThat(fixture.load(collection, many()).complete()).isTrue();
  }

  @Test
  void a_collection_that_goes_meanwhile_stops_it() {
    Summary summary =
        fixture.load(
            collection,
            (bytes, soFar) -> {
              if (soFar.stored() == Batch.OBJECTS_MAX) {
                done(fixture.exchange.collections().remove(fixture.owner, collection));
              }
              return true;
            },
            many());

    assertThat(summary.ending()).isEqualTo(Ending.STOPPED);
    assertThat(summary.breakage().code()).isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
  }

  @Test
  void a_stream_that_fails_leaves_whole_batches() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    String text = bundle(many());
    byte[] most = text.substring(0, text.length() - 1_000).getBytes(StandardCharsets.UTF_8);
    var in = new SequenceInputStream(new ByteArrayInputStream(most), failing);

    assertThatThrownBy(() ->
            fixture.exchange.ingest().stream(
                fixture.owner, collection, in, Mode.STORE, Progress.SILENT))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(fixture.all(collection).entries().size() % Batch.OBJECTS_MAX).isZero();
  }

  @Test
  void a_dry_run_says_what_would_become_of_it_and_stores_nothing() {
    fixture.load(collection, tool(1));
    int mark = fixture.records().size();
    String other = tool(1, "2026-01-01T00:00:00.000Z", "Another");
    byte[] bytes =
        bundle(tool(1), other, tool(2), tool(2), bad(3)).getBytes(StandardCharsets.UTF_8);
    Summary summary =
        done(
            fixture.exchange.ingest().stream(
                fixture.owner,
                collection,
                new ByteArrayInputStream(bytes),
                Mode.DRY_RUN,
                Progress.SILENT));

    assertThat(summary.stored()).isEqualTo(1);
    assertThat(summary.known()).isEqualTo(2);
    assertThat(summary.refusalsByCode()).containsOnlyKeys("conflict", "property-missing");
    assertThat(fixture.all(collection).entries()).hasSize(1);
    assertThat(fixture.recordsSince(mark).getFirst().action()).isEqualTo("objects.import-preview");
    assertThat(fixture.recordsSince(mark).getFirst().verb())
        .isEqualTo(AuditRecord.Verb.CONSULTATION);
  }

  @Test
  void what_needs_a_definition_waits_until_it_comes() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    fixture.load(
        open,
        tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1)),
        tool(2),
        statement(1),
        tool(3, "2026-01-01T00:00:00.000Z", "x", statementId(1)));

    assertThat(fixture.all(open).entries())
        .extracting(Entry::id)
        .containsExactly(toolId(2), statementId(1), toolId(1), toolId(3));
    assertThat(fixture.all(open).entries())
        .extracting(entry -> entry.handling().tlp())
        .containsOnly(Tlp.CLEAR);
  }

  @Test
  void what_needs_several_definitions_waits_for_all() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    String both = tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(1), statementId(2));
    fixture.load(open, both, statement(2), tool(2), statement(1), tool(3));

    assertThat(fixture.all(open).entries())
        .extracting(Entry::id)
        .containsExactly(statementId(2), toolId(2), statementId(1), toolId(1), toolId(3));
    assertThat(handling(open, toolId(1))).isEqualTo(Tlp.CLEAR);
  }

  @Test
  void who_waited_in_vain_comes_in_under_what_is_known_and_what_is_not() {
    CollectionId open = fixture.collection("open", Validation.LENIENT, Tlp.CLEAR);
    String redMark =
        statement(2)
            .replace("\"statement\",", "\"tlp\",")
            .replace("{\"statement\":\"Copyright 2\"}", "{\"tlp\":\"red\"}");
    fixture.load(
        open,
        tool(1, "2026-01-01T00:00:00.000Z", "x", statementId(9)),
        tool(2, "2026-01-01T00:00:00.000Z", "x", statementId(9), statementId(2)),
        redMark);

    assertThat(handling(open, toolId(1))).isEqualTo(Tlp.AMBER_STRICT);
    assertThat(handling(open, toolId(2))).isEqualTo(Tlp.RED);
  }

  @Test
  void those_who_wait_take_bounded_room() {
    CollectionId open = fixture.collection("open", Validation.STRICT, Tlp.CLEAR);
    var objects = new ArrayList<String>();
    String name = "x".repeat(100_000);
    int tooMany = (int) (WaitingRoom.BYTES_MAX / name.length()) + 10;
    for (int i = 0; i < tooMany; i++) {
      objects.add(tool(i, "2026-01-01T00:00:00.000Z", name, statementId(1)));
    }
    objects.add(statement(1));
    Summary summary = fixture.load(open, objects.toArray(String[]::new));

    assertThat(summary.complete()).isTrue();
    assertThat(handling(open, toolId(0))).isEqualTo(Tlp.AMBER_STRICT);
    assertThat(handling(open, toolId(tooMany - 1))).isEqualTo(Tlp.CLEAR);
  }

  @Test
  void writing_needs_the_right() {
    Caller reader = fixture.caller("r", Role.ANALYST, Tlp.RED, collection, Grant.READ);
    var in = new ByteArrayInputStream(bundle(tool(1)).getBytes(StandardCharsets.UTF_8));

    assertThat(
            refused(
                fixture.exchange.ingest().stream(
                    reader, collection, in, Mode.STORE, Progress.SILENT)))
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  private Tlp handling(CollectionId where, StixId id) {
    return fixture.all(where).entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .handling()
        .tlp();
  }

  private Summary load(String text) {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return done(
        fixture.exchange.ingest().stream(
            fixture.owner, collection, in, Mode.STORE, Progress.SILENT));
  }

  private static String[] many() {
    return IntStream.range(0, MANY).mapToObj(i -> tool(i)).toArray(String[]::new);
  }
}
