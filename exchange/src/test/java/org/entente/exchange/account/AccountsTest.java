package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.GOOD;
import static org.entente.exchange.TestNode.OFFICE;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import org.entente.exchange.Settings;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.Accounts.Change;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final Change DEMOTE = new Change(Role.READER, null, null, null);
  private static final Change DISABLE = new Change(null, null, null, true);
  private static final Password OTHER = Password.of("quite another password");

  private final TestNode node = new TestNode();
  private final Accounts accounts = node.exchange.accounts();

  @Test
  void the_first_administrator_begins_a_node_once() {
    Account admin = done(accounts.begin(node.owner, "samira", GOOD));

    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(admin.ceiling()).isEqualTo(Ceiling.ALL);
    assertThat(refused(accounts.begin(node.owner, "youssef", GOOD)))
        .isEqualTo(RefusalCode.ACCOUNT_EXISTS);
  }

  @Test
  void an_account_survives_a_restart_with_all_that_was_said() {
    Account added =
        done(accounts.add(node.owner, "jean.dupont_2", Role.ANALYST, Tlp.GREEN, Pap.AMBER, GOOD));
    var after = node.reopened(Settings.DEFAULTS);

    assertThat(done(after.accounts().find(node.owner, "jean.dupont_2"))).isEqualTo(added);
    assertThat(added.ceiling()).isEqualTo(new Ceiling(Tlp.GREEN, Pap.AMBER));
    assertThat(done(after.authentication().password("jean.dupont_2", GOOD, OFFICE)).role())
        .isEqualTo(Role.ANALYST);
  }

  @Test
  void a_name_is_taken_once() {
    node.add("amina", Role.READER);

    assertThat(refused(accounts.add(node.owner, "amina", Role.ADMIN, null, null, GOOD)))
        .isEqualTo(RefusalCode.ACCOUNT_EXISTS);
    assertThat(done(accounts.find(node.owner, "amina")).role()).isEqualTo(Role.READER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Amina", "-a", ".a", "a b", "a/b", "a:b", "a\n", "é", "local:x", "(x)"})
  void a_name_has_a_narrow_form(String name) {
    assertThat(refused(accounts.add(node.owner, name, Role.READER, null, null, GOOD)))
        .isEqualTo(RefusalCode.NAME_INVALID);
  }

  @Test
  void a_name_has_at_most_64_characters() {
    node.add("a".repeat(64), Role.READER);

    assertThat(refused(accounts.add(node.owner, "a".repeat(65), Role.READER, null, null, GOOD)))
        .isEqualTo(RefusalCode.NAME_INVALID);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void nobody_but_an_administrator_changes_accounts(Role role) {
    node.add("victim", Role.READER);
    Caller caller = node.someone(role);
    int mark = node.store.records().size();

    assertThat(refused(accounts.add(caller, "x", Role.ADMIN, null, null, GOOD)))
        .isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(accounts.change(caller, "victim", DEMOTE))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(accounts.setPassword(caller, "victim", OTHER)))
        .isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(accounts.remove(caller, "victim"))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(accounts.begin(caller, "x", GOOD))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(node.since(mark))
        .hasSize(5)
        .allSatisfy(record -> {
          assertThat(record.outcome()).isEqualTo("forbidden");
          assertThat(record.account()).isEqualTo(role.label());
          assertThat(record.errorId()).isNotNull();
        });
  }

  @Test
  void the_last_administrator_stays() {
    done(accounts.begin(node.owner, "samira", GOOD));

    assertThat(refused(accounts.remove(node.owner, "samira"))).isEqualTo(RefusalCode.LAST_ADMIN);
    assertThat(refused(accounts.change(node.owner, "samira", DEMOTE)))
        .isEqualTo(RefusalCode.LAST_ADMIN);
    assertThat(refused(accounts.change(node.owner, "samira", DISABLE)))
        .isEqualTo(RefusalCode.LAST_ADMIN);
    assertThat(done(accounts.find(node.owner, "samira")).disabled()).isFalse();
  }

  @Test
  void a_disabled_administrator_does_not_count_as_one() {
    done(accounts.begin(node.owner, "samira", GOOD));
    node.add("youssef", Role.ADMIN);
    done(accounts.change(node.owner, "youssef", DISABLE));

    assertThat(refused(accounts.remove(node.owner, "samira"))).isEqualTo(RefusalCode.LAST_ADMIN);
    done(accounts.change(node.owner, "youssef", new Change(null, null, null, false)));
    done(accounts.remove(node.owner, "samira"));
  }

  @Test
  void a_disabled_account_is_out_at_once_with_its_tokens() {
    done(accounts.begin(node.owner, "samira", GOOD));
    node.add("amina", Role.ANALYST);
    Tokens.Issued issued =
        done(node.exchange.tokens().create(node.owner, "amina", "", Scope.FULL, null));
    String token = issued.secret().reveal(org.entente.exchange.secret.SecretAccess.GRANTED);
    Authentication door = node.exchange.authentication();
    done(door.password("amina", GOOD, OFFICE));
    done(door.bearer(token, OFFICE));

    done(accounts.change(node.owner, "amina", DISABLE));
    assertThat(refused(door.password("amina", GOOD, OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
    assertThat(refused(door.bearer(token, OFFICE))).isEqualTo(RefusalCode.UNAUTHENTICATED);
  }

  @Test
  void a_new_password_replaces_the_old_one_at_once() {
    node.add("amina", Role.ANALYST);
    Authentication door = node.exchange.authentication();
    done(door.password("amina", GOOD, OFFICE));

    done(accounts.setPassword(node.owner, "amina", OTHER));
    assertThat(refused(door.password("amina", GOOD, OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
    done(door.password("amina", OTHER, OFFICE));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybody_changes_their_own_password_with_the_old_one(Role role) {
    Caller caller = node.someone(role);

    done(accounts.setPassword(caller, role.label(), OTHER));
    done(node.exchange.authentication().password(role.label(), OTHER, OFFICE));
  }

  @Test
  void a_token_does_not_change_the_password_of_its_account() {
    node.add("amina", Role.ANALYST);
    Caller token = node.withToken("amina", Scope.FULL);

    assertThat(refused(accounts.setPassword(token, "amina", OTHER)))
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void a_token_without_the_scope_does_not_administer() {
    node.add("boss", Role.ADMIN);
    Caller token = node.withToken("boss", Scope.of(Scope.Use.READ, Scope.Use.WRITE));

    assertThat(refused(accounts.list(token))).isEqualTo(RefusalCode.TOKEN_SCOPE);
    done(accounts.list(node.withToken("boss", Scope.of(Scope.Use.ADMIN))));
  }

  @Test
  void a_weak_password_is_refused_and_the_account_not_added() {
    assertThat(
            refused(
                accounts.add(
                    node.owner, "amina", Role.READER, null, null, Password.of("aaaaaaaaaaaa"))))
        .isEqualTo(RefusalCode.WEAK_PASSWORD);
    assertThat(refused(accounts.find(node.owner, "amina")))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
    node.add("amina", Role.READER);
    assertThat(refused(accounts.setPassword(node.owner, "amina", Password.of("short"))))
        .isEqualTo(RefusalCode.PASSWORD_LENGTH);
  }

  @Test
  void what_is_not_there_is_said_to_be_so() {
    assertThat(refused(accounts.find(node.owner, "nobody")))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
    assertThat(refused(accounts.change(node.owner, "nobody", DEMOTE)))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
    assertThat(refused(accounts.setPassword(node.owner, "nobody", GOOD)))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
    assertThat(refused(accounts.setPassword(node.owner, "No Body", GOOD)))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
    assertThat(refused(accounts.remove(node.owner, "nobody")))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
  }

  @Test
  void a_removed_account_takes_its_tokens_and_grants_along() {
    done(accounts.begin(node.owner, "samira", GOOD));
    node.add("amina", Role.ANALYST);
    var collection = node.collection("c").id();
    done(node.exchange.grants().set(node.owner, "amina", collection, Grant.READ));
    done(node.exchange.tokens().create(node.owner, "amina", "", Scope.FULL, null));

    done(accounts.remove(node.owner, "amina"));
    node.add("amina", Role.ANALYST);
    assertThat(done(node.exchange.tokens().list(node.owner, "amina"))).isEmpty();
    assertThat(done(node.exchange.grants().list(node.owner, "amina", null))).isEmpty();
    assertThat(node.exchange.grants().rights(node.signedIn("amina"), collection).any()).isFalse();
  }

  @Test
  void who_becomes_an_auditor_loses_their_grants() {
    node.add("amina", Role.ANALYST);
    node.add("samira", Role.ADMIN);
    var collection = node.collection("c").id();
    done(node.exchange.grants().set(node.owner, "amina", collection, Grant.READ));

    done(accounts.change(node.owner, "amina", new Change(Role.AUDITOR, null, null, null)));
    done(accounts.change(node.owner, "amina", new Change(Role.ANALYST, null, null, null)));
    assertThat(node.exchange.grants().rights(node.signedIn("amina"), collection).read()).isFalse();
  }

  @Test
  void a_new_ceiling_holds_from_the_next_request_on() {
    done(accounts.begin(node.owner, "samira", GOOD));
    node.add("amina", Role.ANALYST);
    assertThat(node.signedIn("amina").ceiling().tlp()).isEqualTo(Tlp.AMBER_STRICT);

    done(accounts.change(node.owner, "amina", new Change(null, Tlp.CLEAR, null, null)));
    assertThat(node.signedIn("amina").ceiling()).isEqualTo(new Ceiling(Tlp.CLEAR, Pap.RED));
  }

  @Test
  void everybody_sees_their_own_account_and_few_see_all() {
    node.add("amina", Role.ANALYST);
    node.add("olivier", Role.OPERATOR);
    Caller amina = node.signedIn("amina");

    assertThat(done(accounts.find(amina, "amina")).name().text()).isEqualTo("amina");
    assertThat(refused(accounts.find(amina, "olivier"))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(accounts.list(amina))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(done(accounts.list(node.signedIn("olivier"))))
        .extracting(account -> account.name().text())
        .containsExactly("amina", "olivier");
  }

  @Test
  void one_account_more_than_the_limit_is_refused() {
    var full = new TestNode();
    for (int i = 0; i < Accounts.ACCOUNTS_MAX; i++) {
      full.store.write(
          Kind.ACCOUNT,
          "a" + i,
          "{\"v\":1,\"name\":\"a%d\",\"role\":\"admin\",\"tlp\":\"red\",\"pap\":\"red\",\"disabled\":false,"
                  .formatted(i)
              + "\"created\":\"2026-01-01T00:00:00Z\",\"changed\":\"2026-01-01T00:00:00Z\"}");
    }
    Accounts many = full.reopened(Settings.DEFAULTS).accounts();

    assertThat(refused(many.add(full.owner, "one-more", Role.READER, null, null, null)))
        .isEqualTo(RefusalCode.TOO_MANY);
    done(many.remove(full.owner, "a0"));
    done(many.add(full.owner, "one-more", Role.READER, null, null, null));
  }
}
