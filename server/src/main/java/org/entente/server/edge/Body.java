package org.entente.server.edge;

import java.util.List;
import org.entente.server.refusal.ServerCode;

/// What came of reading a request body.
public sealed interface Body {
  /// All of it, unpacked.
  ///
  /// @param array holds it from index 0 on; nobody writes to it any more
  /// @param length number of bytes
  @SuppressWarnings("ArrayRecordComponent") // a view; equality is never asked for
  record Whole(byte[] array, int length) implements Body {}

  /// It cannot be taken.
  record Refused(ServerCode code, List<String> arguments) implements Body {
    public Refused {
      arguments = List.copyOf(arguments);
    }
  }
}
