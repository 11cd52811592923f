package org.entente.cli.text;

import java.util.List;

/// Something to say to a person: a key of the catalogue and what to put in its places. Rendered as
/// late as possible, since only the screen knows whether text from data must be made harmless.
/// Immutable.
///
/// @param key the key in the catalogue
/// @param values what replaces `{0}`, `{1}` …: data, never trusted; numbers; other sentences
public record Sentence(String key, List<Object> values) {
  public Sentence {
    values = List.copyOf(values);
  }

  public static Sentence of(String key, Object... values) {
    return new Sentence(key, List.of(values));
  }
}
