package org.entente.server.admin;

import java.time.Duration;
import java.util.Base64;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.Account;
import org.entente.exchange.account.Accounts;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// Accounts, their passwords, and tokens for a quarter of an hour in exchange for a password.
final class AccountRoutes {
  static final Duration SESSION_LIFE = Duration.ofMinutes(15);
  static final String SESSION_LABEL = "session";

  private static final String ROLES = "admin | operator | analyst | auditor | reader";
  private static final String TLP = "clear | green | amber | amber+strict | red";
  private static final String PAP = "clear | green | amber | red";

  /// 144 bits, as 24 characters of base64url.
  private static final int PASSWORD_BYTES = 18;

  private final AdminServices services;
  private final AdminGate gate;

  AccountRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer signIn(Call call) {
    return gate.anybody(
        call,
        () ->
            gate.body(
                call,
                members -> new SignInRequest(members.text("account"), members.text("password")),
                request ->
                    Answer.of(
                        services
                            .exchange()
                            .authentication()
                            .password(
                                request.account,
                                Password.of(request.password),
                                call.trace().origin())
                            .then(caller -> {
                              call.trace().identified(caller.account());
                              return services
                                  .exchange()
                                  .tokens()
                                  .create(
                                      caller,
                                      caller.account(),
                                      SESSION_LABEL,
                                      caller.scope(),
                                      SESSION_LIFE);
                            }),
                        issued ->
                            AdminGate.json(
                                201,
                                JsonObject.builder()
                                    .put("id", issued.token().id())
                                    .put("token", issued.secret().reveal(SecretAccess.GRANTED))
                                    .put("account", issued.token().account().text())
                                    .put("expires", AdminJson.time(issued.token().expires()))
                                    .build()))));
  }

  Answer list(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().accounts().list(caller),
                accounts ->
                    AdminGate.json(200, AdminJson.list("accounts", accounts, AdminJson::account))));
  }

  Answer one(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().accounts().find(caller, call.parameter("name")),
                account -> AdminGate.json(200, AdminJson.account(account))));
  }

  Answer add(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                this::newAccount,
                request ->
                    Answer.of(
                        services
                            .exchange()
                            .accounts()
                            .add(
                                caller,
                                request.name,
                                request.role,
                                request.tlp,
                                request.pap,
                                request.password.orNull()),
                        account -> AdminGate.json(201, withPassword(account, request.password)))));
  }

  Answer change(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                members ->
                    new Accounts.Change(
                        members.optionalValue("role", Role::parse, ROLES),
                        members.optionalValue("tlp", Tlp::parse, TLP),
                        members.optionalValue("pap", Pap::parse, PAP),
                        members.optionalBoolean("disabled")),
                change ->
                    Answer.of(
                        services
                            .exchange()
                            .accounts()
                            .change(caller, call.parameter("name"), change),
                        account -> AdminGate.json(200, AdminJson.account(account)))));
  }

  Answer remove(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().accounts().remove(caller, call.parameter("name")),
                account ->
                    AdminGate.json(
                        200,
                        JsonObject.builder().put("account", AdminJson.account(account)).build())));
  }

  Answer password(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                members -> new NewPassword(members.optionalText("password"), made()),
                request ->
                    Answer.of(
                        services
                            .exchange()
                            .accounts()
                            .setPassword(
                                caller, call.parameter("name"), Password.of(request.text())),
                        account -> AdminGate.json(200, withPassword(account, request)))));
  }

  private NewAccount newAccount(Members members) throws Malformed {
    String name = members.text("name");
    Role role = members.optionalValue("role", Role::parse, ROLES);
    Tlp tlp = members.optionalValue("tlp", Tlp::parse, TLP);
    Pap pap = members.optionalValue("pap", Pap::parse, PAP);
    NewPassword password =
        members.isNull("password")
            ? NewPassword.NONE
            : new NewPassword(members.optionalText("password"), made());
    return new NewAccount(name, role == null ? Role.READER : role, tlp, pap, password);
  }

  /// Only what the node made itself is told, and only now.
  private static JsonObject withPassword(Account account, NewPassword password) {
    return JsonObject.builder()
        .put("account", AdminJson.account(account))
        .put("password", AdminJson.text(password.given == null ? password.made : null))
        .build();
  }

  private String made() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    services.random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private record SignInRequest(String account, String password) {
    @Override
    public String toString() {
      return "SignInRequest[" + account + "]";
    }
  }

  private record NewAccount(
      String name, Role role, @Nullable Tlp tlp, @Nullable Pap pap, NewPassword password) {}

  /// @param given what the caller wants it to be; null = the node makes one
  /// @param made what the node made; null = there is to be none
  private record NewPassword(@Nullable String given, @Nullable String made) {
    /// For an account that signs in with tokens only.
    static final NewPassword NONE = new NewPassword(null, null);

    String text() {
      return given != null ? given : java.util.Objects.requireNonNull(made);
    }

    @Nullable Password orNull() {
      return given == null && made == null ? null : Password.of(text());
    }

    @Override
    public String toString() {
      return "(password)";
    }
  }
}
