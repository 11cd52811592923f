package org.entente.stix.sco;

import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// An account of any kind. At least one property is there. Immutable (STIX 2.1 §6.16).
///
/// @param common what it has in common with others of its kind
/// @param userId the identifier that its system has for it
/// @param credential a password in clear, from the analysis of malware only
/// @param accountLogin what the user types to log in
/// @param accountType from `account-type-ov`
/// @param displayName what people see
/// @param isServiceAccount whether it belongs to a service
/// @param isPrivileged whether it has elevated privileges
/// @param canEscalatePrivs whether it may get elevated privileges
/// @param isDisabled whether it is disabled
/// @param accountCreated when it was created
/// @param accountExpires when it expires
/// @param credentialLastChanged when the credential was last changed
/// @param accountFirstLogin when it was first used
/// @param accountLastLogin when it was last used
public record UserAccount(
    ObservableCommon common,
    @Nullable String userId,
    @Nullable String credential,
    @Nullable String accountLogin,
    @Nullable String accountType,
    @Nullable String displayName,
    @Nullable Boolean isServiceAccount,
    @Nullable Boolean isPrivileged,
    @Nullable Boolean canEscalatePrivs,
    @Nullable Boolean isDisabled,
    @Nullable StixTimestamp accountCreated,
    @Nullable StixTimestamp accountExpires,
    @Nullable StixTimestamp credentialLastChanged,
    @Nullable StixTimestamp accountFirstLogin,
    @Nullable StixTimestamp accountLastLogin)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "user-account";

  public UserAccount {
    Conformance.require(
        json(
            common,
            userId,
            credential,
            accountLogin,
            accountType,
            displayName,
            isServiceAccount,
            isPrivileged,
            canEscalatePrivs,
            isDisabled,
            accountCreated,
            accountExpires,
            credentialLastChanged,
            accountFirstLogin,
            accountLastLogin));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static UserAccount from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new UserAccount(
        in.observable(),
        in.textOrNull("user_id"),
        in.textOrNull("credential"),
        in.textOrNull("account_login"),
        in.textOrNull("account_type"),
        in.textOrNull("display_name"),
        in.flagOrNull("is_service_account"),
        in.flagOrNull("is_privileged"),
        in.flagOrNull("can_escalate_privs"),
        in.flagOrNull("is_disabled"),
        in.timeOrNull("account_created"),
        in.timeOrNull("account_expires"),
        in.timeOrNull("credential_last_changed"),
        in.timeOrNull("account_first_login"),
        in.timeOrNull("account_last_login"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        common,
        userId,
        credential,
        accountLogin,
        accountType,
        displayName,
        isServiceAccount,
        isPrivileged,
        canEscalatePrivs,
        isDisabled,
        accountCreated,
        accountExpires,
        credentialLastChanged,
        accountFirstLogin,
        accountLastLogin);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable String userId,
      @Nullable String credential,
      @Nullable String accountLogin,
      @Nullable String accountType,
      @Nullable String displayName,
      @Nullable Boolean isServiceAccount,
      @Nullable Boolean isPrivileged,
      @Nullable Boolean canEscalatePrivs,
      @Nullable Boolean isDisabled,
      @Nullable StixTimestamp accountCreated,
      @Nullable StixTimestamp accountExpires,
      @Nullable StixTimestamp credentialLastChanged,
      @Nullable StixTimestamp accountFirstLogin,
      @Nullable StixTimestamp accountLastLogin) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("user_id", userId)
                .text("credential", credential)
                .text("account_login", accountLogin)
                .text("account_type", accountType)
                .text("display_name", displayName)
                .flag("is_service_account", isServiceAccount)
                .flag("is_privileged", isPrivileged)
                .flag("can_escalate_privs", canEscalatePrivs)
                .flag("is_disabled", isDisabled)
                .time("account_created", accountCreated)
                .time("account_expires", accountExpires)
                .time("credential_last_changed", credentialLastChanged)
                .time("account_first_login", accountFirstLogin)
                .time("account_last_login", accountLastLogin));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, UserAccount> {
    private Builder(Mint mint) {
      super(TYPE, mint, UserAccount::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, UserAccount::from);
    }

    public Builder userId(String userId) {
      return text("user_id", userId);
    }

    public Builder credential(String credential) {
      return text("credential", credential);
    }

    public Builder accountLogin(String accountLogin) {
      return text("account_login", accountLogin);
    }

    public Builder accountType(String accountType) {
      return text("account_type", accountType);
    }

    public Builder displayName(String displayName) {
      return text("display_name", displayName);
    }

    public Builder isServiceAccount(boolean isServiceAccount) {
      return flag("is_service_account", isServiceAccount);
    }

    public Builder isPrivileged(boolean isPrivileged) {
      return flag("is_privileged", isPrivileged);
    }

    public Builder canEscalatePrivs(boolean canEscalatePrivs) {
      return flag("can_escalate_privs", canEscalatePrivs);
    }

    public Builder isDisabled(boolean isDisabled) {
      return flag("is_disabled", isDisabled);
    }

    public Builder accountCreated(StixTimestamp accountCreated) {
      return time("account_created", accountCreated);
    }

    public Builder accountExpires(StixTimestamp accountExpires) {
      return time("account_expires", accountExpires);
    }

    public Builder credentialLastChanged(StixTimestamp credentialLastChanged) {
      return time("credential_last_changed", credentialLastChanged);
    }

    public Builder accountFirstLogin(StixTimestamp accountFirstLogin) {
      return time("account_first_login", accountFirstLogin);
    }

    public Builder accountLastLogin(StixTimestamp accountLastLogin) {
      return time("account_last_login", accountLastLogin);
    }
  }
}
