package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// Hashes by algorithm (STIX 2.1 §2.7, §10.7).
///
/// Where a property's text has its keys come from an open vocabulary with a MUST, §2.7 and §2.14
/// still allow others: they are advised against, not refused.
enum Hashes implements ValueRule {
  HASHES;

  /// What ssdeep makes: three parts, the first a number, the others base64 without padding.
  private static final int SSDEEP_LENGTH_MAX = 200;

  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonObject object)) {
      mistyped(value, at, Clause.HASHES);
      return;
    }
    int size = object.size();
    if (size == 0) {
      at.found(Code.DICTIONARY_EMPTY, Clause.DICTIONARY);
    }
    for (int i = 0; i < size && !at.isFull(); i++) {
      at.enter(object.name(i));
      checkHash(object.name(i), object.value(i), at);
      at.leave();
    }
  }

  @Override
  public String dataType() {
    return "hashes";
  }

  private static void checkHash(String algorithm, JsonValue value, Inspection at) {
    if (!Names.isHashKey(algorithm)) {
      at.found(Code.HASH_KEY_INVALID, Clause.HASHES, algorithm);
    }
    DataTypes.STRING.checkPresent(value, at);
    if (value instanceof JsonString(var hash)) {
      if (!Vocabularies.HASH_ALGORITHM.terms().contains(algorithm)) {
        at.found(Code.HASH_ALGORITHM_UNLISTED, Clause.HASH_ALGORITHMS, algorithm);
      } else if (!isHash(algorithm, hash)) {
        at.found(Code.HASH_INVALID, Clause.HASH_ALGORITHMS, algorithm, hash);
      }
    }
  }

  private static boolean isHash(String algorithm, String hash) {
    return switch (algorithm) {
      case "MD5" -> Encodings.isHexOfLength(hash, 0, 32);
      case "SHA-1" -> Encodings.isHexOfLength(hash, 0, 40);
      case "SHA-256", "SHA3-256" -> Encodings.isHexOfLength(hash, 0, 64);
      case "SHA-512", "SHA3-512" -> Encodings.isHexOfLength(hash, 0, 128);
      case "SSDEEP" -> isSsdeep(hash);
      // 35 bytes; newer tools write the version of the algorithm before them.
      case "TLSH" -> Encodings.isHexOfLength(hash, hash.startsWith("T1") ? 2 : 0, 70);
      default -> true;
    };
  }

  private static boolean isSsdeep(String hash) {
    int first = hash.indexOf(':');
    int second = hash.indexOf(':', first + 1);
    if (first < 1 || second < 0 || hash.length() > SSDEEP_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < hash.length(); i++) {
      char c = hash.charAt(i);
      boolean good =
          i < first
              ? Names.isDigit(c)
              : i == first
                  || i == second
                  || Names.isLetter(c)
                  || Names.isDigit(c)
                  || c == '+'
                  || c == '/';
      if (!good) {
        return false;
      }
    }
    return true;
  }
}
