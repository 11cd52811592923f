package org.entente.store.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;

/// Answers one question on one state of the index. For one thread.
final class Finding {
  private static final SortField NEWEST =
      new SortField(IndexFields.POSITION, SortField.Type.LONG, true);
  private static final SortField COLLECTION =
      new SortField(IndexFields.COLLECTION, SortField.Type.STRING);

  private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, NEWEST, COLLECTION);
  private static final Sort BY_POSITION = new Sort(NEWEST, COLLECTION);

  private final IndexSearcher searcher;

  Finding(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  TextSearch.Findings find(TextSearch.Question question) throws IOException {
    QueryTranslation.Translated translated = QueryTranslation.of(question);
    Sort sort = translated.scoring() ? BY_SCORE : BY_POSITION;
    FieldDoc after = question.after().map(place -> after(place, translated.scoring())).orElse(null);
    int wanted = Math.min(question.limit() + 1, Math.max(1, searcher.getIndexReader().maxDoc()));
    TopFieldDocs top =
        searcher.search(
            translated.query(),
            new TopFieldCollectorManager(sort, wanted, after, (int) TextSearch.TOTAL_MAX));
    List<TextSearch.Found> found = found(top, translated.scoring(), question.limit());
    // Whether Lucene went on counting beyond the bound depends on what it had to pass over.
    TotalHits total = top.totalHits;
    boolean exact =
        total.relation() == TotalHits.Relation.EQUAL_TO && total.value() <= TextSearch.TOTAL_MAX;
    return new TextSearch.Findings(
        found,
        top.scoreDocs.length > question.limit(),
        exact ? total.value() : TextSearch.TOTAL_MAX,
        exact,
        question.facets() ? searcher.search(translated.query(), new FacetCounts()) : List.of());
  }

  private FieldDoc after(TextSearch.Place place, boolean scoring) {
    Long position = place.position().micros();
    var collection = new BytesRef(place.collection().toString());
    Object[] values =
        scoring
            ? new Object[] {place.score(), position, collection}
            : new Object[] {position, collection};
    // No two documents have the same place, so that any of the last number means the same.
    int last = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
    return new FieldDoc(last, Float.NaN, values);
  }

  private List<TextSearch.Found> found(TopFieldDocs top, boolean scoring, int limit)
      throws IOException {
    var found = new ArrayList<TextSearch.Found>();
    for (ScoreDoc scoreDoc : top.scoreDocs) {
      if (found.size() == limit) {
        break;
      }
      Object[] values = ((FieldDoc) scoreDoc).fields;
      float score = scoring ? (Float) values[0] : 0;
      long position = (Long) values[scoring ? 1 : 0];
      var collection = (BytesRef) values[scoring ? 2 : 1];
      found.add(
          new TextSearch.Found(
              id(scoreDoc.doc),
              new TextSearch.Place(
                  score,
                  new Position(position),
                  required(CollectionId.parse(collection.utf8ToString())))));
    }
    return found;
  }

  private StixId id(int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFields.ID);
    if (!ids.advanceExact(document - leaf.docBase)) {
      throw new CorruptIndexException("a document without an id", leaf.toString());
    }
    BytesRef id = ids.binaryValue();
    return required(
        StixId.tryParse(new String(id.bytes, id.offset, id.length, StandardCharsets.UTF_8)));
  }

  private static <T> T required(Optional<T> value) throws CorruptIndexException {
    return value.orElseThrow(() -> new CorruptIndexException("a value that is none", "index"));
  }
}
