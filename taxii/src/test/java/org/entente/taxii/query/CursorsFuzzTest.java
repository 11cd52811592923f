package org.entente.taxii.query;

import com.code_intelligence.jazzer.junit.FuzzTest;

class CursorsFuzzTest {
  private static final Cursors CURSORS = new Cursors(CursorKey.from(CursorsTest.secret(4)));

  @FuzzTest
  void nobody_guesses_a_cursor(byte[] input) {
    String next = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (CURSORS.read(next, "collection", Match.LATEST).isPresent()) {
      throw new AssertionError("forged: " + next);
    }
  }
}
