package org.entente.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.commit.Documents;
import org.entente.stix.StixId;

/// How keys are put together. Every key that belongs to a collection starts with the collection's
/// number, so that a collection is one range of each table.
final class Keys {
  /// Values of up to this many bytes of UTF-8 are spelt out in the index; of longer ones the
  /// SHA-256 digest stands for them.
  static final int VALUE_BYTES_SPELT_MAX = 100;

  private static final int VALUE_DIGESTED = 0xff;

  /// Bytes of a log key.
  static final int LOG_BYTES = 4 + 8;

  private Keys() {}

  // META

  static byte[] metaFormat() {
    return new byte[] {1};
  }

  static byte[] metaIdentity() {
    return new byte[] {2};
  }

  static byte[] metaCounters() {
    return new byte[] {3};
  }

  static byte[] metaHandling(int number) {
    return new ByteSink(3).u8(4).u16(number).copy();
  }

  static byte[] metaHandlings() {
    return new byte[] {4};
  }

  static byte[] metaCollection(CollectionId collection) {
    return new ByteSink(17).u8(5).uuid(collection.uuid()).copy();
  }

  static byte[] metaCollections() {
    return new byte[] {5};
  }

  static byte[] metaRebuilding() {
    return new byte[] {6};
  }

  // LOG

  static byte[] log(int collection, long position) {
    return new ByteSink(LOG_BYTES).u32(collection).u64(position).copy();
  }

  static byte[] collection(int collection) {
    return new ByteSink(4).u32(collection).copy();
  }

  // HEAD and PAST

  static byte[] head(int collection, StixId id) {
    return object(collection, id).copy();
  }

  static byte[] pastOf(byte[] headKey, int handlingClass) {
    return new ByteSink(headKey.length + 3).bytes(headKey).u8(0).u16(handlingClass).copy();
  }

  static byte[] past(byte[] headKey, int handlingClass, VersionTime time) {
    var sink = new ByteSink(headKey.length + 3 + VersionTime.BYTES);
    time.writeTo(sink.bytes(headKey).u8(0).u16(handlingClass));
    return sink.copy();
  }

  /// The UUID before the type: ids differ early, which makes comparing them cheap.
  private static ByteSink object(int collection, StixId id) {
    return new ByteSink(4 + 16 + id.type().length())
        .u32(collection)
        .uuid(id.uuid())
        .ascii(id.type());
  }

  // POSTINGS: the beginnings of streams, to which the first position of a chunk is added

  private static final int ORDER = 'o';
  private static final int TYPE = 't';
  private static final int VALUE = 'v';
  private static final int REFERENCE = 'r';

  static byte[] order(int collection, int handlingClass, int state) {
    return new ByteSink(8).u32(collection).u8(ORDER).u16(handlingClass).u8(state).copy();
  }

  static byte[] type(int collection, String type, int handlingClass, int state) {
    return new ByteSink(9 + type.length())
        .u32(collection)
        .u8(TYPE)
        .ascii(type)
        .u8(0)
        .u16(handlingClass)
        .u8(state)
        .copy();
  }

  static byte[] value(int collection, IndexedValue value, int handlingClass) {
    return valueSink(collection, value).u16(handlingClass).copy();
  }

  /// What the streams of a value in all classes begin with, and no other's.
  static byte[] value(int collection, IndexedValue value) {
    return valueSink(collection, value).copy();
  }

  static byte[] ofClass(byte[] valueKey, int handlingClass) {
    return new ByteSink(valueKey.length + 2).bytes(valueKey).u16(handlingClass).copy();
  }

  private static ByteSink valueSink(int collection, IndexedValue value) {
    byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
    boolean spelt = text.length <= VALUE_BYTES_SPELT_MAX;
    byte[] shown = spelt ? text : sha256(text);
    return new ByteSink(9 + shown.length)
        .u32(collection)
        .u8(VALUE)
        .u8(Ordinals.of(value.kind()))
        .u8(spelt ? text.length : VALUE_DIGESTED)
        .bytes(shown);
  }

  static byte[] reference(int collection, StixId target, int handlingClass) {
    return new ByteSink(24 + target.type().length())
        .u32(collection)
        .u8(REFERENCE)
        .uuid(target.uuid())
        .ascii(target.type())
        .u8(0)
        .u16(handlingClass)
        .copy();
  }

  static byte[] chunk(byte[] stream, long first) {
    return new ByteSink(stream.length + 8).bytes(stream).u64(first).copy();
  }

  // DOCUMENTS

  static byte[] document(Documents.Kind kind, String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    return new ByteSink(1 + utf8.length).u8(Ordinals.of(kind)).bytes(utf8).copy();
  }

  static byte[] documents(Documents.Kind kind) {
    return new byte[] {(byte) Ordinals.of(kind)};
  }

  // STATUSES

  static byte[] status(UUID id) {
    return new ByteSink(17).u8(1).uuid(id).copy();
  }

  static byte[] statuses() {
    return new byte[] {1};
  }

  static byte[] statusExpiries() {
    return new byte[] {2};
  }

  static byte[] statusExpiry(Instant expires, UUID id) {
    return new ByteSink(29)
        .u8(2)
        .u64(expires.getEpochSecond() ^ Long.MIN_VALUE)
        .u32(expires.getNano())
        .uuid(id)
        .copy();
  }

  // AUDIT

  static byte[] audit(long number) {
    return new ByteSink(8).u64(number).copy();
  }

  // Comparing

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /// The first key after all that start with `prefix`; empty if there is none.
  static byte[] after(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xff) {
        byte[] after = Arrays.copyOf(prefix, i + 1);
        after[i]++;
        return after;
      }
    }
    return new byte[0];
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
