package org.entente.stix;

import java.util.List;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One step in reading a document of STIX.
public sealed interface Read {
  /// An object that is acceptable JSON. Whether it is good STIX is for the rules to say.
  ///
  /// Its original bytes are a range of a larger array that is never written to again, so they may
  /// be kept. Keeping one range keeps the whole array, which for a stream is 128 KiB, or more next
  /// to an object that is longer.
  ///
  /// @param json its content
  /// @param array the array that holds its bytes
  /// @param offset index of `{` in it
  /// @param length number of bytes up to and including `}`
  /// @param place where it stood
  @SuppressWarnings("ArrayRecordComponent") // a view; equality is never asked for
  record Found(JsonObject json, byte[] array, int offset, int length, Place place) implements Read {
    /// A copy of the original bytes.
    public byte[] bytes() {
      return java.util.Arrays.copyOfRange(array, offset, offset + length);
    }
  }

  /// A member of `objects` that cannot be taken: no object, beyond a limit, or against I-JSON.
  /// Reading goes on with the next.
  ///
  /// @param findings why; at least one
  /// @param place where it stood
  /// @param id the text of its `id`, if one could be made out; may be anything
  /// @param type the text of its `type`, if one could be made out; may be anything
  record Refused(List<Finding> findings, Place place, @Nullable String id, @Nullable String type)
      implements Read {
    public Refused {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a refusal says why");
      }
    }
  }

  /// The document cannot be read from here on. Nothing follows.
  ///
  /// @param finding why; its pointer is relative to the document's root value
  /// @param line where, from 1; lines end with LF
  /// @param column where in that line, in bytes, from 1
  /// @param byteOffset where in the document, in bytes, from 0
  record Broken(Finding finding, long line, long column, long byteOffset) implements Read {}
}
