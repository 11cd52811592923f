package org.entente.taxii.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.entente.taxii.DateAdded;

/// A successful answer, its body not read yet.
///
/// @param uri what was asked
/// @param headers its headers
/// @param body its body, unpacked and bounded
record Answer(URI uri, HttpHeaders headers, InputStream body) {
  /// `X-TAXII-Date-Added-First` (TAXII 2.1 §3.2); servers that have nothing to say send words like
  /// `undefined` there.
  Optional<DateAdded> first() {
    return date("X-TAXII-Date-Added-First");
  }

  /// `X-TAXII-Date-Added-Last` (TAXII 2.1 §3.2).
  Optional<DateAdded> last() {
    return date("X-TAXII-Date-Added-Last");
  }

  private Optional<DateAdded> date(String header) {
    return headers.firstValue(header).flatMap(DateAdded::tryParseAnyOffset);
  }

  /// Makes something of an answer. When it fails with an [IOException], the request may be sent
  /// again and the reader called again.
  @FunctionalInterface
  interface Reader<T> {
    T read(Answer answer) throws IOException, TaxiiException;
  }
}
