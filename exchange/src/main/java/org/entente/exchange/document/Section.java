package org.entente.exchange.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.entente.exchange.commit.Documents;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;

/// All documents of one kind, and what they mean. On disk each is a JSON object whose property `v`
/// is the version of its form (docs/formats/documents.md). Properties that this software does not
/// know are passed over, and gone once it writes the document again. Immutable.
///
/// @param kind the family
/// @param codec how its values are written
public record Section<T>(Documents.Kind kind, Codec<T> codec) {
  private static final String VERSION = "v";

  /// @throws UnreadableDocument when it cannot be understood
  T read(String key, byte[] document) {
    String where = kind.name().toLowerCase(Locale.ROOT) + " " + key;
    JsonObject json;
    try {
      json = JsonReader.parseObject(new String(document, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UnreadableDocument(where + ": no acceptable JSON", e);
    }
    if (!(json.get(VERSION) instanceof JsonNumber version
        && version.isInteger()
        && version.longValue() >= 1)) {
      throw new UnreadableDocument(where + ": no version");
    }
    if (version.longValue() > codec.version()) {
      throw new UnreadableDocument(
          where
              + ": version "
              + version
              + ", but only versions up to "
              + codec.version()
              + " are known; use the newer software that wrote it");
    }
    try {
      return codec.read(new Fields(where, json));
    } catch (IllegalArgumentException e) {
      throw new UnreadableDocument(where + ": " + e.getMessage(), e);
    }
  }

  byte[] write(T value) {
    JsonObject.Builder versioned = JsonObject.builder().put(VERSION, codec.version());
    JsonObject properties = codec.write(value).build();
    for (int i = 0; i < properties.size(); i++) {
      versioned.put(properties.name(i), properties.value(i));
    }
    byte[] document = versioned.build().toString().getBytes(StandardCharsets.UTF_8);
    if (document.length > Documents.CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException("document longer than " + Documents.CONTENT_BYTES_MAX);
    }
    return document;
  }
}
