package org.entente.server.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.refusal.Denial;
import org.entente.stix.json.JsonObject;

/// What a route gives back.
public sealed interface Answer {
  /// What was asked for, as a whole.
  ///
  /// @param status the HTTP status
  /// @param mediaType the type of the body; not written when there is no body
  /// @param body holds the body from index 0 on
  /// @param length its number of bytes
  /// @param headers further headers
  @SuppressWarnings("ArrayRecordComponent") // a view; equality is never asked for
  record Whole(int status, String mediaType, byte[] body, int length, Map<String, String> headers)
      implements Answer {
    public Whole {
      headers = Map.copyOf(headers);
    }

    public Whole with(String header, String value) {
      var more = new java.util.HashMap<>(headers);
      more.put(header, value);
      return new Whole(status, mediaType, body, length, more);
    }
  }

  /// What was asked for, bit by bit, with status 200.
  ///
  /// @param mediaType the type of the body
  /// @param writer writes it
  record Streamed(String mediaType, Writer writer) implements Answer {}

  /// A refusal.
  record Denied(Denial denial) implements Answer {}

  /// Writes a body. Failing half-way cuts the answer off, so that the client notices.
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  static Whole json(int status, String mediaType, JsonObject json) {
    return bytes(status, mediaType, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Whole bytes(int status, String mediaType, byte[] body) {
    return new Whole(status, mediaType, body, body.length, Map.of());
  }

  /// The refusal, or what `answer` makes of the result.
  static <T> Answer of(Outcome<T> outcome, Function<? super T, ? extends Answer> answer) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> answer.apply(value);
      case Outcome.Refused<T>(var refusal) -> new Denied(Denial.of(refusal));
    };
  }
}
