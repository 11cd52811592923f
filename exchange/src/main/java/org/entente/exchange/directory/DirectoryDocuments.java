package org.entente.exchange.directory;

import java.util.List;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.document.Codec;
import org.entente.exchange.document.Fields;
import org.entente.exchange.document.Section;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Tlp;

/// How API roots and collections are written down (docs/formats/documents.md).
public final class DirectoryDocuments {
  static final Section<ApiRoot> API_ROOTS =
      new Section<>(Documents.Kind.API_ROOT, new ApiRootCodec());
  static final Section<Collection> COLLECTIONS =
      new Section<>(Documents.Kind.COLLECTION, new CollectionCodec());

  /// The sections that a registry needs for this package.
  public static final List<Section<?>> SECTIONS = List.of(API_ROOTS, COLLECTIONS);

  private DirectoryDocuments() {}

  private static final class ApiRootCodec implements Codec<ApiRoot> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public ApiRoot read(Fields fields) {
      return new ApiRoot(
          fields.text("name"),
          fields.text("title"),
          fields.optionalText("description"),
          fields.number("max_content_length"),
          fields.time("created"));
    }

    @Override
    public JsonObject.Builder write(ApiRoot root) {
      return JsonObject.builder()
          .put("name", root.name())
          .put("title", root.title())
          .putIfPresent("description", root.description())
          .put("max_content_length", root.maxContentLength())
          .put("created", root.created().toString());
    }
  }

  private static final class CollectionCodec implements Codec<Collection> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public Collection read(Fields fields) {
      return new Collection(
          fields.parsed("id", CollectionId::parse),
          fields.text("name"),
          fields.text("api_root"),
          fields.optionalText("alias"),
          fields.text("title"),
          fields.optionalText("description"),
          fields.optional("default_marking", Tlp::parse),
          fields.parsed("validation", Collection.Validation::parse),
          fields.time("created"));
    }

    @Override
    public JsonObject.Builder write(Collection collection) {
      Tlp marking = collection.defaultMarking();
      return JsonObject.builder()
          .put("id", collection.id().toString())
          .put("name", collection.name())
          .put("api_root", collection.apiRoot())
          .putIfPresent("alias", collection.alias())
          .put("title", collection.title())
          .putIfPresent("description", collection.description())
          .putIfPresent("default_marking", marking == null ? null : "tlp:" + marking.label())
          .put("validation", collection.validation().label())
          .put("created", collection.created().toString());
    }
  }
}
