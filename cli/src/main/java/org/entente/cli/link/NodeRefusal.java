package org.entente.cli.link;

import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Problem;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.jspecify.annotations.Nullable;

/// Reads what a node says when it refuses: `{code, message, where, hint, errorId}`, already in the
/// person's language.
public final class NodeRefusal {
  private NodeRefusal() {}

  static Failure of(int httpStatus, byte[] body) {
    return new JsonReader(JsonLimits.DEFAULTS).read(body)
                instanceof JsonRead.Value(JsonObject refusal)
            && refusal.string("code") != null
        ? failure(exitStatus(httpStatus), refusal)
        : Failure.of(Fault.NODE_STRANGE, null, Integer.toString(httpStatus));
  }

  /// The refusal that an answer which had begun well ends with: no HTTP status tells what it means.
  public static Failure inStream(JsonObject refusal) {
    String code = text(refusal, "code");
    boolean ofTheNode = code.startsWith("store-") || code.equals("busy") || code.equals("internal");
    return failure(ofTheNode ? ExitStatus.COULD_NOT : ExitStatus.REFUSED, refusal);
  }

  /// @param refusal an object with at least `code`
  private static Failure failure(ExitStatus status, JsonObject refusal) {
    String code = text(refusal, "code");
    String message = text(refusal, "message").isEmpty() ? code : text(refusal, "message");
    String hint = refusal.string("hint");
    String errorId = refusal.string("errorId");
    // The id finds the matter in the node's log; what is merely refused needs no looking into.
    Sentence sentence =
        status == ExitStatus.COULD_NOT && errorId != null
            ? Sentence.of("with-error-id", message, errorId)
            : Sentence.of("verbatim", message);
    return new Failure(
        status,
        new Problem(
            code,
            sentence,
            refusal.string("where"),
            hint == null ? null : Sentence.of("verbatim", hint)));
  }

  /// Not now, or the node's fault: retrying may help. Everything else is a refusal.
  private static ExitStatus exitStatus(int httpStatus) {
    return httpStatus == 429 || httpStatus >= 500 ? ExitStatus.COULD_NOT : ExitStatus.REFUSED;
  }

  private static String text(JsonObject object, String name) {
    @Nullable String value = object.string(name);
    return value == null ? "" : value;
  }
}
