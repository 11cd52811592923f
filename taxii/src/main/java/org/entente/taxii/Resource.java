package org.entente.taxii;

import java.nio.charset.StandardCharsets;
import org.entente.stix.json.JsonObject;

/// A TAXII resource that is small enough to be held as a value: everything but the envelope, see
/// [Envelope]. Optional properties that are absent and lists that are empty are not written (TAXII
/// 2.1 §2). Immutable.
public sealed interface Resource
    permits ApiRoot,
        CollectionList,
        Discovery,
        Manifest,
        Status,
        TaxiiCollection,
        TaxiiError,
        VersionList {
  /// The resource as JSON, properties in the order of the specification's tables.
  JsonObject toJson();

  /// The body of a response, in UTF-8.
  default byte[] toBytes() {
    return toJson().toString().getBytes(StandardCharsets.UTF_8);
  }
}
