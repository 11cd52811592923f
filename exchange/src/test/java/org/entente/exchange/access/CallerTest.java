package org.entente.exchange.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.exchange.TestNode;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

class CallerTest {
  @Test
  void the_owner_of_the_directory_may_everything() {
    Caller owner = Caller.local("nadia");

    assertThat(owner.account()).isEqualTo("local:nadia");
    assertThat(owner.source()).isEqualTo("local:nadia");
    assertThat(owner.ceiling()).isEqualTo(Ceiling.ALL);
    assertThat(Act.values()).allMatch(owner::may);
  }

  @Test
  void a_name_of_the_operating_system_cannot_forge_a_line() {
    assertThat(Caller.local("x\nlocal:admin").account()).isEqualTo("local:x local:admin");
    assertThat(Caller.local("x".repeat(500)).account()).hasSize(6 + 64);
    assertThat(Caller.local(" ").account()).isEqualTo("local:?");
  }

  @Test
  void statements_are_cut_and_cleared_of_control_characters() {
    Caller caller = Caller.local("nadia").stating("case 7\r\nforged", "  ");

    assertThat(caller.purpose()).isEqualTo("case 7  forged");
    assertThat(caller.reason()).isNull();
    assertThat(caller.stating("x".repeat(Caller.STATEMENT_LENGTH_MAX), null).purpose())
        .hasSize(Caller.STATEMENT_LENGTH_MAX);
    assertThat(caller.stating("x".repeat(Caller.STATEMENT_LENGTH_MAX + 1), null).purpose())
        .hasSize(Caller.STATEMENT_LENGTH_MAX);
  }

  @Test
  void accounts_see_up_to_amber_strict_and_administrators_everything() {
    for (Role role : Role.values()) {
      assertThat(role.defaultCeiling())
          .isEqualTo(role == Role.ADMIN ? Ceiling.ALL : new Ceiling(Tlp.AMBER_STRICT, Pap.RED));
    }
  }

  @Test
  void a_whole_ipv6_network_counts_as_one_origin() {
    Origin one = TestNode.origin("2001:db8:0:1::1");
    Origin other = TestNode.origin("2001:db8:0:1:ffff::2");

    assertThat(one.network()).isEqualTo(other.network());
    assertThat(one.text()).isNotEqualTo(other.text());
    assertThat(TestNode.origin("2001:db8:0:2::1").network()).isNotEqualTo(one.network());
    assertThat(TestNode.origin("192.0.2.1").network())
        .isNotEqualTo(TestNode.origin("192.0.2.2").network());
  }

  @Test
  void this_machine_is_told_from_others() {
    assertThat(TestNode.origin("127.0.0.1").machine()).isTrue();
    assertThat(TestNode.origin("::1").machine()).isTrue();
    assertThat(Origin.LOCAL.machine()).isTrue();
    assertThat(TestNode.OFFICE.machine()).isFalse();
  }
}
