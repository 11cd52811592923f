package org.entente.stix;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads a document of STIX object by object, in one pass and in bounded memory however long it is,
/// with each object's original bytes.
///
/// ```java
/// var reader = StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS);
/// for (Read read = reader.next(); read != null; read = reader.next()) {
///   switch (read) {
///     case Read.Found found -> …
///     case Read.Refused refused -> …
///     case Read.Broken broken -> …
///   }
/// }
/// ```
///
/// Not thread-safe. Closing a stream is left to whoever opened it.
public final class StixReader {
  /// What a document may be.
  public enum Mode {
    /// A bundle, an envelope, an object, or several of these after another (JSON lines).
    ANY,
    /// An envelope with `objects`, as a request to add objects has it (TAXII 2.1 §5.5). A bundle is
    /// taken for one.
    ENVELOPE,
    /// As [#ENVELOPE], but `objects` may be missing, as in an answer that found nothing (TAXII 2.1
    /// §3.7).
    PAGE
  }

  private StixReader() {}

  /// Reads `bytes`, which must not change while objects found in them are in use.
  public static StixReader of(byte[] bytes, Mode mode, Limits limits) {
    return of(bytes, 0, bytes.length, mode, limits);
  }

  /// Reads `length` bytes from `offset`, which must not change while objects found in them are in
  /// use.
  public static StixReader of(byte[] array, int offset, int length, Mode mode, Limits limits) {
    return new StixReader();
  }

  /// Reads `in` up to its end.
  public static StixReader of(InputStream in, Mode mode, Limits limits) {
    return new StixReader();
  }

  /// The next object, or null at the end and after [Read.Broken].
  ///
  /// @throws java.io.UncheckedIOException when the stream fails
  public @Nullable Read next() {
    return null;
  }

  /// What surrounds the objects, as far as it was read: complete once [#next] returned null. Of
  /// several documents after another, the last.
  public Frame frame() {
    return Frame.UNKNOWN;
  }

  /// How many bytes were consumed so far.
  public long bytesRead() {
    return 0;
  }
}
