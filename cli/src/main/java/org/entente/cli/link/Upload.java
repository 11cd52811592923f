package org.entente.cli.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.cli.outcome.Failure;

/// Sends a stream of any length on a thread of its own, so that the answer can be read meanwhile. A
/// source that cannot be read says so with a [Failure], not an `IOException`.
final class Upload {
  private static final int CHUNK_BYTES = 256 * 1024;

  private final InputStream source;
  private final OutputStream body;
  private final HttpConnection connection;
  private final AtomicReference<Failure> sourceFailure = new AtomicReference<>();

  Upload(InputStream source, OutputStream body, HttpConnection connection) {
    this.source = source;
    this.body = body;
    this.connection = connection;
  }

  void start() {
    Thread.ofVirtual().name("upload").start(this::run);
  }

  /// Why the source could not be read to its end, if so: that comes before whatever the node then
  /// says about half an upload.
  Optional<Failure> sourceFailure() {
    return Optional.ofNullable(sourceFailure.get());
  }

  private void run() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      for (int count = source.read(chunk); count > 0; count = source.read(chunk)) {
        body.write(chunk, 0, count);
      }
      // Only a whole source may end the body properly: half a one must not look complete.
      body.close();
    } catch (IOException _) {
      // The node has answered early or gone; the reader of the answer sees which.
    } catch (Failure e) {
      sourceFailure.set(e);
      connection.close();
    }
  }
}
