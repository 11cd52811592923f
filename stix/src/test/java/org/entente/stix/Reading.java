package org.entente.stix;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.entente.stix.StixReader.Mode;

/// All of one reading, in a form that can be compared.
record Reading(List<Read> reads, Frame frame, long bytesRead) {
  static Reading of(String text, Mode mode, Limits limits) {
    return of(text.getBytes(StandardCharsets.UTF_8), mode, limits);
  }

  static Reading of(byte[] bytes, Mode mode, Limits limits) {
    return of(StixReader.of(bytes, mode, limits));
  }

  /// Reads through a window of about `chunk` bytes from a stream that gives as many bytes at a time
  /// as `sizes` says.
  static Reading ofStream(byte[] bytes, IntSupplier sizes, Mode mode, Limits limits, int chunk) {
    return of(StixReader.of(trickling(bytes, sizes), mode, limits, chunk));
  }

  static Reading of(StixReader reader) {
    var reads = new ArrayList<Read>();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      reads.add(read);
    }
    return new Reading(reads, reader.frame(), reader.bytesRead());
  }

  static InputStream trickling(byte[] bytes, IntSupplier sizes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, Math.max(1, sizes.getAsInt())));
      }
    };
  }

  /// One line for each step: everything that a caller can see of it.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (Read read : reads) {
      lines.add(
          switch (read) {
            case Read.Found found ->
                "found " + found.place() + " " + new String(found.bytes(), StandardCharsets.UTF_8);
            case Read.Refused refused -> refused.toString();
            case Read.Broken broken -> broken.toString();
          });
    }
    boolean whole = reads.isEmpty() || !(reads.getLast() instanceof Read.Broken);
    lines.add(whole ? frame + " " + bytesRead : frame.toString());
    return lines;
  }

  /// One word for each step: `found`, or the code of the refusal; `!` marks the end of reading.
  List<String> codes() {
    return reads.stream()
        .map(read ->
            switch (read) {
              case Read.Found found -> "found";
              case Read.Refused refused -> refused.findings().getFirst().code();
              case Read.Broken broken -> "!" + broken.finding().code();
            })
        .toList();
  }

  List<Read.Found> found() {
    return reads.stream().filter(Read.Found.class::isInstance).map(Read.Found.class::cast).toList();
  }

  Read.Refused refused() {
    return reads.stream()
        .filter(Read.Refused.class::isInstance)
        .map(Read.Refused.class::cast)
        .findFirst()
        .orElseThrow();
  }

  Read.Broken broken() {
    return (Read.Broken) reads.getLast();
  }
}
