package org.entente.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RouteTest {
  @Test
  void a_route_is_a_path_under_the_admin_api() {
    assertThat(Route.of("accounts", "alice", "password"))
        .hasToString("/admin/v1/accounts/alice/password");
  }

  @Test
  void what_people_write_cannot_leave_its_place() {
    assertThat(Route.of("accounts", "../../x")).hasToString("/admin/v1/accounts/..%2F..%2Fx");
    assertThat(Route.of("accounts", "..")).hasToString("/admin/v1/accounts/%2E%2E");
    assertThat(Route.of("accounts", "a?b#c d")).hasToString("/admin/v1/accounts/a%3Fb%23c%20d");
    assertThat(Route.of("accounts", "مريم"))
        .hasToString("/admin/v1/accounts/%D9%85%D8%B1%D9%8A%D9%85");
  }

  @Test
  void parameters_that_are_not_given_are_left_out() {
    assertThat(
            Route.of("tokens").with("account", Optional.empty()).with("x", Optional.of("a&b=c+d")))
        .hasToString("/admin/v1/tokens?x=a%26b%3Dc%2Bd");
    assertThat(Route.of("t").with("type", List.of("a", "b")))
        .hasToString("/admin/v1/t?type=a&type=b");
  }
}
