package org.entente.taxii.client;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.entente.taxii.client.TaxiiException.Code;

/// Judges what a server should not have done. Not thread-safe.
final class Irregularities {
  private final Verification verification;
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);

  Irregularities(Verification verification) {
    this.verification = verification;
  }

  void found(Code code, URI uri, String... arguments) throws TaxiiException {
    if (verification == Verification.STRICT) {
      throw TaxiiException.because(code, arguments).at(uri).exception();
    }
    counts.merge(code, 1L, Long::sum);
  }

  Map<Code, Long> counts() {
    return counts;
  }
}
