package org.entente.taxii.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

class MediaTypeFuzzTest {
  @FuzzTest
  void any_header_is_read_or_refused_quietly(byte[] input) {
    String text = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1);
    MediaType.tryParse(text)
        .ifPresent(type -> {
          if (!MediaType.tryParse(type.toString()).orElseThrow().equals(type)) {
            throw new AssertionError("not read back: " + type);
          }
        });
    for (MediaRange range : ContentNegotiation.ranges(List.of(text))) {
      if (range.quality() < 0 || range.quality() > 1000) {
        throw new AssertionError("weight of " + range);
      }
    }
    ContentNegotiation.choose(List.of(text), List.of(MediaType.TAXII, MediaType.STIX));
    ContentNegotiation.canRead(List.of(text), List.of(MediaType.TAXII));
  }
}
