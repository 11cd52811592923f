package org.entente.exchange.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.access.Scope;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.document.Codec;
import org.entente.exchange.document.Fields;
import org.entente.exchange.document.Section;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// How accounts, tokens and grants are written down (docs/formats/documents.md).
public final class AccountDocuments {
  static final Section<StoredAccount> ACCOUNTS =
      new Section<>(Documents.Kind.ACCOUNT, new AccountCodec());
  static final Section<StoredToken> TOKENS = new Section<>(Documents.Kind.TOKEN, new TokenCodec());
  static final Section<Grants.Given> GRANTS = new Section<>(Documents.Kind.GRANT, new GrantCodec());

  /// The sections that a registry needs for this package.
  public static final List<Section<?>> SECTIONS = List.of(ACCOUNTS, TOKENS, GRANTS);

  private AccountDocuments() {}

  static String grantKey(AccountName account, CollectionId collection) {
    return account + "/" + collection;
  }

  /// What each account was given, by account and collection.
  static Map<String, Map<CollectionId, Grant>> byAccount(SortedMap<String, Grants.Given> grants) {
    var table = new HashMap<String, Map<CollectionId, Grant>>();
    grants
        .values()
        .forEach(given ->
            table
                .computeIfAbsent(given.account().text(), account -> new HashMap<>())
                .put(given.collection(), given.grant()));
    return table;
  }

  /// The tokens by what is kept of their secrets.
  static Map<String, StoredToken> byDigest(SortedMap<String, StoredToken> tokens) {
    var table = new HashMap<String, StoredToken>();
    tokens.values().forEach(token -> table.put(token.digest(), token));
    return table;
  }

  /// An account with what its password is checked against; null when it has none.
  record StoredAccount(Account account, @Nullable String passwordHash) {}

  /// A token with SHA-256 (hex) of its secret.
  record StoredToken(Token token, String digest) {}

  private static final class AccountCodec implements Codec<StoredAccount> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public StoredAccount read(Fields fields) {
      String hash = fields.optionalText("password");
      var ceiling = new Ceiling(fields.parsed("tlp", Tlp::parse), fields.parsed("pap", Pap::parse));
      return new StoredAccount(
          new Account(
              fields.parsed("name", AccountName::parse),
              fields.parsed("role", Role::parse),
              ceiling,
              fields.flag("disabled"),
              hash != null,
              fields.time("created"),
              fields.time("changed")),
          hash);
    }

    @Override
    public JsonObject.Builder write(StoredAccount stored) {
      Account account = stored.account();
      return JsonObject.builder()
          .put("name", account.name().text())
          .put("role", account.role().label())
          .put("tlp", account.ceiling().tlp().label())
          .put("pap", account.ceiling().pap().label())
          .put("disabled", account.disabled())
          .putIfPresent("password", stored.passwordHash())
          .put("created", account.created().toString())
          .put("changed", account.changed().toString());
    }
  }

  private static final class TokenCodec implements Codec<StoredToken> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public StoredToken read(Fields fields) {
      var scope =
          new Scope(
              java.util.Set.copyOf(fields.list("uses", Scope.Use::parse)),
              java.util.Set.copyOf(fields.list("collections", CollectionId::parse)));
      return new StoredToken(
          new Token(
              fields.text("id"),
              fields.parsed("account", AccountName::parse),
              fields.text("label"),
              scope,
              fields.time("created"),
              fields.optionalTime("expires")),
          fields.text("sha256"));
    }

    @Override
    public JsonObject.Builder write(StoredToken stored) {
      Token token = stored.token();
      var uses = new TreeSet<>(token.scope().uses());
      var collections = new TreeSet<String>();
      token.scope().collections().forEach(id -> collections.add(id.toString()));
      JsonObject.Builder out =
          JsonObject.builder()
              .put("id", token.id())
              .put("account", token.account().text())
              .put("label", token.label())
              .put("sha256", stored.digest())
              .put("uses", JsonArray.ofStrings(uses.stream().map(Scope.Use::label).toList()))
              .put("collections", JsonArray.ofStrings(collections))
              .put("created", token.created().toString());
      return token.expires() == null ? out : out.put("expires", token.expires().toString());
    }
  }

  private static final class GrantCodec implements Codec<Grants.Given> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public Grants.Given read(Fields fields) {
      return new Grants.Given(
          fields.parsed("account", AccountName::parse),
          fields.parsed("collection", CollectionId::parse),
          fields.parsed("grant", Grant::parse));
    }

    @Override
    public JsonObject.Builder write(Grants.Given given) {
      return JsonObject.builder()
          .put("account", given.account().text())
          .put("collection", given.collection().toString())
          .put("grant", given.grant().label());
    }
  }
}
