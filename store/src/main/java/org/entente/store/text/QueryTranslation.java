package org.entente.store.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.TextQuery;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// A question as Lucene asks it. What the ceiling does not permit is not asked for: texts are
/// looked up in the lists of the permitted classes alone.
final class QueryTranslation {
  private final List<Integer> classes;
  private final BooleanQuery.Builder whole = new BooleanQuery.Builder();
  private boolean scoring;

  private QueryTranslation(List<Integer> classes) {
    this.classes = classes;
  }

  /// @param scoring whether results differ in score; if not, all have none
  record Translated(Query query, boolean scoring) {}

  static Translated of(TextSearch.Question question) {
    var translation = new QueryTranslation(Classes.permitted(question.ceiling()));
    translation.add(question.query());
    translation.seen(question);
    translation.add(question.filter());
    return new Translated(translation.whole.build(), translation.scoring);
  }

  private void seen(TextSearch.Question question) {
    whole.add(
        anyOf(IndexFields.CLASS, classes.stream().map(String::valueOf).toList()), Occur.FILTER);
    whole.add(
        anyOf(
            IndexFields.COLLECTION, question.collections().stream().map(Object::toString).toList()),
        Occur.FILTER);
    String ceiling = Integer.toString(Classes.of(question.ceiling()));
    whole.add(new TermQuery(new Term(IndexFields.SUPERSEDED, ceiling)), Occur.MUST_NOT);
  }

  private void add(TextQuery query) {
    boolean said = query.terms().isEmpty();
    for (TextQuery.Term term : query.terms()) {
      Query asked = asked(term);
      if (asked != null) {
        said = true;
        whole.add(asked, term.excluded() ? Occur.MUST_NOT : Occur.MUST);
        scoring |= !term.excluded();
      }
    }
    if (!scoring) {
      // Only exclusions: everything else.
      whole.add(said ? MatchAllDocsQuery.INSTANCE : MatchNoDocsQuery.INSTANCE, Occur.FILTER);
    }
  }

  private @Nullable Query asked(TextQuery.Term term) {
    StixId id = StixId.parseOrNull(term.text());
    if (id != null && !(term instanceof TextQuery.Term.Beginning)) {
      var whole = new TermQuery(new Term(IndexFields.ID, id.toString()));
      return new BoostQuery(new ConstantScoreQuery(whole), IndexFields.Text.TITLE.worth());
    }
    List<TextAnalysis.Word> words = TextAnalysis.words(term.text());
    if (words.isEmpty()) {
      return null;
    }
    return switch (term) {
      case TextQuery.Term.Word _, TextQuery.Term.Phrase _ -> inAnyText(words);
      case TextQuery.Term.Beginning _ -> beginning(words);
    };
  }

  /// The last word begins so; words before it, where signs stand between them, are whole.
  private Query beginning(List<TextAnalysis.Word> words) {
    String last = words.getLast().text();
    Query begins = inAnyText(field -> new PrefixQuery(new Term(field, last)));
    if (words.size() == 1) {
      return begins;
    }
    return new BooleanQuery.Builder()
        .add(inAnyText(words.subList(0, words.size() - 1)), Occur.MUST)
        .add(begins, Occur.FILTER)
        .build();
  }

  private Query inAnyText(List<TextAnalysis.Word> words) {
    if (words.size() == 1) {
      String word = words.getFirst().text();
      return inAnyText(field -> new TermQuery(new Term(field, word)));
    }
    return inAnyText(field -> {
      var phrase = new PhraseQuery.Builder();
      int at = -1;
      for (TextAnalysis.Word word : words) {
        at += word.increment();
        phrase.add(new Term(field, word.text()), Math.max(at, 0));
      }
      return phrase.build();
    });
  }

  /// The best of the texts counts. Every alternative has the worth of its text as its score,
  /// whatever the index knows about the word.
  private Query inAnyText(Function<String, Query> form) {
    var alternatives = new ArrayList<Query>();
    for (IndexFields.Text text : IndexFields.Text.values()) {
      for (int handlingClass : classes) {
        Query query = form.apply(text.field(handlingClass));
        alternatives.add(new BoostQuery(new ConstantScoreQuery(query), text.worth()));
      }
    }
    return new DisjunctionMaxQuery(alternatives, 0);
  }

  private void add(SearchFilter filter) {
    add(IndexFields.ID, filter.ids());
    add(IndexFields.TYPE, filter.types());
    add(IndexFields.MARKING, filter.markings());
    add(IndexFields.AUTHOR, filter.authors());
    add(IndexFields.SOURCE, filter.sources());
    add(IndexFields.LABEL, filter.labels());
    long after = filter.addedAfter().micros();
    if (after > 0) {
      whole.add(
          LongPoint.newRangeQuery(IndexFields.POSITION, Math.addExact(after, 1), Long.MAX_VALUE),
          Occur.FILTER);
    }
    StixTimestamp modified = filter.modifiedAfter();
    if (modified != null) {
      long micros = VersionDocument.micros(modified.instant());
      whole.add(
          LongPoint.newRangeQuery(IndexFields.MODIFIED, micros + 1, Long.MAX_VALUE), Occur.FILTER);
    }
    Integer confidence = filter.confidenceMin();
    if (confidence != null) {
      whole.add(
          IntPoint.newRangeQuery(IndexFields.CONFIDENCE, confidence, Integer.MAX_VALUE),
          Occur.FILTER);
    }
  }

  private void add(String field, Collection<?> values) {
    if (!values.isEmpty()) {
      whole.add(anyOf(field, values.stream().map(Object::toString).toList()), Occur.FILTER);
    }
  }

  private static Query anyOf(String field, Collection<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.iterator().next()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
