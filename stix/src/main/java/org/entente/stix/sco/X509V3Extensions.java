package org.entente.stix.sco;

import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// The extensions of an X.509 certificate, as text. At least one property is there. Immutable (STIX
/// 2.1 §6.18.2).
///
/// @param basicConstraints whether it is a certificate authority
/// @param nameConstraints where all names of a path must be
/// @param policyConstraints constraints on the path
/// @param keyUsage permitted uses of the key
/// @param extendedKeyUsage purposes of the key
/// @param subjectKeyIdentifier which certificates hold the key
/// @param authorityKeyIdentifier which key signed it
/// @param subjectAlternativeName other names of the subject
/// @param issuerAlternativeName other names of the issuer
/// @param subjectDirectoryAttributes attributes of the subject
/// @param crlDistributionPoints where to find revocations
/// @param inhibitAnyPolicy how many certificates until anyPolicy is no longer permitted
/// @param privateKeyUsagePeriodNotBefore from when on the private key is valid
/// @param privateKeyUsagePeriodNotAfter until when the private key is valid
/// @param certificatePolicies policies
/// @param policyMappings policies that count as equal
/// @param custom properties that this standard does not define, as they came
public record X509V3Extensions(
    @Nullable String basicConstraints,
    @Nullable String nameConstraints,
    @Nullable String policyConstraints,
    @Nullable String keyUsage,
    @Nullable String extendedKeyUsage,
    @Nullable String subjectKeyIdentifier,
    @Nullable String authorityKeyIdentifier,
    @Nullable String subjectAlternativeName,
    @Nullable String issuerAlternativeName,
    @Nullable String subjectDirectoryAttributes,
    @Nullable String crlDistributionPoints,
    @Nullable String inhibitAnyPolicy,
    @Nullable StixTimestamp privateKeyUsagePeriodNotBefore,
    @Nullable StixTimestamp privateKeyUsagePeriodNotAfter,
    @Nullable String certificatePolicies,
    @Nullable String policyMappings,
    JsonObject custom) {
  private static final String STRUCTURE = "x509-v3-extensions-type";

  public X509V3Extensions {
    Conformance.require(
        Tables.ofStructure(STRUCTURE),
        json(
            basicConstraints,
            nameConstraints,
            policyConstraints,
            keyUsage,
            extendedKeyUsage,
            subjectKeyIdentifier,
            authorityKeyIdentifier,
            subjectAlternativeName,
            issuerAlternativeName,
            subjectDirectoryAttributes,
            crlDistributionPoints,
            inhibitAnyPolicy,
            privateKeyUsagePeriodNotBefore,
            privateKeyUsagePeriodNotAfter,
            certificatePolicies,
            policyMappings,
            custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static X509V3Extensions from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new X509V3Extensions(
        in.textOrNull("basic_constraints"),
        in.textOrNull("name_constraints"),
        in.textOrNull("policy_constraints"),
        in.textOrNull("key_usage"),
        in.textOrNull("extended_key_usage"),
        in.textOrNull("subject_key_identifier"),
        in.textOrNull("authority_key_identifier"),
        in.textOrNull("subject_alternative_name"),
        in.textOrNull("issuer_alternative_name"),
        in.textOrNull("subject_directory_attributes"),
        in.textOrNull("crl_distribution_points"),
        in.textOrNull("inhibit_any_policy"),
        in.timeOrNull("private_key_usage_period_not_before"),
        in.timeOrNull("private_key_usage_period_not_after"),
        in.textOrNull("certificate_policies"),
        in.textOrNull("policy_mappings"),
        in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  public JsonObject toJson() {
    return json(
        basicConstraints,
        nameConstraints,
        policyConstraints,
        keyUsage,
        extendedKeyUsage,
        subjectKeyIdentifier,
        authorityKeyIdentifier,
        subjectAlternativeName,
        issuerAlternativeName,
        subjectDirectoryAttributes,
        crlDistributionPoints,
        inhibitAnyPolicy,
        privateKeyUsagePeriodNotBefore,
        privateKeyUsagePeriodNotAfter,
        certificatePolicies,
        policyMappings,
        custom);
  }

  private static JsonObject json(
      @Nullable String basicConstraints,
      @Nullable String nameConstraints,
      @Nullable String policyConstraints,
      @Nullable String keyUsage,
      @Nullable String extendedKeyUsage,
      @Nullable String subjectKeyIdentifier,
      @Nullable String authorityKeyIdentifier,
      @Nullable String subjectAlternativeName,
      @Nullable String issuerAlternativeName,
      @Nullable String subjectDirectoryAttributes,
      @Nullable String crlDistributionPoints,
      @Nullable String inhibitAnyPolicy,
      @Nullable StixTimestamp privateKeyUsagePeriodNotBefore,
      @Nullable StixTimestamp privateKeyUsagePeriodNotAfter,
      @Nullable String certificatePolicies,
      @Nullable String policyMappings,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("basic_constraints", basicConstraints)
                .text("name_constraints", nameConstraints)
                .text("policy_constraints", policyConstraints)
                .text("key_usage", keyUsage)
                .text("extended_key_usage", extendedKeyUsage)
                .text("subject_key_identifier", subjectKeyIdentifier)
                .text("authority_key_identifier", authorityKeyIdentifier)
                .text("subject_alternative_name", subjectAlternativeName)
                .text("issuer_alternative_name", issuerAlternativeName)
                .text("subject_directory_attributes", subjectDirectoryAttributes)
                .text("crl_distribution_points", crlDistributionPoints)
                .text("inhibit_any_policy", inhibitAnyPolicy)
                .time("private_key_usage_period_not_before", privateKeyUsagePeriodNotBefore)
                .time("private_key_usage_period_not_after", privateKeyUsagePeriodNotAfter)
                .text("certificate_policies", certificatePolicies)
                .text("policy_mappings", policyMappings));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, X509V3Extensions> {
    private Builder(JsonObject start) {
      super(start, X509V3Extensions::from);
    }

    public Builder basicConstraints(String basicConstraints) {
      return text("basic_constraints", basicConstraints);
    }

    public Builder nameConstraints(String nameConstraints) {
      return text("name_constraints", nameConstraints);
    }

    public Builder policyConstraints(String policyConstraints) {
      return text("policy_constraints", policyConstraints);
    }

    public Builder keyUsage(String keyUsage) {
      return text("key_usage", keyUsage);
    }

    public Builder extendedKeyUsage(String extendedKeyUsage) {
      return text("extended_key_usage", extendedKeyUsage);
    }

    public Builder subjectKeyIdentifier(String subjectKeyIdentifier) {
      return text("subject_key_identifier", subjectKeyIdentifier);
    }

    public Builder authorityKeyIdentifier(String authorityKeyIdentifier) {
      return text("authority_key_identifier", authorityKeyIdentifier);
    }

    public Builder subjectAlternativeName(String subjectAlternativeName) {
      return text("subject_alternative_name", subjectAlternativeName);
    }

    public Builder issuerAlternativeName(String issuerAlternativeName) {
      return text("issuer_alternative_name", issuerAlternativeName);
    }

    public Builder subjectDirectoryAttributes(String subjectDirectoryAttributes) {
      return text("subject_directory_attributes", subjectDirectoryAttributes);
    }

    public Builder crlDistributionPoints(String crlDistributionPoints) {
      return text("crl_distribution_points", crlDistributionPoints);
    }

    public Builder inhibitAnyPolicy(String inhibitAnyPolicy) {
      return text("inhibit_any_policy", inhibitAnyPolicy);
    }

    public Builder privateKeyUsagePeriodNotBefore(StixTimestamp privateKeyUsagePeriodNotBefore) {
      return time("private_key_usage_period_not_before", privateKeyUsagePeriodNotBefore);
    }

    public Builder privateKeyUsagePeriodNotAfter(StixTimestamp privateKeyUsagePeriodNotAfter) {
      return time("private_key_usage_period_not_after", privateKeyUsagePeriodNotAfter);
    }

    public Builder certificatePolicies(String certificatePolicies) {
      return text("certificate_policies", certificatePolicies);
    }

    public Builder policyMappings(String policyMappings) {
      return text("policy_mappings", policyMappings);
    }
  }
}
