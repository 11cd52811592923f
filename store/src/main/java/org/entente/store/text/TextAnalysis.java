package org.entente.store.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Turns texts of any script into words. Case, accents, Arabic diacritics and letter forms, digits
/// of other scripts and full-width forms are folded; Chinese, Japanese and Korean become pairs of
/// characters, and single ones in the index. What is added to the index only ever makes more be
/// found, so that a query is analysed without it. Thread-safe.
final class TextAnalysis {
  /// The longest word that is kept, in characters: longer than any hash.
  static final int WORD_LENGTH_MAX = 256;

  static final Analyzer OF_OBJECTS = new Words(true);
  private static final Analyzer OF_QUERIES = new Words(false);

  private TextAnalysis() {}

  /// A word and how far it stands behind the one before.
  record Word(String text, int increment) {}

  /// The words in a part of a query.
  static List<Word> words(String text) {
    var words = new ArrayList<Word>();
    try (TokenStream stream = OF_QUERIES.tokenStream("", Refanged.of(text))) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var increment = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), increment.getPositionIncrement()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static final class Words extends Analyzer {
    private final boolean objects;

    Words(boolean objects) {
      this.objects = objects;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      // Ideographs one by one, for the pairs; the scripts of South-East Asia by dictionary.
      Tokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
      TokenStream words = new ICUFoldingFilter(tokenizer);
      words = new ArabicNormalizationFilter(words);
      words = new CJKBigramFilter(words, 0xff, objects);
      if (objects) {
        words = new PartsFilter(words);
      }
      return new TokenStreamComponents(tokenizer, new LengthFilter(words, 1, WORD_LENGTH_MAX));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 100;
    }
  }
}
