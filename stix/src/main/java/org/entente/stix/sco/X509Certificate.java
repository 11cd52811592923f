package org.entente.stix.sco;

import java.util.Map;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// An X.509 certificate. At least one property is there. Immutable (STIX 2.1 §6.18).
///
/// @param common what it has in common with others of its kind
/// @param isSelfSigned whether it is signed by whom it certifies
/// @param hashes hashes of the whole certificate by algorithm
/// @param version the version of its encoding
/// @param serialNumber its serial number
/// @param signatureAlgorithm how it is signed
/// @param issuer who issued it
/// @param validityNotBefore from when on it is valid
/// @param validityNotAfter until when it is valid
/// @param subject whom it certifies
/// @param subjectPublicKeyAlgorithm the algorithm of the public key
/// @param subjectPublicKeyModulus the modulus of the public RSA key
/// @param subjectPublicKeyExponent the exponent of the public RSA key
/// @param x509V3Extensions its extensions of version 3
public record X509Certificate(
    ObservableCommon common,
    @Nullable Boolean isSelfSigned,
    Map<String, String> hashes,
    @Nullable String version,
    @Nullable String serialNumber,
    @Nullable String signatureAlgorithm,
    @Nullable String issuer,
    @Nullable StixTimestamp validityNotBefore,
    @Nullable StixTimestamp validityNotAfter,
    @Nullable String subject,
    @Nullable String subjectPublicKeyAlgorithm,
    @Nullable String subjectPublicKeyModulus,
    @Nullable Long subjectPublicKeyExponent,
    @Nullable X509V3Extensions x509V3Extensions)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "x509-certificate";

  public X509Certificate {
    hashes = Copies.ordered(hashes);
    Conformance.require(
        json(
            common,
            isSelfSigned,
            hashes,
            version,
            serialNumber,
            signatureAlgorithm,
            issuer,
            validityNotBefore,
            validityNotAfter,
            subject,
            subjectPublicKeyAlgorithm,
            subjectPublicKeyModulus,
            subjectPublicKeyExponent,
            x509V3Extensions));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static X509Certificate from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new X509Certificate(
        in.observable(),
        in.flagOrNull("is_self_signed"),
        in.hashes("hashes"),
        in.textOrNull("version"),
        in.textOrNull("serial_number"),
        in.textOrNull("signature_algorithm"),
        in.textOrNull("issuer"),
        in.timeOrNull("validity_not_before"),
        in.timeOrNull("validity_not_after"),
        in.textOrNull("subject"),
        in.textOrNull("subject_public_key_algorithm"),
        in.textOrNull("subject_public_key_modulus"),
        in.integerOrNull("subject_public_key_exponent"),
        in.structureOrNull("x509_v3_extensions", X509V3Extensions::from));
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
    return json(
        common,
        isSelfSigned,
        hashes,
        version,
        serialNumber,
        signatureAlgorithm,
        issuer,
        validityNotBefore,
        validityNotAfter,
        subject,
        subjectPublicKeyAlgorithm,
        subjectPublicKeyModulus,
        subjectPublicKeyExponent,
        x509V3Extensions);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable Boolean isSelfSigned,
      Map<String, String> hashes,
      @Nullable String version,
      @Nullable String serialNumber,
      @Nullable String signatureAlgorithm,
      @Nullable String issuer,
      @Nullable StixTimestamp validityNotBefore,
      @Nullable StixTimestamp validityNotAfter,
      @Nullable String subject,
      @Nullable String subjectPublicKeyAlgorithm,
      @Nullable String subjectPublicKeyModulus,
      @Nullable Long subjectPublicKeyExponent,
      @Nullable X509V3Extensions x509V3Extensions) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.flag("is_self_signed", isSelfSigned)
                .hashes("hashes", hashes)
                .text("version", version)
                .text("serial_number", serialNumber)
                .text("signature_algorithm", signatureAlgorithm)
                .text("issuer", issuer)
                .time("validity_not_before", validityNotBefore)
                .time("validity_not_after", validityNotAfter)
                .text("subject", subject)
                .text("subject_public_key_algorithm", subjectPublicKeyAlgorithm)
                .text("subject_public_key_modulus", subjectPublicKeyModulus)
                .integer("subject_public_key_exponent", subjectPublicKeyExponent)
                .structure("x509_v3_extensions", x509V3Extensions, X509V3Extensions::toJson));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, X509Certificate> {
    private Builder(Mint mint) {
      super(TYPE, mint, X509Certificate::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, X509Certificate::from);
    }

    public Builder isSelfSigned(boolean isSelfSigned) {
      return flag("is_self_signed", isSelfSigned);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }

    public Builder version(String version) {
      return text("version", version);
    }

    public Builder serialNumber(String serialNumber) {
      return text("serial_number", serialNumber);
    }

    public Builder signatureAlgorithm(String signatureAlgorithm) {
      return text("signature_algorithm", signatureAlgorithm);
    }

    public Builder issuer(String issuer) {
      return text("issuer", issuer);
    }

    public Builder validityNotBefore(StixTimestamp validityNotBefore) {
      return time("validity_not_before", validityNotBefore);
    }

    public Builder validityNotAfter(StixTimestamp validityNotAfter) {
      return time("validity_not_after", validityNotAfter);
    }

    public Builder subject(String subject) {
      return text("subject", subject);
    }

    public Builder subjectPublicKeyAlgorithm(String subjectPublicKeyAlgorithm) {
      return text("subject_public_key_algorithm", subjectPublicKeyAlgorithm);
    }

    public Builder subjectPublicKeyModulus(String subjectPublicKeyModulus) {
      return text("subject_public_key_modulus", subjectPublicKeyModulus);
    }

    public Builder subjectPublicKeyExponent(long subjectPublicKeyExponent) {
      return integer("subject_public_key_exponent", subjectPublicKeyExponent);
    }

    public Builder x509V3Extensions(X509V3Extensions x509V3Extensions) {
      return dictionary("x509_v3_extensions", x509V3Extensions.toJson());
    }
  }
}
