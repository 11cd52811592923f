package org.entente.exchange.secret;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// A password as somebody typed it, in Unicode normal form C (RFC 8265 §4.2), so that the same
/// letters count as the same password whatever keyboard wrote them. Immutable.
///
/// @param secret its UTF-8 bytes
/// @param characters how many characters it has
public record Password(Secret secret, int characters) {
  public static Password of(CharSequence typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
    return new Password(
        Secret.copyOf(text.getBytes(StandardCharsets.UTF_8)),
        text.codePointCount(0, text.length()));
  }

  @Override
  public String toString() {
    return "(password)";
  }
}
