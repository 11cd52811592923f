package org.entente.server.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.reading.Lookup;
import org.entente.exchange.reading.Match;
import org.entente.exchange.reading.Question;
import org.entente.exchange.refusal.Refusal;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Body;
import org.entente.server.edge.Call;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.Finding;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonValue;
import org.entente.taxii.http.MediaType;
import org.jspecify.annotations.Nullable;

/// Looking up values: a question a line in, an answer a line out, in the same order. A line that is
/// no question is answered with what is wrong with it, and the others as if it were not there.
final class LookupRoutes {
  /// Lines of one request that are answered; the others can be asked again.
  static final int LINES_MAX = 10_000;

  /// What answers may take up at most, about: the bound on matches, with names of usual lengths.
  private static final long ANSWER_BYTES = 8L << 20;

  private static final JsonLimits LIMITS = JsonLimits.DEFAULTS.withDepth(4);
  private static final int ECHO_LENGTH_MAX = 100;

  private final AdminServices services;
  private final AdminGate gate;

  LookupRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer lookUp(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          var asked = Parameters.read(call.query()).all("collection");
          if (!isLines(call)) {
            return call.deny(
                ServerCode.MEDIA_TYPE_UNSUPPORTED,
                String.join(", ", call.headers("Content-Type")),
                AdminGate.JSON_LINES);
          }
          return switch (call.body(AdminGate.BODY_BYTES_MAX)) {
            case Body.Refused refused -> call.deny(refused);
            case Body.Whole body ->
                call.reserve(ANSWER_BYTES)
                    ? Answer.of(
                        AskedPlaces.of(services, gate, caller, asked),
                        places -> answers(caller, places, lines(call, body)))
                    : call.deny(ServerCode.OVERLOADED);
          };
        });
  }

  private static boolean isLines(Call call) {
    return MediaType.tryParse(String.valueOf(call.header("Content-Type")))
        .filter(type -> type.type().equals("application"))
        .filter(type -> type.subtype().equals("x-ndjson") || type.subtype().equals("json"))
        .isPresent();
  }

  private Answer answers(Caller caller, AskedPlaces places, List<Line> lines) {
    List<Question> questions = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Line.Asked(var question)) {
        questions.add(question);
      }
    }
    return Answer.of(
        services.exchange().lookup().answers(caller, places.places(), questions),
        answers -> {
          var out = new StringBuilder(lines.size() * 64);
          int next = 0;
          for (Line line : lines) {
            switch (line) {
              case Line.Wrong(var answer) -> out.append(answer);
              case Line.Asked _ -> {
                if (next == answers.size()) {
                  return lines(out);
                }
                out.append(json(answers.get(next), places.names()));
                next++;
              }
            }
            out.append('\n');
          }
          return lines(out);
        });
  }

  private static Answer.Whole lines(StringBuilder out) {
    return Answer.bytes(
        200,
        AdminGate.JSON_LINES,
        out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static JsonObject json(Lookup.Answer answer, Map<CollectionId, String> names) {
    var matches = new ArrayList<JsonValue>(answer.matches().size());
    answer.matches().forEach(match -> matches.add(json(match, names)));
    return JsonObject.builder()
        .put("value", answer.question().text())
        .put("kind", answer.question().values().getFirst().kind().label())
        .put("matches", new JsonArray(matches))
        .put("more", answer.more())
        .build();
  }

  private static JsonObject json(Match match, Map<CollectionId, String> names) {
    return JsonObject.builder()
        .put("collection", match.collection().toString())
        .put("collectionName", names.getOrDefault(match.collection(), ""))
        .put("id", match.id().toString())
        .put("type", match.id().type())
        .put("name", AdminJson.text(emptyToNull(match.sketch().name())))
        .put("kind", match.by().kind().label())
        .put("value", match.by().text())
        .put("version", match.version())
        .put("position", match.position().toString())
        .put("current", match.current())
        .put("revoked", match.sketch().revoked())
        .put(
            "handling",
            JsonObject.builder()
                .put("tlp", match.handling().tlp().label())
                .put("pap", match.handling().pap().label())
                .build())
        .build();
  }

  static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  // Reading questions

  private sealed interface Line {
    record Asked(Question question) implements Line {}

    record Wrong(JsonObject answer) implements Line {}
  }

  private static List<Line> lines(Call call, Body.Whole body) {
    var lines = new ArrayList<Line>();
    var reader = new JsonReader(LIMITS);
    byte[] array = body.array();
    int start = 0;
    while (start < body.length() && lines.size() < LINES_MAX) {
      int end = start;
      while (end < body.length() && array[end] != '\n') {
        end++;
      }
      lines.add(line(call, reader.read(array, start, end - start)));
      start = end + 1;
    }
    return lines;
  }

  private static Line line(Call call, JsonRead read) {
    return switch (read) {
      case JsonRead.Value(JsonObject json) -> line(call, json);
      case JsonRead.Value _ -> wrong(call, null, ServerCode.BODY_NOT_JSON, "{…}");
      case JsonRead.Refused refused ->
          wrong(
              call,
              null,
              ServerCode.BODY_NOT_JSON,
              Finding.of(refused.problem()).message(call.trace().language()));
    };
  }

  private static Line line(Call call, JsonObject json) {
    try {
      var members = new Members(json);
      String text = members.text("value");
      Kind kind = members.optionalValue("kind", Kind::parse, "ip | domain | url | hash | …");
      members.end();
      return switch (Question.read(text, kind)) {
        case Question.Read.Understood(var question) -> new Line.Asked(question);
        case Question.Read.Refused(var code, var arguments) ->
            wrong(
                call,
                text,
                Denial.of(new Refusal(code, arguments, call.trace().id(), List.of(), null)));
      };
    } catch (Malformed malformed) {
      return wrong(call, null, malformed.code(), malformed.arguments());
    }
  }

  private static Line wrong(
      Call call, @Nullable String value, ServerCode code, String... arguments) {
    return wrong(call, value, Denial.of(code, call.trace().id(), arguments));
  }

  private static Line wrong(Call call, @Nullable String value, Denial denial) {
    var language = call.trace().language();
    String echo =
        value == null || value.length() <= ECHO_LENGTH_MAX
            ? value
            : value.substring(0, ECHO_LENGTH_MAX);
    return new Line.Wrong(
        JsonObject.builder()
            .put("value", AdminJson.text(echo))
            .put(
                "error",
                JsonObject.builder()
                    .put("code", denial.code())
                    .put("message", denial.message(language))
                    .put("hint", AdminJson.text(emptyToNull(denial.hint(language))))
                    .build())
            .build());
  }
}
