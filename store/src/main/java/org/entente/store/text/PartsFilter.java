package org.entente.store.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/// Adds the parts of words with dots or underscores in them, at the same place: with
/// `login.evil.example` also `evil.example`, `login`, `evil` and `example` are found. Parts without
/// a letter are left out, so that an address is found as a whole or by its beginning.
final class PartsFilter extends TokenFilter {
  /// Parts of one word; what has more is found by its first and as a whole.
  static final int PARTS_MAX = 8;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Deque<String> parts = new ArrayDeque<>();
  private @Nullable State word;

  PartsFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!parts.isEmpty()) {
      restoreState(word);
      term.setEmpty().append(parts.removeFirst());
      increment.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    split();
    if (!parts.isEmpty()) {
      word = captureState();
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
  }

  private void split() {
    int length = term.length();
    char[] chars = term.buffer();
    int found = 0;
    int start = 0;
    for (int i = 0; i <= length && found < PARTS_MAX; i++) {
      if (i == length || chars[i] == '.' || chars[i] == '_') {
        if (start > 0 || i < length) {
          add(chars, start, i);
          if (start > 0 && i < length) {
            add(chars, start, length);
          }
          found++;
        }
        start = i + 1;
      }
    }
  }

  private void add(char[] chars, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to && !letter; i++) {
      letter = Character.isLetter(chars[i]);
    }
    if (letter) {
      parts.addLast(new String(chars, from, to - from));
    }
  }
}
