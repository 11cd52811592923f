package org.entente.store.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;

/// What one document of the index holds. A document is one version of one object in one collection;
/// a version that nobody can see as the latest has none. Nothing of the content is kept in a form
/// from which it could be read back as a whole; the log has it.
///
/// ```
/// object       term     COLLECTION/ID          what is replaced when anything happens to the object
/// collection   term     UUID
/// id, type     terms    of the object
/// class        term     number of its handling, see Classes
/// superseded   terms    numbers of the ceilings that permit it, and a later version as well
/// marking      terms    tlp:…, pap:…, ids of the marks it carries
/// author, source, label    terms
/// position     point, value    microseconds
/// modified     point    microseconds; absent without a version
/// confidence   point
/// id           value    for the answer
/// facet.NAME   values   see TextSearch.Dimension
/// title.N, labels.N, body.N  text, N being the class: what may not be seen is in lists of its own
/// ```
///
/// The text is split by class so that whoever may not see one never touches its lists: neither in
/// looking words up nor in going through the words that begin so.
final class IndexFields {
  /// Of the layout above and of the analysis of texts: another number makes the index anew.
  static final int FORMAT = 1;

  static final String OBJECT = "object";
  static final String COLLECTION = "collection";
  static final String ID = "id";
  static final String TYPE = "type";
  static final String CLASS = "class";
  static final String SUPERSEDED = "superseded";
  static final String MARKING = "marking";
  static final String AUTHOR = "author";
  static final String SOURCE = "source";
  static final String LABEL = "label";
  static final String POSITION = "position";
  static final String MODIFIED = "modified";
  static final String CONFIDENCE = "confidence";

  /// The kinds of text, with what a word in them is worth.
  enum Text {
    TITLE(8),
    LABELS(3),
    BODY(1);

    private final float worth;
    private final String prefix = name().toLowerCase(Locale.ROOT) + '.';

    Text(float worth) {
      this.worth = worth;
    }

    float worth() {
      return worth;
    }

    /// The field for a class of handling.
    String field(int handlingClass) {
      return prefix + handlingClass;
    }
  }

  /// Words and where they stand, and neither lengths nor anything to read the text back from.
  static final FieldType WORDS = words();

  private static final Map<TextSearch.Dimension, String> FACETS = facets();

  private IndexFields() {}

  static String facet(TextSearch.Dimension dimension) {
    return FACETS.getOrDefault(dimension, "");
  }

  static String object(CollectionId collection, StixId id) {
    return collection + "/" + id;
  }

  private static Map<TextSearch.Dimension, String> facets() {
    var names = new EnumMap<TextSearch.Dimension, String>(TextSearch.Dimension.class);
    for (TextSearch.Dimension dimension : TextSearch.Dimension.values()) {
      names.put(dimension, "facet." + dimension.label());
    }
    return names;
  }

  private static FieldType words() {
    var type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }
}
