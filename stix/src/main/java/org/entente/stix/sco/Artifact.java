package org.entente.stix.sco;

import java.util.Map;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Bytes, or where to find them. Immutable (STIX 2.1 §6.1).
///
/// @param common what it has in common with others of its kind
/// @param mimeType their media type
/// @param payloadBin the bytes in base64; null when `url` is given
/// @param url where they are; with `hashes`, null when `payloadBin` is given
/// @param hashes hashes of the bytes by algorithm
/// @param encryptionAlgorithm how they are encrypted, of `encryption-algorithm-enum`
/// @param decryptionKey how to decrypt them; only with `encryptionAlgorithm`
public record Artifact(
    ObservableCommon common,
    @Nullable String mimeType,
    @Nullable String payloadBin,
    @Nullable String url,
    Map<String, String> hashes,
    @Nullable String encryptionAlgorithm,
    @Nullable String decryptionKey)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "artifact";

  public Artifact {
    hashes = Copies.ordered(hashes);
    Conformance.require(
        json(common, mimeType, payloadBin, url, hashes, encryptionAlgorithm, decryptionKey));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Artifact from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Artifact(
        in.observable(),
        in.textOrNull("mime_type"),
        in.textOrNull("payload_bin"),
        in.textOrNull("url"),
        in.hashes("hashes"),
        in.textOrNull("encryption_algorithm"),
        in.textOrNull("decryption_key"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, mimeType, payloadBin, url, hashes, encryptionAlgorithm, decryptionKey);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable String mimeType,
      @Nullable String payloadBin,
      @Nullable String url,
      Map<String, String> hashes,
      @Nullable String encryptionAlgorithm,
      @Nullable String decryptionKey) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("mime_type", mimeType)
                .text("payload_bin", payloadBin)
                .text("url", url)
                .hashes("hashes", hashes)
                .text("encryption_algorithm", encryptionAlgorithm)
                .text("decryption_key", decryptionKey));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, Artifact> {
    private Builder(Mint mint) {
      super(TYPE, mint, Artifact::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, Artifact::from);
    }

    public Builder mimeType(String mimeType) {
      return text("mime_type", mimeType);
    }

    public Builder payloadBin(String payloadBin) {
      return text("payload_bin", payloadBin);
    }

    public Builder url(String url) {
      return text("url", url);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }

    public Builder encryptionAlgorithm(String encryptionAlgorithm) {
      return text("encryption_algorithm", encryptionAlgorithm);
    }

    public Builder decryptionKey(String decryptionKey) {
      return text("decryption_key", decryptionKey);
    }
  }
}
