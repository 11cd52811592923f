package org.entente.exchange.collection;

import java.util.Arrays;
import java.util.Optional;
import org.entente.stix.DeterministicId;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.jspecify.annotations.Nullable;

/// Decides by content whether two spellings of one (id, version) are the same object:
///
/// * objects with versions, and definitions: when they are equal as canonical JSON (RFC 8785),
///   which for trees is when the trees are equal;
/// * observables whose id follows from their content: when the properties that it follows from are
///   equal (STIX 2.1 §2.9); the others may differ, since two observers see different things;
/// * observables with an id of somebody's choosing: when they are equal altogether, since nothing
///   else says that they are about the same thing.
///
/// Thread-safe.
public final class ContentSameness implements Sameness {
  private static final int NAME_BASED = 5;

  @Override
  public boolean same(StixId id, Content stored, Content arrived) {
    if (Arrays.equals(
        stored.array(),
        stored.offset(),
        stored.offset() + stored.length(),
        arrived.array(),
        arrived.offset(),
        arrived.offset() + arrived.length())) {
      return true;
    }
    JsonObject first = read(stored);
    JsonObject second = read(arrived);
    if (first == null || second == null) {
      return false;
    }
    return first.equals(second) || (id.uuidVersion() == NAME_BASED && sameThing(first, second));
  }

  private static boolean sameThing(JsonObject first, JsonObject second) {
    Optional<byte[]> one = DeterministicId.contributing(first);
    Optional<byte[]> other = DeterministicId.contributing(second);
    return one.isPresent() && other.isPresent() && Arrays.equals(one.get(), other.get());
  }

  private static @Nullable JsonObject read(Content content) {
    JsonRead read =
        new JsonReader(JsonLimits.DEFAULTS)
            .read(content.array(), content.offset(), content.length());
    return read instanceof JsonRead.Value(JsonObject object) ? object : null;
  }
}
