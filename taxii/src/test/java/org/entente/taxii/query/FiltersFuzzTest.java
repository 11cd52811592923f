package org.entente.taxii.query;

import com.code_intelligence.jazzer.junit.FuzzTest;

class FiltersFuzzTest {
  @FuzzTest
  void any_query_is_read_or_refused_and_what_was_read_is_read_again(byte[] input) {
    String query = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1);
    for (FilteredEndpoint endpoint : FilteredEndpoint.values()) {
      if (Filters.parse(endpoint, query) instanceof Filters.Reading.Accepted accepted) {
        var again = Filters.parse(endpoint, accepted.filters().toQuery(endpoint));
        if (!accepted.equals(again)) {
          throw new AssertionError(accepted + " became " + again);
        }
      }
    }
  }
}
