package org.entente.exchange.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What the holder of a token shows: `entente_` and 256 random bits as 43 characters of
/// `A-Za-z0-9_-`, so that it passes through every client (MISP splits at `:`) and scanners for
/// leaked secrets can recognise it. Immutable.
///
/// @param secret its characters
public record TokenSecret(Secret secret) {
  public static final String PREFIX = "entente_";

  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH = PREFIX.length() + 43;

  public static TokenSecret random(SecureRandom random) {
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    return new TokenSecret(Secret.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /// The token that `text` spells, if it has the form of one. Saying so takes no secret to know.
  public static Optional<TokenSecret> parse(CharSequence text) {
    if (text.length() != LENGTH
        || !text.subSequence(0, PREFIX.length()).toString().equals(PREFIX)) {
      return Optional.empty();
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (!isDigit(text.charAt(i))) {
        return Optional.empty();
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return Optional.of(new TokenSecret(Secret.copyOf(bytes)));
  }

  /// Whether `c` is one of the 64 digits of Base64 for URLs (RFC 4648 §5).
  private static boolean isDigit(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
  }

  /// SHA-256 (hex) of the characters: what is kept. So many random bits need neither salt nor a
  /// slow hash.
  public String digest() {
    try {
      byte[] bytes = secret.bytes(SecretAccess.GRANTED);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The characters, to be shown once to whoever asked for the token.
  public String reveal(SecretAccess access) {
    return new String(secret.bytes(access), StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return PREFIX + "(secret)";
  }
}
