package org.entente.cli.outcome;

import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Why something was refused or failed, for people and for scripts. Immutable.
///
/// @param code the stable code, which `entente help CODE` explains
/// @param message what is wrong
/// @param where the file, option, word or pointer concerned; null if nothing in particular
/// @param hint what to do about it; null if there is nothing to say
public record Problem(
    String code, Sentence message, @Nullable String where, @Nullable Sentence hint) {
  /// A problem whose sentences stand in the catalogue under the fault's code.
  public static Problem of(Fault fault, @Nullable String where, Object... values) {
    return new Problem(
        fault.code(),
        Sentence.of(fault.code(), values),
        where,
        Sentence.of(fault.code() + ".hint", values));
  }

  /// `{code, message, where, hint}`.
  public JsonObject json(java.util.function.Function<Sentence, String> render) {
    return JsonObject.builder()
        .put("code", new JsonString(code))
        .put("message", new JsonString(render.apply(message)))
        .put("where", text(where))
        .put("hint", text(hint == null ? null : render.apply(hint)))
        .build();
  }

  private static JsonValue text(@Nullable String value) {
    return value == null || value.isEmpty() ? JsonNull.NULL : new JsonString(value);
  }
}
