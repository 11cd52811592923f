package org.entente.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.entente.cli.content.Source;

/// The sample set: every type of STIX 2.1, marks of TLP 1 and 2.0, versions, a revoked object,
/// names in Arabic and French. All of it is made up; addresses and domains are those reserved for
/// documentation.
final class Sample {
  private static final String NAME = "sample.json";

  private Sample() {}

  static Source source() {
    byte[] bytes = bytes();
    return Source.of(NAME, new ByteArrayInputStream(bytes), bytes.length);
  }

  static byte[] bytes() {
    try (InputStream in = Sample.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("the sample is part of the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
