package org.entente.store;

import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.commit.Documents;

/// The numbers on disk of enumerations whose order is promised never to change.
@SuppressWarnings("EnumOrdinal") // the promise is in the documentation of each enumeration
final class Ordinals {
  private static final IndexedValue.Kind[] VALUE_KINDS = IndexedValue.Kind.values();
  private static final AuditRecord.Verb[] VERBS = AuditRecord.Verb.values();

  private Ordinals() {}

  static int of(IndexedValue.Kind kind) {
    return kind.ordinal();
  }

  static int of(Documents.Kind kind) {
    return kind.ordinal();
  }

  static int of(AuditRecord.Verb verb) {
    return verb.ordinal();
  }

  static IndexedValue.Kind valueKind(int number, ByteSource source) {
    return pick(VALUE_KINDS, number, source);
  }

  static AuditRecord.Verb verb(int number, ByteSource source) {
    return pick(VERBS, number, source);
  }

  private static <E> E pick(E[] constants, int number, ByteSource source) {
    if (number >= constants.length) {
      throw source.malformed("an unknown constant " + number);
    }
    return constants[number];
  }
}
