package org.entente.taxii;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What surrounds the objects of a page, or of a request to add objects (TAXII 2.1 §3.7):
/// `{"more":true,"next":"…","objects":[…]}`. The objects themselves are never held: a server
/// splices their stored bytes into the stream as they are, and a reader gets them one by one from
/// [org.entente.stix.StixReader]. Immutable.
///
/// @param more whether further objects match
/// @param next leads to them
public record Envelope(boolean more, @Nullable String next) {
  /// The last page, and what clients post.
  public static final Envelope LAST = new Envelope(false, null);

  private static final byte[] OBJECTS = ascii("\"objects\":[");
  private static final byte[] END = ascii("]}");

  /// A page with `next` when there is more.
  public static Envelope of(boolean more, @Nullable String next) {
    return more || next != null ? new Envelope(more, next) : LAST;
  }

  /// The exact length of the envelope in bytes.
  ///
  /// @param objects how many objects it holds
  /// @param objectBytes the bytes of them all
  public long length(int objects, long objectBytes) {
    int properties = properties().length;
    if (objects == 0) {
      return 1L + properties + 1;
    }
    int comma = properties == 0 ? 0 : 1;
    return 1L + properties + comma + OBJECTS.length + objectBytes + (objects - 1) + END.length;
  }

  /// Starts writing to `out`, which stays open when the envelope is complete.
  public Writer writeTo(OutputStream out) {
    return new Writer(out, properties());
  }

  void putInto(JsonObject.Builder json) {
    if (more) {
      json.put("more", true);
    }
    json.putIfPresent("next", next);
  }

  private byte[] properties() {
    var json = JsonObject.builder();
    putInto(json);
    String text = json.build().toString();
    return text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Puts the bytes of objects into an envelope. Not thread-safe.
  public static final class Writer {
    private final OutputStream out;
    private final byte[] properties;
    private boolean empty = true;

    private Writer(OutputStream out, byte[] properties) {
      this.out = out;
      this.properties = properties;
    }

    /// Adds one object: `length` bytes from `offset`, which must be one JSON object.
    public void add(byte[] array, int offset, int length) throws IOException {
      if (empty) {
        out.write('{');
        out.write(properties);
        if (properties.length > 0) {
          out.write(',');
        }
        out.write(OBJECTS);
        empty = false;
      } else {
        out.write(',');
      }
      out.write(array, offset, length);
    }

    /// Completes the envelope. Without objects it has no `objects` either (§3.7).
    public void end() throws IOException {
      if (empty) {
        out.write('{');
        out.write(properties);
        out.write('}');
      } else {
        out.write(END);
      }
    }
  }
}
