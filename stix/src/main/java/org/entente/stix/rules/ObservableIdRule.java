package org.entente.stix.rules;

import java.util.Optional;
import org.entente.stix.DeterministicId;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The UUID of a cyber-observable (STIX 2.1 §2.9, §3.4): name-based on its contributing properties,
/// or random. A name-based UUID does not tell its namespace, so every one that is not the right one
/// is taken for a mistake in the namespace that all share.
///
/// @param type the observable's type
/// @param contributors the properties that contribute, as a set of the table
/// @param versions the properties that make versions, as a set of the table
record ObservableIdRule(String type, long contributors, long versions) implements ObjectRule {
  private static final String[] HASHES_THAT_CONTRIBUTE = {"MD5", "SHA-1", "SHA-256", "SHA-512"};

  @Override
  public void check(JsonObject object, long present, Inspection at) {
    String id = object.string("id");
    if (id == null || !Identifiers.isIdentifier(id) || !Identifiers.isOf(id, type)) {
      return;
    }
    int version = Identifiers.version(id);
    if ((present & contributors) == 0) {
      if (version != 4) {
        at.foundAt("id", Code.ID_NOT_RANDOM, Clause.IDENTIFIER, id);
      }
      return;
    }
    if (version != 5) {
      at.foundAt("id", Code.UUID_VERSION, Clause.IDENTIFIER, Integer.toString(version), "5");
      return;
    }
    checkNameBased(object, id, present, at);
  }

  private void checkNameBased(JsonObject object, String id, long present, Inspection at) {
    if (at.hasErrors() || !decidesItsHash(object.get("hashes"))) {
      return;
    }
    Optional<StixId> right = DeterministicId.of(object);
    if (right.isEmpty()) {
      return;
    }
    if (!right.get().toString().equalsIgnoreCase(id)) {
      at.foundAt("id", Code.ID_NOT_DETERMINISTIC, Clause.IDENTIFIER, id, right.get().toString());
    } else if ((present & versions) != 0) {
      at.foundAt("id", Code.OBSERVABLE_VERSIONED, Clause.VERSIONING, id);
    }
  }

  /// Exactly one hash contributes; among those outside the order of preference anyone may choose.
  private static boolean decidesItsHash(@Nullable JsonValue hashes) {
    if (!(hashes instanceof JsonObject object) || object.size() == 1) {
      return true;
    }
    for (String algorithm : HASHES_THAT_CONTRIBUTE) {
      if (object.get(algorithm) instanceof JsonString) {
        return true;
      }
    }
    return false;
  }
}
