package org.entente.taxii.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class PollStateFuzzTest {
  @FuzzTest
  void any_text_is_a_state_or_none_and_a_state_is_read_again(byte[] input) {
    PollState.fromText(new String(input, StandardCharsets.UTF_8))
        .ifPresent(state -> {
          if (!PollState.fromText(state.toText()).equals(Optional.of(state))) {
            throw new AssertionError("not read back: " + state);
          }
        });
  }
}
