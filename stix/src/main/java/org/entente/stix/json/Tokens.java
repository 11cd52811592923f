package org.entente.stix.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Where tokenisers come from. All take UTF-8 alone and none of Jackson's leniencies, which are off
/// unless asked for.
///
/// Every factory keeps a table of the names it met. Whoever wants to fill memory would fill that
/// table, so the one that all share takes no long names, and the ones that do are thrown away.
final class Tokens {
  private static final JsonFactory SHARED =
      factory(
          StreamReadConstraints.builder()
              .maxNameLength(JsonLimits.DEFAULTS.nameLength())
              .maxNumberLength(JsonLimits.DEFAULTS.numberLength())
              .maxStringLength(Integer.MAX_VALUE)
              .maxNestingDepth(JsonLimits.NESTING_MAX)
              .build(),
          true);

  /// So many bytes go through one factory of the thorough kind.
  private static final long THOROUGH_BYTES_MAX = 1024 * 1024;

  private final StreamReadConstraints constraints;
  private JsonFactory thorough;
  private long thoroughBytes;

  /// @param nesting how deep the thorough tokenisers let arrays and objects nest
  Tokens(int nesting) {
    constraints =
        StreamReadConstraints.builder()
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNestingDepth(nesting)
            .build();
    thorough = SHARED;
    thoroughBytes = THOROUGH_BYTES_MAX;
  }

  /// The fast tokeniser for what is expected to be good. It may refuse good text that is unusual.
  JsonParser fast(byte[] bytes, int offset, int length) {
    return SHARED.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  /// A tokeniser that takes all JSON up to the nesting limit.
  JsonParser thorough(byte[] bytes, int offset, int length) {
    thoroughBytes += length;
    if (thoroughBytes > THOROUGH_BYTES_MAX) {
      thorough = factory(constraints, false);
      thoroughBytes = length;
    }
    return thorough.createParser(ObjectReadContext.empty(), bytes, offset, length);
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
