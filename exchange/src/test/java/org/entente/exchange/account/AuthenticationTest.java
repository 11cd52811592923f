package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.ELSEWHERE;
import static org.entente.exchange.TestNode.GOOD;
import static org.entente.exchange.TestNode.OFFICE;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.time.Duration;
import org.entente.exchange.Settings;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Role;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.Authentication.Limits;
import org.entente.exchange.account.Authentication.Rate;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final Password WRONG = Password.of("certainly not the password");

  private final TestNode node = new TestNode();
  private final Authentication door = node.exchange.authentication();

  @Test
  void the_right_password_makes_a_caller() {
    node.add("amina", Role.ANALYST);
    Caller caller = done(door.basic("amina", "a good long password", OFFICE));

    assertThat(caller.account()).isEqualTo("amina");
    assertThat(caller.source()).isEqualTo("account:amina");
    assertThat(caller.role()).isEqualTo(Role.ANALYST);
    assertThat(caller.scope()).isEqualTo(Scope.FULL);
    assertThat(caller.proof()).isEqualTo(Caller.Proof.PASSWORD);
    assertThat(caller.origin()).isEqualTo(OFFICE);
  }

  @Test
  void a_password_is_verified_once_and_then_remembered_for_a_while() {
    node.add("amina", Role.ANALYST);
    for (int i = 0; i < 10; i++) {
      node.signedIn("amina");
    }
    assertThat(node.hashes.verifications()).isEqualTo(1);

    node.clock.advance(Limits.DEFAULTS.signInMemory());
    node.signedIn("amina");
    assertThat(node.hashes.verifications()).isEqualTo(2);
  }

  @Test
  void a_wrong_password_is_never_remembered() {
    node.add("amina", Role.ANALYST);
    node.signedIn("amina");

    assertThat(refused(door.password("amina", WRONG, OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
    assertThat(refused(door.password("amina", WRONG, OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
    assertThat(node.hashes.verifications()).isEqualTo(3);
  }

  @Test
  void all_reasons_look_the_same_and_cost_one_verification() {
    node.add("amina", Role.ANALYST);
    node.add("gone", Role.ANALYST);
    node.add("boss", Role.ADMIN);
    done(
        node.exchange
            .accounts()
            .change(node.owner, "gone", new Accounts.Change(null, null, null, true)));
    done(node.exchange.accounts().add(node.owner, "tool", Role.READER, null, null, null));

    for (String account : new String[] {"amina", "gone", "tool", "nobody", "No Body", ""}) {
      int before = node.hashes.verifications();
      Password shown = account.equals("gone") ? GOOD : WRONG;
      assertThat(refused(door.password(account, shown, OFFICE)))
          .isEqualTo(RefusalCode.UNAUTHENTICATED);
      assertThat(node.hashes.verifications()).as(account).isEqualTo(before + 1);
    }
  }

  @Test
  void slowing_down_does_not_tell_which_accounts_there_are() {
    node.add("amina", Role.ANALYST);
    for (int i = 0; i <= Authentication.FAILURES_AT_ONCE; i++) {
      refused(door.password("nobody", WRONG, OFFICE));
    }

    assertThat(refused(door.password("amina", WRONG, OFFICE)))
        .isEqualTo(refused(door.password("bilal", WRONG, OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
  }

  @Test
  void guessing_from_one_place_is_slowed_down_and_does_not_lock_out_the_user_elsewhere() {
    node.add("amina", Role.ANALYST);
    for (int i = 0; i < Authentication.FAILURES_AT_ONCE; i++) {
      assertThat(refused(door.password("amina", WRONG, ELSEWHERE)))
          .isEqualTo(RefusalCode.UNAUTHENTICATED);
    }
    int before = node.hashes.verifications();
    Refusal refusal = refusal(door.password("amina", WRONG, ELSEWHERE));

    assertThat(refusal.code()).isEqualTo(RefusalCode.LOGIN_THROTTLED);
    assertThat(refusal.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(refused(door.password("amina", GOOD, ELSEWHERE)))
        .isEqualTo(RefusalCode.LOGIN_THROTTLED);
    assertThat(node.hashes.verifications()).isEqualTo(before);
    done(door.password("amina", GOOD, OFFICE));
  }

  @Test
  void after_waiting_the_true_user_gets_in_from_the_same_place() {
    node.add("amina", Role.ANALYST);
    for (int i = 0; i <= Authentication.FAILURES_AT_ONCE; i++) {
      refused(door.password("amina", WRONG, OFFICE));
    }
    node.clock.advance(Duration.ofSeconds(30));
    done(door.password("amina", GOOD, OFFICE));
  }

  @Test
  void who_is_signed_in_stays_so_whatever_others_try_from_the_same_place() {
    node.add("amina", Role.ANALYST);
    node.signedIn("amina");
    for (int i = 0; i <= Authentication.FAILURES_AT_ONCE; i++) {
      refused(door.password("amina", WRONG, OFFICE));
    }

    done(door.password("amina", GOOD, OFFICE));
  }

  @Test
  void right_passwords_do_not_count_as_guesses() {
    node.add("amina", Role.ANALYST);
    for (int i = 0; i < 3 * Authentication.FAILURES_AT_ONCE; i++) {
      done(door.password("amina", GOOD, OFFICE));
      node.clock.advance(Limits.DEFAULTS.signInMemory());
    }
    for (int i = 0; i < Authentication.FAILURES_AT_ONCE; i++) {
      assertThat(refused(door.password("amina", WRONG, OFFICE)))
          .isEqualTo(RefusalCode.UNAUTHENTICATED);
    }
  }

  @Test
  void spraying_one_password_over_many_names_is_slowed_down_too() {
    RefusalCode last = RefusalCode.UNAUTHENTICATED;
    int tries = 0;
    for (; last == RefusalCode.UNAUTHENTICATED && tries < 10_000; tries++) {
      last = refused(door.password("user" + tries, WRONG, ELSEWHERE));
    }

    assertThat(last).isEqualTo(RefusalCode.LOGIN_THROTTLED);
    assertThat(tries).isLessThanOrEqualTo(Authentication.NETWORK_FAILURES_AT_ONCE + 1);
  }

  @Test
  void guessing_tokens_is_slowed_down_and_a_true_token_still_passes() {
    node.add("amina", Role.ANALYST);
    RefusalCode last = RefusalCode.UNAUTHENTICATED;
    for (int i = 0; i <= Authentication.NETWORK_FAILURES_AT_ONCE; i++) {
      last = refused(door.bearer("entente_" + "A".repeat(43), OFFICE));
    }

    assertThat(last).isEqualTo(RefusalCode.LOGIN_THROTTLED);
    assertThat(node.withToken("amina", Scope.FULL).account()).isEqualTo("amina");
  }

  @Test
  void an_endless_password_is_refused_without_hashing_it() {
    node.add("amina", Role.ANALYST);
    int before = node.hashes.verifications();

    assertThat(refused(door.basic("amina", "x".repeat(PasswordRules.BYTES_MAX + 1), OFFICE)))
        .isEqualTo(RefusalCode.UNAUTHENTICATED);
    assertThat(node.hashes.verifications()).isEqualTo(before);
  }

  @Test
  void each_account_has_an_allowance_of_requests_that_fills_up_again() {
    var hurried = limited(new Rate(2, 5), new Rate(1_000, 1_000));
    hurried.add("amina", Role.ANALYST);
    hurried.add("bilal", Role.ANALYST);
    for (int i = 0; i < 5; i++) {
      hurried.signedIn("amina");
    }
    Refusal refusal = refusal(hurried.exchange.authentication().password("amina", GOOD, OFFICE));

    assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(500));
    hurried.signedIn("bilal");
    hurried.clock.advance(Duration.ofMillis(500));
    hurried.signedIn("amina");
  }

  @Test
  void each_address_has_an_allowance_except_this_machine() {
    var hurried = limited(new Rate(1_000, 1_000), new Rate(1, 3));
    hurried.add("amina", Role.ANALYST);
    Authentication strict = hurried.exchange.authentication();
    for (int i = 0; i < 3; i++) {
      hurried.signedIn("amina");
    }

    assertThat(refused(strict.password("amina", GOOD, OFFICE))).isEqualTo(RefusalCode.RATE_LIMITED);
    assertThat(refused(strict.nobody(OFFICE))).isEqualTo(RefusalCode.RATE_LIMITED);
    assertThat(refused(strict.bearer("entente_" + "A".repeat(43), OFFICE)))
        .isEqualTo(RefusalCode.RATE_LIMITED);
    done(strict.password("amina", GOOD, ELSEWHERE));
    for (int i = 0; i < 10; i++) {
      done(strict.password("amina", GOOD, TestNode.origin("127.0.0.1")));
    }
  }

  @Test
  void every_failure_is_recorded_and_no_secret_with_it() {
    node.add("amina", Role.ANALYST);
    int mark = node.store.records().size();
    Refusal wrong = refusal(door.password("amina", WRONG, OFFICE));
    refused(door.basic("hunter2-typed-here", "x", OFFICE));
    refused(door.bearer("garbage", OFFICE));
    refused(door.nobody(OFFICE));

    assertThat(node.since(mark))
        .extracting(AuditRecord::account)
        .containsExactly("amina", "(unknown)", "(unknown)", "(unknown)");
    AuditRecord first = node.since(mark).getFirst();
    assertThat(first.verb()).isEqualTo(AuditRecord.Verb.AUTHENTICATION);
    assertThat(first.outcome()).isEqualTo("unauthenticated");
    assertThat(first.errorId()).isEqualTo(wrong.id().toString());
    assertThat(first.origin()).isEqualTo(OFFICE.text());
    assertThat(node.store.records().toString())
        .doesNotContain("hunter2", "garbage", "certainly not");
  }

  @Test
  void a_flood_of_failures_is_counted_without_filling_the_disk() {
    int mark = node.store.records().size();
    int flood = 10 * Denials.RECORDS_AT_ONCE;
    for (int i = 0; i < flood; i++) {
      door.nobody(ELSEWHERE);
    }
    int written = node.store.records().size() - mark;
    assertThat(written).isEqualTo(Denials.RECORDS_AT_ONCE);

    node.clock.advance(Duration.ofSeconds(2));
    door.nobody(ELSEWHERE);
    assertThat(node.since(mark).stream().mapToLong(AuditRecord::count).sum()).isEqualTo(flood + 1);
  }

  @Test
  void the_last_request_of_an_account_is_remembered() {
    node.add("amina", Role.ANALYST);
    assertThat(node.exchange.activity().of("amina")).isEmpty();
    node.signedIn("amina");

    assertThat(node.exchange.activity().of("amina").orElseThrow().last())
        .isEqualTo(node.clock.instant());
  }

  private static TestNode limited(Rate account, Rate address) {
    return new TestNode(
        new Settings(
            new Limits(Duration.ofMinutes(10), 2, account, address), Ingest.Limits.DEFAULTS));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<?>(var refusal) -> refusal;
    };
  }
}
