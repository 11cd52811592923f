package org.entente.stix.marking;

import java.util.Optional;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;

/// What a marking definition says (STIX 2.1 §7.2.1).
public sealed interface Mark {
  /// A level of the Traffic Light Protocol, of either version; the older WHITE is CLEAR.
  record OfTlp(Tlp level) implements Mark {}

  /// A level of the Permissible Actions Protocol.
  record OfPap(Pap level) implements Mark {}

  /// Words for people: a copyright, terms of use (STIX 2.1 §7.2.1.3).
  record Statement(String text) implements Mark {}

  /// Something that this library does not know, or that is not at hand: its meaning cannot be acted
  /// on.
  record Unknown(StixId id) implements Mark {}

  /// What `definition` says: by its id when that is a standard one, else by its `definition_type`,
  /// else by an extension. A definition that only borrows a standard id says nothing that counts.
  static Mark of(StixId id, JsonObject definition) {
    Optional<StandardMarking> standard = StandardMarking.find(id);
    if (standard.isPresent()) {
      return standard.get().mark();
    }
    return ofType(definition).or(() -> ofExtension(definition)).orElseGet(() -> new Unknown(id));
  }

  private static Optional<Mark> ofType(JsonObject definition) {
    String type = definition.string("definition_type");
    JsonObject body = definition.object("definition");
    if (type == null || body == null) {
      return Optional.empty();
    }
    return switch (type) {
      case "tlp" -> text(body, "tlp").flatMap(Tlp::parse).map(OfTlp::new);
      case "pap" -> text(body, "pap").flatMap(Pap::parse).map(OfPap::new);
      case "statement" -> text(body, "statement").map(Statement::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Mark> ofExtension(JsonObject definition) {
    JsonObject extensions = definition.object("extensions");
    if (extensions == null) {
      return Optional.empty();
    }
    Optional<Mark> tlp =
        extension(extensions, StandardMarking.TLP_2_EXTENSION, "tlp_2_0")
            .flatMap(Tlp::parse)
            .map(OfTlp::new);
    return tlp.isPresent()
        ? tlp
        : extension(extensions, StandardMarking.PAP_EXTENSION, "pap")
            .flatMap(Pap::parse)
            .map(OfPap::new);
  }

  private static Optional<String> extension(JsonObject extensions, String key, String property) {
    JsonObject extension = extensions.object(key);
    return extension == null ? Optional.empty() : text(extension, property);
  }

  private static Optional<String> text(JsonObject object, String property) {
    return Optional.ofNullable(object.string(property));
  }
}
