package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.exchange.commit.StoreRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoteJournalTest {
  /// Bytes that a note of three takes.
  private static final int FRAME = 16 + 3;

  @TempDir Path directory;

  @Test
  void a_note_is_with_the_operating_system_when_the_call_returns() throws IOException {
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      // Another opening of the file sees it, as another process would.
      assertThat(Files.readString(path(), StandardCharsets.ISO_8859_1)).contains("one");
    }
  }

  @Test
  void gives_notes_to_one_group_each() {
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      journal.note(bytes("two"));
      NoteJournal.Taken first = journal.take();
      assertThat(texts(first)).containsExactly("one", "two");
      assertThat(journal.isWaiting()).isFalse();
      journal.note(bytes("three"));
      assertThat(journal.isWaiting()).isTrue();
      assertThat(texts(journal.take())).containsExactly("three");
      assertThat(journal.take().records()).isEmpty();
    }
  }

  @Test
  void notes_of_a_group_that_failed_wait_again() {
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      journal.done(journal.take().last());
      journal.note(bytes("two"));
      journal.take();
      journal.giveBack();
      assertThat(journal.isWaiting()).isTrue();
      assertThat(texts(journal.take())).containsExactly("two");
      journal.giveBack();
      journal.note(bytes("three"));
      assertThat(texts(journal.take())).containsExactly("two", "three");
    }
  }

  @Test
  void finds_again_what_did_not_become_a_record() {
    long last;
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      last = journal.take().last();
      journal.note(bytes("two"));
      journal.note(bytes("three"));
    }
    try (var journal = open(last)) {
      assertThat(texts(journal.take())).containsExactly("two", "three");
      journal.note(bytes("four"));
    }
    try (var journal = open(last + 2)) {
      assertThat(texts(journal.take())).containsExactly("four");
    }
  }

  @Test
  void drops_a_torn_end_and_goes_on_before_it() throws IOException {
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      journal.note(bytes("two"));
    }
    byte[] whole = frames(2 * FRAME);
    for (int length = whole.length - 1; length > FRAME; length--) {
      Files.write(path(), java.util.Arrays.copyOf(whole, length));
      try (var journal = open(0)) {
        journal.note(bytes("three"));
        assertThat(texts(journal.take())).containsExactly("one", "three");
      }
    }
  }

  @Test
  void drops_what_follows_a_damaged_note() throws IOException {
    try (var journal = open(0)) {
      journal.note(bytes("one"));
      journal.note(bytes("two"));
      journal.note(bytes("three"));
    }
    byte[] whole = frames(3 * FRAME);
    whole[FRAME + FRAME / 2] ^= 1;
    Files.write(path(), whole);
    try (var journal = open(0)) {
      assertThat(texts(journal.take())).containsExactly("one");
    }
  }

  @Test
  void survives_garbage() throws IOException {
    for (String garbage :
        List.of("", "x", "nonsense that is longer than a header", "\uffff".repeat(40))) {
      Files.writeString(path(), garbage);
      try (var journal = open(3)) {
        assertThat(journal.isWaiting()).isFalse();
        journal.note(bytes("one"));
        assertThat(journal.take().last()).isEqualTo(4);
      }
    }
  }

  @Test
  void does_not_take_old_notes_behind_new_ones_for_new() throws IOException {
    byte[] old;
    try (var journal = open(0)) {
      journal.note(bytes("aaa"));
      journal.note(bytes("bbb"));
      old = frames(2 * FRAME);
    }
    try (var journal = open(2)) {
      journal.note(bytes("ccc"));
    }
    // As if the clearing of the file had not reached the disk, but the new note had.
    System.arraycopy(frames(FRAME), 0, old, 0, FRAME);
    Files.write(path(), old);
    try (var journal = open(2)) {
      assertThat(texts(journal.take())).containsExactly("ccc");
    }
  }

  @Test
  void a_note_forged_within_an_older_one_is_none() throws IOException {
    byte[] forged = NoteJournal.frame(3, bytes("forged"));
    try (var journal = open(0)) {
      byte[] first = java.util.Arrays.copyOf(bytes("one"), 3 + forged.length);
      System.arraycopy(forged, 0, first, 3, forged.length);
      journal.note(first);
      journal.done(journal.take().last());
      // Ends exactly where the forged one begins.
      journal.note(bytes("two"));
    }
    assertThat(Files.readString(path(), StandardCharsets.ISO_8859_1)).contains("forged");
    try (var journal = open(1)) {
      assertThat(texts(journal.take())).containsExactly("two");
    }
  }

  @Test
  void numbers_without_the_ones_before_are_no_notes() throws IOException {
    byte[] one = NoteJournal.frame(1, bytes("one"));
    byte[] three = NoteJournal.frame(3, bytes("333"));
    byte[] both = java.util.Arrays.copyOf(one, FRAME + three.length);
    System.arraycopy(three, 0, both, FRAME, three.length);
    Files.write(path(), both);
    try (var journal = open(0)) {
      assertThat(texts(journal.take())).containsExactly("one");
    }
    Files.write(path(), three);
    try (var journal = open(1)) {
      assertThat(journal.isWaiting()).isFalse();
    }
  }

  @Test
  void keeps_its_room_on_the_disk_and_uses_it_again() throws IOException {
    try (var journal = open(0)) {
      assertThat(Files.size(path())).isEqualTo(NoteJournal.RESERVED_BYTES);
      for (String text : List.of("one", "two")) {
        journal.note(bytes(text));
        assertThat(new String(frames(FRAME), StandardCharsets.ISO_8859_1)).endsWith(text);
        journal.done(journal.take().last());
      }
      assertThat(Files.size(path())).isEqualTo(NoteJournal.RESERVED_BYTES);
    }
    try (var journal = open(1)) {
      assertThat(texts(journal.take())).containsExactly("two");
      assertThat(Files.size(path())).isEqualTo(NoteJournal.RESERVED_BYTES);
    }
  }

  @Test
  void cuts_the_file_when_all_is_done() throws IOException {
    try (var journal = open(0)) {
      byte[] large = new byte[NoteJournal.RECORD_BYTES_MAX];
      for (int i = 0; i < 5; i++) {
        journal.note(large);
      }
      journal.done(4);
      assertThat(Files.size(path())).isGreaterThan(5L * large.length);
      journal.done(5);
      assertThat(Files.size(path())).isEqualTo(NoteJournal.RESERVED_BYTES);
      journal.note(bytes("six"));
      assertThat(journal.take().last()).isEqualTo(6);
    }
    try (var journal = open(5)) {
      assertThat(texts(journal.take())).containsExactly("six");
    }
  }

  @Test
  void refuses_records_beyond_the_limit() {
    try (var journal = open(0)) {
      assertThatThrownBy(() -> journal.note(new byte[NoteJournal.RECORD_BYTES_MAX + 1]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.isWaiting()).isFalse();
    }
  }

  @Test
  void refuses_notes_beyond_the_limit() {
    try (var journal = open(0)) {
      for (int i = 0; i < NoteJournal.WAITING_MAX; i++) {
        journal.note(bytes("x"));
      }
      assertThatExceptionOfType(StoreRefusal.class)
          .isThrownBy(() -> journal.note(bytes("x")))
          .extracting(StoreRefusal::reason)
          .isEqualTo(StoreRefusal.Reason.BUSY);
      journal.done(1);
      journal.note(bytes("x"));
    }
  }

  @Test
  void refuses_notes_beyond_the_bytes_that_may_wait() {
    try (var journal = open(0)) {
      byte[] large = new byte[NoteJournal.RECORD_BYTES_MAX];
      long fit = NoteJournal.WAITING_BYTES_MAX / large.length;
      for (int i = 0; i < fit; i++) {
        journal.note(large);
      }
      assertThatExceptionOfType(StoreRefusal.class)
          .isThrownBy(() -> journal.note(bytes("x")))
          .extracting(StoreRefusal::reason)
          .isEqualTo(StoreRefusal.Reason.BUSY);
      journal.done(1);
      journal.note(bytes("x"));
    }
  }

  @Test
  void refuses_notes_when_closed() {
    NoteJournal journal = open(0);
    journal.close();
    assertThatExceptionOfType(StoreRefusal.class)
        .isThrownBy(() -> journal.note(bytes("x")))
        .extracting(StoreRefusal::reason)
        .isEqualTo(StoreRefusal.Reason.CLOSED);
  }

  private NoteJournal open(long done) {
    return new NoteJournal(path(), done);
  }

  private Path path() {
    return directory.resolve("notes");
  }

  /// The beginning of the file.
  private byte[] frames(int length) throws IOException {
    return java.util.Arrays.copyOf(Files.readAllBytes(path()), length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(NoteJournal.Taken taken) {
    return taken.records().stream()
        .map(record -> new String(record, StandardCharsets.UTF_8))
        .toList();
  }
}
