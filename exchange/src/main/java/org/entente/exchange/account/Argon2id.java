package org.entente.exchange.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;

/// Argon2id (RFC 9106), written as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH` with
/// salt and hash in unpadded Base64. The cost is part of the string, so that it can be raised later
/// while older hashes keep working.
public final class Argon2id implements PasswordHash {
  /// 19 MiB, two passes, one lane: about 33 ms on one core.
  public static final Cost COST = new Cost(19 * 1024, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Cost cost;
  private final SecureRandom random;

  public Argon2id(Cost cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
  }

  @Override
  public String hash(Password password) {
    byte[] salt = random(SALT_BYTES);
    return encoded(salt, derive(password, salt, cost, HASH_BYTES));
  }

  @Override
  public String hashOfNothing() {
    return encoded(random(SALT_BYTES), random(HASH_BYTES));
  }

  @Override
  public boolean verify(Password password, String encoded) {
    Matcher parts = FORM.matcher(encoded);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    var madeWith =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    return MessageDigest.isEqual(hash, derive(password, salt, madeWith, hash.length));
  }

  private String encoded(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] derive(Password password, byte[] salt, Cost cost, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] secret = password.secret().bytes(SecretAccess.GRANTED);
    byte[] derived = new byte[length];
    try {
      generator.generateBytes(secret, derived);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
    return derived;
  }

  /// What one hash costs, guessers and us alike (RFC 9106 §3.1).
  ///
  /// @param memoryKib memory in KiB, 8 for each lane to 1 GiB
  /// @param passes passes over it, 1 to 99
  /// @param lanes lanes, 1 to 16
  public record Cost(int memoryKib, int passes, int lanes) {
    public Cost {
      if (lanes < 1
          || lanes > 16
          || passes < 1
          || passes > 99
          || memoryKib < 8 * lanes
          || memoryKib > 1024 * 1024) {
        throw new IllegalArgumentException("Argon2 cost outside its bounds");
      }
    }
  }
}
