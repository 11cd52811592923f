package org.entente.store.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.search.TextSearch.Dimension;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Makes the document of one version, as [IndexFields] says.
final class VersionDocument {
  /// The longest term of a filter, in bytes: a label, say, which STIX does not bound. What is
  /// longer is not found by the filter and in no facet.
  private static final int TERM_BYTES_MAX = 1_000;

  private final Document document = new Document();

  private VersionDocument() {}

  /// @param latest bits of the ceilings under which the version is the latest
  static Document of(CollectionId collection, Entry entry, int latest) {
    var made = new VersionDocument();
    made.standing(collection, entry, latest);
    made.content(entry, json(entry));
    return made.document;
  }

  /// The instant in microseconds, cut off.
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private void standing(CollectionId collection, Entry entry, int latest) {
    int handlingClass = Classes.of(entry.handling());
    term(IndexFields.OBJECT, IndexFields.object(collection, entry.id()));
    term(IndexFields.COLLECTION, collection.toString());
    document.add(
        new SortedDocValuesField(IndexFields.COLLECTION, new BytesRef(collection.toString())));
    term(IndexFields.ID, entry.id().toString());
    document.add(
        new BinaryDocValuesField(
            IndexFields.ID, new BytesRef(entry.id().toString().getBytes(StandardCharsets.UTF_8))));
    term(IndexFields.CLASS, Integer.toString(handlingClass));
    for (int ceiling = 0; ceiling < Classes.COUNT; ceiling++) {
      if (Classes.permits(ceiling, handlingClass) && (latest & (1 << ceiling)) == 0) {
        term(IndexFields.SUPERSEDED, Integer.toString(ceiling));
      }
    }
    long position = entry.position().micros();
    document.add(new LongPoint(IndexFields.POSITION, position));
    document.add(new NumericDocValuesField(IndexFields.POSITION, position));
    StixTimestamp version = entry.version();
    if (version != null) {
      document.add(new LongPoint(IndexFields.MODIFIED, micros(version.instant())));
    }
    String tlp = "tlp:" + entry.handling().tlp().label();
    String pap = "pap:" + entry.handling().pap().label();
    facet(Dimension.COLLECTION, collection.toString());
    facet(Dimension.MARKING, tlp);
    facet(Dimension.MARKING, pap);
    term(IndexFields.MARKING, tlp);
    term(IndexFields.MARKING, pap);
    Instant dated = version != null ? version.instant() : entry.position().time();
    facet(Dimension.YEAR, "%04d".formatted(dated.atOffset(ZoneOffset.UTC).getYear()));
    String type = entry.id().type();
    term(IndexFields.TYPE, type);
    facet(Dimension.TYPE, type);
    String source = entry.source();
    term(IndexFields.SOURCE, source);
    facet(Dimension.SOURCE, source);
    int colon = source.indexOf(':');
    if (colon >= 0) {
      term(IndexFields.SOURCE, source.substring(colon + 1));
    }
  }

  private void content(Entry entry, JsonObject object) {
    for (String marking : strings(object.array("object_marking_refs"))) {
      term(IndexFields.MARKING, marking);
    }
    for (String label : strings(object.array("labels"))) {
      term(IndexFields.LABEL, label);
      facet(Dimension.LABEL, label);
    }
    String author = object.string("created_by_ref");
    if (author != null) {
      term(IndexFields.AUTHOR, author);
      facet(Dimension.AUTHOR, author);
    }
    if (object.get("confidence") instanceof JsonNumber number && number.isInteger()) {
      long bounded = Math.clamp(number.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
      document.add(new IntPoint(IndexFields.CONFIDENCE, (int) bounded));
    }
    int handlingClass = Classes.of(entry.handling());
    ObjectText text = ObjectText.of(object);
    for (IndexFields.Text kind : IndexFields.Text.values()) {
      for (String part : text.of(kind)) {
        document.add(new Field(kind.field(handlingClass), part, IndexFields.WORDS));
      }
    }
  }

  private void term(String field, String value) {
    if (fits(value)) {
      document.add(new StringField(field, value, Field.Store.NO));
    }
  }

  private void facet(Dimension dimension, String value) {
    if (fits(value)) {
      document.add(new SortedSetDocValuesField(IndexFields.facet(dimension), new BytesRef(value)));
    }
  }

  private static boolean fits(String value) {
    return value.length() <= TERM_BYTES_MAX / 3
        || value.getBytes(StandardCharsets.UTF_8).length <= TERM_BYTES_MAX;
  }

  private static Set<String> strings(@Nullable JsonArray array) {
    var strings = new LinkedHashSet<String>();
    if (array != null) {
      for (JsonValue value : array.values()) {
        if (value instanceof JsonString(var text)) {
          strings.add(text);
        }
      }
    }
    return strings;
  }

  /// What was kept was read before; what can no longer be read has no text.
  private static JsonObject json(Entry entry) {
    var content = entry.content();
    JsonRead read =
        new JsonReader(JsonLimits.DEFAULTS)
            .read(content.array(), content.offset(), content.length());
    return read instanceof JsonRead.Value(JsonObject json) ? json : JsonObject.EMPTY;
  }
}
