package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Text that somebody adds to objects, their own or others'. Immutable (STIX 2.1 §4.13).
///
/// @param common what it has in common with others of its kind
/// @param abstractText the text in short
/// @param content the text
/// @param authors who wrote it
/// @param objectRefs the objects that it is about; at least one
public record Note(
    Common common,
    @Nullable String abstractText,
    String content,
    List<String> authors,
    List<StixId> objectRefs)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "note";

  public Note {
    authors = List.copyOf(authors);
    objectRefs = List.copyOf(objectRefs);
    Conformance.require(json(common, abstractText, content, authors, objectRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Note from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Note(
        in.common(),
        in.textOrNull("abstract"),
        in.text("content"),
        in.texts("authors"),
        in.ids("object_refs"));
  }

  /// A builder for a new one, with an id and times of `mint`.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has, times included.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, abstractText, content, authors, objectRefs);
  }

  private static JsonObject json(
      Common common,
      @Nullable String abstractText,
      String content,
      List<String> authors,
      List<StixId> objectRefs) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("abstract", abstractText)
                .text("content", content)
                .texts("authors", authors)
                .ids("object_refs", objectRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Note> {
    private Builder(Mint mint) {
      super(TYPE, mint, Note::from);
    }

    private Builder(JsonObject start) {
      super(start, Note::from);
    }

    public Builder abstractText(String abstractText) {
      return text("abstract", abstractText);
    }

    public Builder content(String content) {
      return text("content", content);
    }

    public Builder authors(String... authors) {
      return texts("authors", authors);
    }

    public Builder objectRefs(StixId... objectRefs) {
      return ids("object_refs", objectRefs);
    }
  }
}
