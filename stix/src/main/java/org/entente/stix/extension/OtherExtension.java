package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.json.JsonObject;

/// An extension that this standard does not define (STIX 2.1 §7.3, §11.3), as it came. Immutable.
///
/// @param json its content; with `extension_type` when an extension definition defines it
public record OtherExtension(JsonObject json) implements Extension {
  /// An extension that adds properties (STIX 2.1 §10.5).
  ///
  /// @param properties the properties that it adds
  public static OtherExtension ofProperties(JsonObject properties) {
    JsonObject.Builder json = JsonObject.builder().put("extension_type", "property-extension");
    for (int i = 0; i < properties.size(); i++) {
      json.put(properties.name(i), properties.value(i));
    }
    return new OtherExtension(json.build());
  }

  @Override
  public JsonObject toJson() {
    return json;
  }
}
