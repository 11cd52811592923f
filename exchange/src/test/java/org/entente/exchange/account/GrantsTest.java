package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import org.entente.exchange.Settings;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Rights;
import org.entente.exchange.access.Role;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantsTest {
  private final TestNode node = new TestNode();
  private final Grants grants = node.exchange.grants();
  private final CollectionId collection = node.collection("indicators").id();

  @Test
  void a_grant_holds_from_the_moment_it_is_given_until_it_is_taken_back() {
    Caller amina = node.someone(Role.ANALYST);
    assertThat(grants.rights(amina, collection)).isEqualTo(Rights.NONE);

    done(grants.set(node.owner, "analyst", collection, Grant.READ_WRITE));
    assertThat(grants.rights(amina, collection).delete()).isTrue();
    done(grants.set(node.owner, "analyst", collection, Grant.READ));
    assertThat(grants.rights(amina, collection).write()).isFalse();
    assertThat(done(grants.set(node.owner, "analyst", collection, null))).isEmpty();
    assertThat(grants.rights(amina, collection)).isEqualTo(Rights.NONE);
  }

  @Test
  void an_administrator_can_be_kept_out_of_one_collection() {
    Caller boss = node.someone(Role.ADMIN);
    assertThat(grants.rights(boss, collection)).isEqualTo(Rights.ALL);

    done(grants.set(node.owner, "admin", collection, Grant.NONE));
    assertThat(grants.rights(boss, collection)).isEqualTo(Rights.NONE);
    assertThat(grants.rights(boss, node.collection("other").id())).isEqualTo(Rights.ALL);
  }

  @Test
  void the_owner_of_the_directory_has_all_rights() {
    assertThat(grants.rights(node.owner, collection)).isEqualTo(Rights.ALL);
  }

  @Test
  void an_auditor_takes_no_grant() {
    Caller auditor = node.someone(Role.AUDITOR);

    assertThat(refused(grants.set(node.owner, "auditor", collection, Grant.READ)))
        .isEqualTo(RefusalCode.ROLE_TAKES_NO_GRANT);
    assertThat(grants.rights(auditor, collection)).isEqualTo(new Rights(false, false, true));
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void nobody_but_an_administrator_gives_grants(Role role) {
    Caller caller = node.someone(role);

    assertThat(refused(grants.set(caller, role.label(), collection, Grant.READ_WRITE)))
        .isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(grants.rights(caller, collection).read()).isFalse();
  }

  @Test
  void grants_survive_a_restart() {
    Caller amina = node.someone(Role.ANALYST);
    done(grants.set(node.owner, "analyst", collection, Grant.READ));

    assertThat(node.reopened(Settings.DEFAULTS).grants().rights(amina, collection).read()).isTrue();
  }

  @Test
  void lists_by_account_and_by_collection() {
    node.add("amina", Role.ANALYST);
    node.add("bilal", Role.READER);
    CollectionId other = node.collection("other").id();
    done(grants.set(node.owner, "amina", collection, Grant.READ));
    done(grants.set(node.owner, "bilal", collection, Grant.WRITE));
    done(grants.set(node.owner, "bilal", other, Grant.NONE));

    assertThat(done(grants.list(node.owner, null, null))).hasSize(3);
    assertThat(done(grants.list(node.owner, null, collection))).hasSize(2);
    assertThat(done(grants.list(node.owner, "bilal", other)))
        .extracting(Grants.Given::grant)
        .containsExactly(Grant.NONE);
    Caller bilal = node.signedIn("bilal");
    assertThat(done(grants.list(bilal, "bilal", null))).hasSize(2);
    assertThat(refused(grants.list(bilal, "amina", null))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(grants.list(bilal, null, null))).isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void an_account_that_is_not_there_gets_nothing() {
    assertThat(refused(grants.set(node.owner, "nobody", collection, Grant.READ)))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
  }
}
