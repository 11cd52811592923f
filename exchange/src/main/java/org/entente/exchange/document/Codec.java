package org.entente.exchange.document;

import org.entente.stix.json.JsonObject;

/// How values of one sort are written as JSON documents. Adding a property that older software may
/// ignore without harm keeps the version; anything else raises it.
public interface Codec<T> {
  /// The version that is written; every version up to it can be read.
  int version();

  /// The value of a document.
  ///
  /// @throws UnreadableDocument when something needed is missing or malformed
  T read(Fields fields);

  /// The value's properties, without the version.
  JsonObject.Builder write(T value);
}
