package org.entente.stix.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Where tokenisers come from. All take UTF-8 alone and none of Jackson's leniencies, which are off
/// unless asked for.
final class Tokens {
  /// Shares its table of names among all readers, so it takes neither long names nor those made to
  /// collide in it: whoever wants to fill memory would fill that table.
  private static final JsonFactory SHARED =
      factory(
          StreamReadConstraints.builder()
              .maxNameLength(JsonLimits.DEFAULTS.nameLength())
              .maxNumberLength(JsonLimits.DEFAULTS.numberLength())
              .maxStringLength(Integer.MAX_VALUE)
              .maxNestingDepth(JsonLimits.NESTING_MAX)
              .build(),
          true);

  private Tokens() {}

  /// The fast tokeniser for what is expected to be good. It may refuse good text that is unusual.
  static JsonParser fast(byte[] bytes, int offset, int length) {
    return SHARED.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  /// A tokeniser with a table of names of its own that takes all JSON, nested up to `nesting`.
  static JsonParser thorough(byte[] bytes, int offset, int length, int nesting) {
    var constraints =
        StreamReadConstraints.builder()
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNestingDepth(nesting)
            .build();
    return factory(constraints, false)
        .createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  private static JsonFactory factory(StreamReadConstraints constraints, boolean refuseCollisions) {
    return JsonFactory.builder()
        // Jackson would take UTF-16 and UTF-32 as well.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .configure(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, refuseCollisions)
        .streamReadConstraints(constraints)
        .build();
  }
}
