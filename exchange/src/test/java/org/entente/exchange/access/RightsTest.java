package org.entente.exchange.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {
  /// The table of docs/access.md: role, grant, and then read, write, about.
  @ParameterizedTest
  @CsvSource({
    "ADMIN,,         true,  true,  true",
    "ADMIN, NONE,    false, false, false",
    "ADMIN, READ,    true,  false, true",
    "ADMIN, WRITE,   false, true,  false",
    "ADMIN, READ_WRITE, true, true, true",
    "OPERATOR,,      false, false, false",
    "OPERATOR, READ, true,  false, true",
    "ANALYST,,       false, false, false",
    "ANALYST, NONE,  false, false, false",
    "ANALYST, READ,  true,  false, true",
    "ANALYST, WRITE, false, true,  false",
    "ANALYST, READ_WRITE, true, true, true",
    "READER,,        false, false, false",
    "READER, READ,   true,  false, true",
    "READER, READ_WRITE, true, true, true",
    "AUDITOR,,       false, false, true",
    "AUDITOR, NONE,  false, false, true",
    "AUDITOR, READ_WRITE, false, false, true",
  })
  void the_grant_decides_and_else_the_role(
      Role role, Grant grant, boolean read, boolean write, boolean about) {
    assertThat(Rights.of(role, grant)).isEqualTo(new Rights(read, write, about));
  }

  @ParameterizedTest
  @EnumSource(Grant.class)
  void no_grant_gives_an_auditor_content(Grant grant) {
    assertThat(Rights.of(Role.AUDITOR, grant).read()).isFalse();
    assertThat(Rights.of(Role.AUDITOR, grant).write()).isFalse();
  }

  @Test
  void a_token_leaves_no_more_than_its_scope() {
    assertThat(Rights.ALL.within(Scope.of(Scope.Use.READ)))
        .isEqualTo(new Rights(true, false, true));
    assertThat(Rights.ALL.within(Scope.of(Scope.Use.WRITE)))
        .isEqualTo(new Rights(false, true, false));
    assertThat(Rights.ALL.within(Scope.of(Scope.Use.ADMIN)).any()).isFalse();
    assertThat(Rights.NONE.within(Scope.FULL).any()).isFalse();
  }

  @Test
  void removing_needs_reading_and_writing() {
    assertThat(Rights.ALL.delete()).isTrue();
    assertThat(new Rights(true, false, true).delete()).isFalse();
    assertThat(new Rights(false, true, false).delete()).isFalse();
  }

  /// The table of docs/access.md.
  @ParameterizedTest
  @CsvSource({
    "KEEP_ACCOUNTS,    true, false, false, false, false",
    "KEEP_TOKENS,      true, false, false, false, false",
    "OWN_TOKENS,       true, true,  true,  true,  true",
    "KEEP_GRANTS,      true, false, false, false, false",
    "KEEP_API_ROOTS,   true, true,  false, false, false",
    "KEEP_COLLECTIONS, true, true,  false, false, false",
    "BACK_UP,          true, false, false, false, false",
    "SEE_DIRECTORY,    true, true,  false, true,  false",
    "SEE_AUDIT,        true, false, false, true,  false",
    "SEE_STATUSES,     true, false, false, true,  false",
    "SEE_HEALTH,       true, true,  false, true,  false",
  })
  void roles_decide_about_running_the_node(
      Act act, boolean admin, boolean operator, boolean analyst, boolean auditor, boolean reader) {
    assertThat(List.of(Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.AUDITOR, Role.READER))
        .extracting(role -> role.may(act))
        .containsExactly(admin, operator, analyst, auditor, reader);
  }

  @Test
  void a_scope_includes_what_it_allows_in_every_respect() {
    var one = new CollectionId(new UUID(0, 1));
    var other = new CollectionId(new UUID(0, 2));
    var readsOne = new Scope(Set.of(Scope.Use.READ), Set.of(one));

    assertThat(Scope.FULL.includes(readsOne)).isTrue();
    assertThat(readsOne.includes(Scope.FULL)).isFalse();
    assertThat(readsOne.includes(Scope.of(Scope.Use.READ))).isFalse();
    assertThat(readsOne.includes(new Scope(Set.of(Scope.Use.READ), Set.of(one, other)))).isFalse();
    assertThat(readsOne.includes(new Scope(Set.of(Scope.Use.WRITE), Set.of(one)))).isFalse();
    assertThat(readsOne.includes(readsOne)).isTrue();
    assertThat(readsOne.covers(one)).isTrue();
    assertThat(readsOne.covers(other)).isFalse();
    assertThat(Scope.FULL.covers(other)).isTrue();
  }

  @Test
  void labels_read_back_in_any_letter_case() {
    assertThat(Role.parse("Auditor")).contains(Role.AUDITOR);
    assertThat(Grant.parse("READ-WRITE")).contains(Grant.READ_WRITE);
    assertThat(Scope.Use.parse("admin")).contains(Scope.Use.ADMIN);
    assertThat(Role.parse("root")).isEmpty();
    assertThat(Grant.parse("read_write")).isEmpty();
  }
}
