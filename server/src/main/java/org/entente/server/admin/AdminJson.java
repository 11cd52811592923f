package org.entente.server.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import org.entente.exchange.access.Scope;
import org.entente.exchange.account.Account;
import org.entente.exchange.account.Grants;
import org.entente.exchange.account.Token;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Position;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The domain's values as the admin API spells them. What is absent is written as null, so that a
/// script finds every member it knows.
final class AdminJson {
  private AdminJson() {}

  static JsonObject account(Account account) {
    return JsonObject.builder()
        .put("name", account.name().text())
        .put("role", account.role().label())
        .put("tlp", account.ceiling().tlp().label())
        .put("pap", account.ceiling().pap().label())
        .put("disabled", account.disabled())
        .put("hasPassword", account.hasPassword())
        .put("created", time(account.created()))
        .put("changed", time(account.changed()))
        .build();
  }

  static JsonObject token(Token token) {
    return JsonObject.builder()
        .put("id", token.id())
        .put("account", token.account().text())
        .put("label", token.label())
        .put(
            "scopes",
            JsonArray.ofStrings(
                token.scope().uses().stream().sorted().map(Scope.Use::label).toList()))
        .put(
            "collections",
            JsonArray.ofStrings(
                token.scope().collections().stream().map(Object::toString).sorted().toList()))
        .put("created", time(token.created()))
        .put("expires", time(token.expires()))
        .build();
  }

  static JsonObject grant(Grants.Given given, @Nullable String collectionName) {
    return JsonObject.builder()
        .put("account", given.account().text())
        .put("collection", given.collection().toString())
        .put("collectionName", text(collectionName))
        .put("access", given.grant().label())
        .build();
  }

  static JsonObject apiRoot(ApiRoot root, String baseUrl) {
    return JsonObject.builder()
        .put("name", root.name())
        .put("title", root.title())
        .put("description", text(root.description()))
        .put("maxContentLength", root.maxContentLength())
        .put("created", time(root.created()))
        .put("url", baseUrl + "/" + root.name() + "/")
        .build();
  }

  static JsonObject audit(AuditLog.Numbered numbered) {
    AuditRecord record = numbered.record();
    return JsonObject.builder()
        .put("number", numbered.number())
        .put("time", time(record.time()))
        .put("account", record.account())
        .put("verb", record.verb().name().toLowerCase(Locale.ROOT))
        .put("action", record.action())
        .put("target", record.target())
        .put("ids", JsonArray.ofStrings(record.ids()))
        .put("query", text(record.query()))
        .put("count", record.count())
        .put("origin", record.origin())
        .put("purpose", text(record.purpose()))
        .put("reason", text(record.reason()))
        .put("outcome", record.outcome())
        .put("errorId", text(record.errorId()))
        .build();
  }

  static JsonObject counts(SortedMap<String, Long> counts) {
    var json = JsonObject.builder();
    counts.entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
    return json.build();
  }

  static <T> JsonObject list(String name, Collection<T> values, Function<T, JsonObject> form) {
    List<JsonValue> items = values.stream().<JsonValue>map(form).toList();
    return JsonObject.builder().put(name, new JsonArray(items)).build();
  }

  static JsonValue text(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonString(text);
  }

  /// To the millisecond: nobody reads more, and no clock here tells more.
  static JsonValue time(@Nullable Instant time) {
    return time == null
        ? JsonNull.NULL
        : new JsonString(time.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  static JsonValue position(@Nullable Position position) {
    return position == null || position.equals(Position.START)
        ? JsonNull.NULL
        : new JsonString(position.toString());
  }

  static JsonValue number(@Nullable Long number) {
    return number == null ? JsonNull.NULL : JsonNumber.of(number);
  }
}
