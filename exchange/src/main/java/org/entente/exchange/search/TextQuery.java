package org.entente.exchange.search;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.refusal.RefusalCode;

/// What somebody searches for, in the grammar of docs/search.md: words, `"phrases"`, `begin*`, each
/// of which may be excluded by a `-` before it; all of them must hold. Immutable.
///
/// @param terms what must hold; none means that everything is found
public record TextQuery(List<Term> terms) {
  /// The longest query, in characters.
  public static final int LENGTH_MAX = 1_000;

  /// Words and phrases in one query.
  public static final int TERMS_MAX = 32;

  /// Letters and digits before the `*` of a beginning.
  public static final int BEGINNING_LENGTH_MIN = 2;

  /// Finds everything.
  public static final TextQuery EVERYTHING = new TextQuery(List.of());

  public TextQuery {
    terms = List.copyOf(terms);
  }

  /// Reads `text`. Never fails but by the bounds and by a misplaced `*`: an open phrase ends with
  /// the text, and a `-` alone says nothing.
  public static Read read(String text) {
    if (text.length() > LENGTH_MAX) {
      return tooLong();
    }
    return new Reader(text).read();
  }

  private static Read tooLong() {
    return new Read.Refused(
        RefusalCode.SEARCH_TOO_LONG,
        List.of(Integer.toString(LENGTH_MAX), Integer.toString(TERMS_MAX)));
  }

  /// What became of a text.
  public sealed interface Read {
    record Understood(TextQuery query) implements Read {}

    /// @param arguments what the sentence of `code` names
    record Refused(RefusalCode code, List<String> arguments) implements Read {
      public Refused {
        arguments = List.copyOf(arguments);
      }
    }
  }

  /// One condition.
  public sealed interface Term {
    /// What was written, without signs.
    String text();

    /// Whether it must not hold.
    boolean excluded();

    /// A word, or what stands for several, such as an address.
    record Word(String text, boolean excluded) implements Term {}

    /// A word that begins so.
    record Beginning(String text, boolean excluded) implements Term {}

    /// Words one after the other.
    record Phrase(String text, boolean excluded) implements Term {}
  }

  /// Goes over a text once.
  private static final class Reader {
    private final String text;
    private final List<Term> terms = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Read read() {
      for (skipBlanks(); at < text.length(); skipBlanks()) {
        boolean excluded = text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(at + 1);
        if (excluded) {
          at++;
        }
        Term term = isQuote(at) ? phrase(excluded) : word(excluded);
        if (term instanceof Term.Beginning beginning && !isLongEnough(beginning.text())) {
          return new Read.Refused(
              RefusalCode.SEARCH_WILDCARD, List.of(Integer.toString(BEGINNING_LENGTH_MIN)));
        }
        if (hasLetter(term.text())) {
          terms.add(term);
        }
        if (terms.size() > TERMS_MAX) {
          return tooLong();
        }
      }
      return new Read.Understood(new TextQuery(terms));
    }

    private Term phrase(boolean excluded) {
      int start = ++at;
      while (at < text.length() && !isQuote(at)) {
        at++;
      }
      String inside = text.substring(start, at);
      at++;
      return new Term.Phrase(inside, excluded);
    }

    private Term word(boolean excluded) {
      int start = at;
      while (at < text.length() && !isBlank(at) && !isQuote(at)) {
        at++;
      }
      String word = text.substring(start, at);
      int star = word.indexOf('*');
      if (star < 0) {
        return new Term.Word(word, excluded);
      }
      // A star that is not the last character cuts off what is too short or is refused by it.
      boolean last = star == word.length() - 1;
      return new Term.Beginning(last ? word.substring(0, star) : "", excluded);
    }

    private static boolean isLongEnough(String beginning) {
      return beginning.codePoints().filter(Character::isLetterOrDigit).count()
          >= BEGINNING_LENGTH_MIN;
    }

    /// Punctuation alone is in no index.
    private static boolean hasLetter(String text) {
      return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c > 0x2fff);
    }

    private void skipBlanks() {
      while (at < text.length() && isBlank(at)) {
        at++;
      }
    }

    private boolean isBlank(int index) {
      char c = text.charAt(index);
      return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean isQuote(int index) {
      char c = text.charAt(index);
      return c == '"' || c == '\u201c' || c == '\u201d';
    }
  }
}
