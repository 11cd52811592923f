package org.entente.stix;

/// What may be wrong with a document, beside what [org.entente.stix.json.JsonProblem.Kind] lists.
enum ReadingCode {
  /// There is nothing but white space.
  INPUT_EMPTY("input-empty", "STIX 2.1 §8"),
  /// It is packed. Arguments: the name of the packing.
  INPUT_COMPRESSED("input-compressed", "RFC 8259 §8.1"),
  /// The root is an array, a string…
  ROOT_NOT_OBJECT("root-not-object", "STIX 2.1 §8"),
  /// A JSON object that is neither bundle nor envelope nor STIX object.
  NOT_STIX("not-stix", "STIX 2.1 §8"),
  /// It has `objects` and a type of its own. Arguments: the type.
  FRAME_TYPE("frame-type-unknown", "STIX 2.1 §8"),
  /// An envelope was asked for, and there is no `objects`.
  ENVELOPE_WITHOUT_OBJECTS("envelope-without-objects", "TAXII 2.1 §3.7"),
  /// `objects` is no array.
  OBJECTS_NOT_ARRAY("objects-not-array", "STIX 2.1 §8"),
  /// Too much beside `objects`. Arguments: the limit in bytes.
  FRAME_TOO_LONG("frame-too-long", "RFC 8259 §9"),
  /// More objects than the caller takes. Arguments: the limit.
  TOO_MANY_OBJECTS("too-many-objects", "TAXII 2.1 §5.5"),
  /// An object beyond its limit. Arguments: the limit in bytes.
  OBJECT_TOO_LONG("object-too-long", "RFC 8259 §9"),
  /// A member of `objects` that is a string, a number…
  NOT_AN_OBJECT("object-not-object", "STIX 2.1 §8");

  private final String code;
  private final String clause;

  ReadingCode(String code, String clause) {
    this.code = code;
    this.clause = clause;
  }

  String code() {
    return code;
  }

  Finding at(String pointer, String... arguments) {
    return Finding.error(code, pointer, clause, arguments);
  }
}
