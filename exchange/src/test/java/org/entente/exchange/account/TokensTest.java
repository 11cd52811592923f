package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.OFFICE;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.time.Duration;
import java.util.Set;
import org.entente.exchange.Settings;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.access.Scope;
import org.entente.exchange.access.Scope.Use;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.SecretAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
  private final TestNode node = new TestNode();
  private final Tokens tokens = node.exchange.tokens();
  private final Authentication door = node.exchange.authentication();

  @BeforeEach
  void an_analyst() {
    node.add("amina", Role.ANALYST);
  }

  @Test
  void a_token_opens_the_door_until_it_is_revoked() {
    Tokens.Issued issued = done(tokens.create(node.owner, "amina", "siem", Scope.FULL, null));
    Caller caller = done(door.bearer(secret(issued), OFFICE));

    assertThat(caller.account()).isEqualTo("amina");
    assertThat(caller.proof()).isEqualTo(Caller.Proof.TOKEN);
    done(tokens.revoke(node.owner, issued.token().id()));
    assertThat(refused(door.bearer(secret(issued), OFFICE))).isEqualTo(RefusalCode.UNAUTHENTICATED);
    assertThat(refused(tokens.revoke(node.owner, issued.token().id())))
        .isEqualTo(RefusalCode.TOKEN_NOT_FOUND);
  }

  @Test
  void a_token_works_after_a_restart_and_its_secret_is_nowhere() {
    Tokens.Issued issued =
        done(tokens.create(node.owner, "amina", "siem", Scope.of(Use.READ), Duration.ofDays(30)));
    var after = node.reopened(Settings.DEFAULTS);

    assertThat(done(after.authentication().bearer(secret(issued), OFFICE)).scope())
        .isEqualTo(Scope.of(Use.READ));
    assertThat(done(after.tokens().list(node.owner, "amina"))).containsExactly(issued.token());
    assertThat(new String(node.store.all(Kind.TOKEN).values().iterator().next()))
        .doesNotContain(secret(issued).substring(8));
    assertThat(node.store.records().toString()).doesNotContain(secret(issued).substring(8));
  }

  @Test
  void a_token_expires_to_the_instant() {
    Tokens.Issued issued =
        done(tokens.create(node.owner, "amina", "", Scope.FULL, Duration.ofMinutes(15)));
    node.clock.advance(Duration.ofMinutes(15).minusNanos(1));
    done(door.bearer(secret(issued), OFFICE));

    node.clock.advance(Duration.ofNanos(1));
    assertThat(refused(door.bearer(secret(issued), OFFICE))).isEqualTo(RefusalCode.UNAUTHENTICATED);
  }

  @Test
  void a_token_passes_as_the_password_of_its_own_account_only() {
    node.add("other", Role.ANALYST);
    String secret = secret(done(tokens.create(node.owner, "amina", "", Scope.FULL, null)));

    assertThat(done(door.basic("amina", secret, OFFICE)).proof()).isEqualTo(Caller.Proof.TOKEN);
    assertThat(done(door.basic("", secret, OFFICE)).account()).isEqualTo("amina");
    assertThat(refused(door.basic("other", secret, OFFICE))).isEqualTo(RefusalCode.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybody_keeps_their_own_tokens(Role role) {
    node.add("caller", role);
    Caller caller = node.signedIn("caller");
    Tokens.Issued issued = done(tokens.create(caller, "caller", "", Scope.FULL, null));

    assertThat(done(tokens.list(caller, "caller"))).containsExactly(issued.token());
    done(tokens.revoke(caller, issued.token().id()));
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void nobody_but_an_administrator_keeps_those_of_others(Role role) {
    String id = done(tokens.create(node.owner, "amina", "", Scope.FULL, null)).token().id();
    node.add("caller", role);
    Caller caller = node.signedIn("caller");

    assertThat(refused(tokens.create(caller, "amina", "", Scope.FULL, null)))
        .isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(tokens.revoke(caller, id))).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refused(tokens.revoke(caller, "0123456789ab"))).isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void a_token_makes_no_token_that_may_more_than_itself() {
    Caller narrow = node.withToken("amina", Scope.of(Use.READ, Use.ADMIN));

    assertThat(refused(tokens.create(narrow, "amina", "", Scope.FULL, null)))
        .isEqualTo(RefusalCode.TOKEN_SCOPE);
    done(tokens.create(narrow, "amina", "", Scope.of(Use.READ), null));
    Caller reads = node.withToken("amina", Scope.of(Use.READ));
    assertThat(refused(tokens.create(reads, "amina", "", Scope.of(Use.READ), null)))
        .isEqualTo(RefusalCode.TOKEN_SCOPE);
  }

  @Test
  void a_token_that_only_reads_revokes_none() {
    String id = done(tokens.create(node.owner, "amina", "", Scope.FULL, null)).token().id();
    Caller reads = node.withToken("amina", Scope.of(Use.READ));

    assertThat(refused(tokens.revoke(reads, id))).isEqualTo(RefusalCode.TOKEN_SCOPE);
  }

  @Test
  void a_scope_may_name_collections() {
    var one = node.collection("one").id();
    var other = node.collection("other").id();
    node.add("boss", Role.ADMIN);
    Caller caller = node.withToken("boss", new Scope(Set.of(Use.READ), Set.of(one)));

    assertThat(node.exchange.grants().rights(caller, one).read()).isTrue();
    assertThat(node.exchange.grants().rights(caller, one).write()).isFalse();
    assertThat(node.exchange.grants().rights(caller, other).any()).isFalse();
  }

  @Test
  void label_and_life_have_bounds() {
    String longest = "x".repeat(Token.LABEL_LENGTH_MAX);
    done(tokens.create(node.owner, "amina", longest, Scope.FULL, Tokens.LIFE_MAX));

    assertThat(refused(tokens.create(node.owner, "amina", longest + "x", Scope.FULL, null)))
        .isEqualTo(RefusalCode.VALUE_INVALID);
    assertThat(
            refused(
                tokens.create(node.owner, "amina", "", Scope.FULL, Tokens.LIFE_MAX.plusSeconds(1))))
        .isEqualTo(RefusalCode.VALUE_INVALID);
    assertThat(refused(tokens.create(node.owner, "amina", "", Scope.FULL, Duration.ZERO)))
        .isEqualTo(RefusalCode.VALUE_INVALID);
  }

  @Test
  void an_account_has_so_many_tokens_and_expired_ones_make_room() {
    for (int i = 0; i < Tokens.TOKENS_PER_ACCOUNT_MAX; i++) {
      done(tokens.create(node.owner, "amina", "", Scope.FULL, Duration.ofMinutes(15)));
    }
    assertThat(refused(tokens.create(node.owner, "amina", "", Scope.FULL, null)))
        .isEqualTo(RefusalCode.TOO_MANY);

    node.clock.advance(Duration.ofMinutes(15));
    done(tokens.create(node.owner, "amina", "", Scope.FULL, null));
    assertThat(done(tokens.list(node.owner, "amina"))).hasSize(1);
  }

  @Test
  void no_token_without_an_account() {
    assertThat(refused(tokens.create(node.owner, "nobody", "", Scope.FULL, null)))
        .isEqualTo(RefusalCode.ACCOUNT_NOT_FOUND);
  }

  private static String secret(Tokens.Issued issued) {
    return issued.secret().reveal(SecretAccess.GRANTED);
  }
}
