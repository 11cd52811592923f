package org.entente.exchange.collection;

import java.util.List;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// An object that was checked and admitted and now asks for its place in a collection. Immutable.
///
/// @param id its STIX id
/// @param version `modified`, else `created` for objects that have no versions, else null
///   (observables); spelt with at most [#VERSION_LENGTH_MAX] characters
/// @param content its original bytes
/// @param handling what restricts it
/// @param source who brought it, such as `account:alice`; at most [#SOURCE_LENGTH_MAX] characters
/// @param values what it may be looked up by
/// @param references the ids it refers to, each once, its own not among them
public record Arrival(
    StixId id,
    @Nullable StixTimestamp version,
    Content content,
    Handling handling,
    String source,
    List<IndexedValue> values,
    List<StixId> references) {
  /// The longest name of a source, in characters.
  public static final int SOURCE_LENGTH_MAX = 200;

  /// The longest spelling of a version, in characters. STIX sets no bound on the digits of a
  /// fraction (STIX 2.1 §2.16); whoever keeps or serves versions needs one.
  public static final int VERSION_LENGTH_MAX = 255;

  public Arrival {
    if (version != null && version.text().length() > VERSION_LENGTH_MAX) {
      throw new IllegalArgumentException("the version is spelt with too many characters");
    }
    if (source.length() > SOURCE_LENGTH_MAX) {
      throw new IllegalArgumentException("the name of the source is too long");
    }
    values = List.copyOf(values);
    references = List.copyOf(references);
  }

  /// The same object, handled in another way.
  public Arrival handledAs(Handling handling) {
    return new Arrival(id, version, content, handling, source, values, references);
  }
}
