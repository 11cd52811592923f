package org.entente.taxii.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.Set;
import org.entente.stix.StixId;
import org.entente.taxii.DateAdded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final DateAdded LAST = new DateAdded(1_478_176_259_123_456L);

  private final Cursors cursors = new Cursors(CursorKey.from(secret(1)));

  @Test
  void leads_to_what_comes_after_the_last_object() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    assertThat(cursors.read(next, COLLECTION, Match.LATEST)).contains(LAST);
    assertThat(cursors.read(next, COLLECTION, Match.LATEST)).contains(LAST);
  }

  @Test
  void is_made_of_characters_that_urls_carry_as_they_are() {
    assertThat(cursors.next(COLLECTION, Match.LATEST, LAST)).matches("[A-Za-z0-9_-]{34}");
  }

  @Test
  void is_the_same_each_time_and_after_a_restart() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    var restarted = new Cursors(CursorKey.from(secret(1)));
    assertThat(restarted.next(COLLECTION, Match.LATEST, LAST)).isEqualTo(next);
    assertThat(restarted.read(next, COLLECTION, Match.LATEST)).contains(LAST);
  }

  @Test
  void is_written_as_documented_for_ever() {
    assertThat(cursors.next(COLLECTION, Match.LATEST, LAST))
        .isEqualTo("AQAFQGS61ykAnDz4Y78O3M6J_lxHZZl1vA");
  }

  @Test
  void does_not_hold_in_another_collection() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    assertThat(cursors.read(next, "52892447-4d7e-4f70-b94d-d7f22742ff63", Match.LATEST)).isEmpty();
  }

  @Test
  void does_not_hold_for_another_match() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    assertThat(cursors.read(next, COLLECTION, Match.EVERYTHING)).isEmpty();
    assertThat(cursors.read(next, COLLECTION, Match.LATEST.withTypes(Set.of("tool")))).isEmpty();
    assertThat(
            cursors.read(
                next,
                COLLECTION,
                Match.LATEST.withOnly(StixId.parse("tool--3600ad1b-fff1-4c98-bcc9-4de3bc2e2ffb"))))
        .isEmpty();
  }

  @Test
  void does_not_hold_on_another_node() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    var other = new Cursors(CursorKey.from(secret(2)));
    assertThat(other.read(next, COLLECTION, Match.LATEST)).isEmpty();
  }

  @Test
  void collection_and_match_cannot_be_shifted_into_each_other() {
    String next = cursors.next("ab", Match.LATEST, LAST);
    assertThat(cursors.read(next, "a", Match.LATEST)).isEmpty();
    assertThat(cursors.read(next, "abid=", Match.LATEST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "123456789",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "..................................",
        "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660",
      })
  void refuses_garbage(String next) {
    assertThat(cursors.read(next, COLLECTION, Match.LATEST)).isEmpty();
  }

  @Test
  void refuses_every_truncation_and_every_extension() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    for (int length = 0; length < next.length(); length++) {
      assertThat(cursors.read(next.substring(0, length), COLLECTION, Match.LATEST)).isEmpty();
    }
    assertThat(cursors.read(next + "A", COLLECTION, Match.LATEST)).isEmpty();
    assertThat(cursors.read(next + "==", COLLECTION, Match.LATEST)).isEmpty();
    assertThat(cursors.read(" " + next, COLLECTION, Match.LATEST)).isEmpty();
  }

  @Test
  void refuses_every_flipped_bit() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursors.next(COLLECTION, Match.LATEST, LAST));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String next = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
      assertThat(cursors.read(next, COLLECTION, Match.LATEST)).isEmpty();
    }
  }

  @Test
  void refuses_another_spelling_of_the_same_bytes() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    char last = next.charAt(33);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String other = next.substring(0, 33) + alphabet.charAt(alphabet.indexOf(last) + 1);
    assertThat(Base64.getUrlDecoder().decode(other)).isEqualTo(Base64.getUrlDecoder().decode(next));
    assertThat(cursors.read(other, COLLECTION, Match.LATEST)).isEmpty();
  }

  @Test
  void a_page_starts_at_the_later_one_of_next_and_added_after() {
    String next = cursors.next(COLLECTION, Match.LATEST, LAST);
    var before = new DateAdded(LAST.micros() - 1);
    var after = new DateAdded(LAST.micros() + 1);
    assertThat(cursors.start(COLLECTION, Filters.NONE)).isEqualTo(new Cursors.Start.After(null));
    assertThat(cursors.start(COLLECTION, Filters.NONE.withAddedAfter(before)))
        .isEqualTo(new Cursors.Start.After(before));
    Filters paged = Filters.NONE.withNext(next);
    assertThat(cursors.start(COLLECTION, paged)).isEqualTo(new Cursors.Start.After(LAST));
    assertThat(cursors.start(COLLECTION, paged.withAddedAfter(before).withLimit(7L)))
        .isEqualTo(new Cursors.Start.After(LAST));
    assertThat(cursors.start(COLLECTION, paged.withAddedAfter(after)))
        .isEqualTo(new Cursors.Start.After(after));
  }

  @Test
  void a_page_does_not_start_at_a_next_from_elsewhere() {
    String next = cursors.next(COLLECTION, Match.EVERYTHING, LAST);
    assertThat(cursors.start(COLLECTION, Filters.NONE.withNext(next)))
        .isEqualTo(
            new Cursors.Start.Refused(new FilterProblem(FilterProblem.Code.NEXT, "next", next)));
  }

  @Test
  void the_key_reveals_nothing_and_needs_a_long_secret() {
    assertThat(CursorKey.from(secret(1))).hasToString("CursorKey");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CursorKey.from(new byte[CursorKey.SECRET_BYTES_MIN - 1]));
  }

  static byte[] secret(int fill) {
    byte[] secret = new byte[CursorKey.SECRET_BYTES_MIN];
    java.util.Arrays.fill(secret, (byte) fill);
    return secret;
  }
}
