package org.entente.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.entente.server.config.HostName;

/// The node's own certificate authority, for members without a PKI: it vouches for this one server
/// and can vouch for nothing else. Name constraints (RFC 5280 §4.2.1.10) limit it to the node's
/// names, so that clients who trust it trust nobody else, even when its key is stolen. ECDSA on
/// P-256 throughout.
///
/// @param key the authority's private key
/// @param certificate its certificate, which clients are given
public record PrivateAuthority(PrivateKey key, X509Certificate certificate) {
  /// How long a server certificate lasts.
  public static final Duration SERVER_LIFETIME = Duration.ofDays(90);

  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3_650);

  /// Clients' clocks may be behind.
  private static final Duration BACKDATED = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127;

  /// Every node is also reached from its own machine.
  private static final List<HostName> LOCAL =
      List.of(local("localhost"), local("127.0.0.1"), local("::1"));

  /// A new authority for `hosts` and the local names.
  static PrivateAuthority create(List<HostName> hosts, Instant now, SecureRandom random) {
    KeyPair pair = newKey(random);
    BigInteger serial = serial(random);
    var subject =
        new X500Principal("CN=Entente node authority " + serial.toString(16).substring(0, 8));
    var builder =
        new JcaX509v3CertificateBuilder(
            subject,
            serial,
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(AUTHORITY_LIFETIME)),
            subject,
            pair.getPublic());
    try {
      var identifiers = new JcaX509ExtensionUtils();
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              identifiers.createSubjectKeyIdentifier(pair.getPublic()))
          .addExtension(Extension.nameConstraints, true, constraints(hosts));
      return new PrivateAuthority(pair.getPrivate(), sign(builder, pair.getPrivate()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    }
  }

  /// A new key and certificate for the server, with the authority's certificate behind it.
  ServerIdentity issue(List<HostName> hosts, Instant now, SecureRandom random) {
    KeyPair pair = newKey(random);
    List<HostName> names = withLocal(hosts);
    var builder =
        new JcaX509v3CertificateBuilder(
            certificate.getSubjectX500Principal(),
            serial(random),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(SERVER_LIFETIME)),
            new X500Principal("CN=" + escaped(names.getFirst().text())),
            pair.getPublic());
    try {
      var identifiers = new JcaX509ExtensionUtils();
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
          .addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
          .addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(
                  names.stream().map(PrivateAuthority::name).toArray(GeneralName[]::new)))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              identifiers.createSubjectKeyIdentifier(pair.getPublic()))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(certificate));
      return new ServerIdentity(pair.getPrivate(), List.of(sign(builder, key), certificate));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    }
  }

  /// Whether the authority may vouch for `hosts`. Java's own path validation passes over the
  /// constraints of a trust anchor; other clients do not.
  boolean covers(List<HostName> hosts) {
    byte[] extension = certificate.getExtensionValue(Extension.nameConstraints.getId());
    if (extension == null) {
      return true;
    }
    // The value is wrapped in one more OCTET STRING than wanted.
    var constraints =
        NameConstraints.getInstance(ASN1OctetString.getInstance(extension).getOctets());
    var validator = new PKIXNameConstraintValidator();
    validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
    try {
      for (HostName host : withLocal(hosts)) {
        validator.checkPermitted(name(host));
      }
      return true;
    } catch (NameConstraintValidatorException notPermitted) {
      return false;
    }
  }

  /// The names of a certificate for `hosts`: these, then the local ones.
  static List<HostName> withLocal(List<HostName> hosts) {
    var names = new ArrayList<HostName>(hosts);
    LOCAL.stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names.stream().distinct().toList();
  }

  private static NameConstraints constraints(List<HostName> hosts) {
    GeneralSubtree[] permitted =
        withLocal(hosts).stream()
            .map(PrivateAuthority::subtree)
            .distinct()
            .toArray(GeneralSubtree[]::new);
    return new NameConstraints(permitted, null);
  }

  /// An address as a range of one; a name with those below it, which for a wildcard means the
  /// domain.
  private static GeneralSubtree subtree(HostName host) {
    if (host.address() == null) {
      String domain = host.text().startsWith("*.") ? host.text().substring(2) : host.text();
      return new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    }
    byte[] address = host.address().getAddress();
    byte[] range = java.util.Arrays.copyOf(address, address.length * 2);
    java.util.Arrays.fill(range, address.length, range.length, (byte) 0xff);
    return new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(range)));
  }

  private static GeneralName name(HostName host) {
    return host.address() == null
        ? new GeneralName(GeneralName.dNSName, host.text())
        : new GeneralName(GeneralName.iPAddress, new DEROctetString(host.address().getAddress()));
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair newKey(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no elliptic curves in this Java", e);
    }
  }

  /// Positive, and with its highest bit set, so that every serial has the same length.
  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(SERIAL_BITS - 1, random).setBit(SERIAL_BITS - 1);
  }

  private static String escaped(String name) {
    return name.replace("*", "\\*").replace(":", "\\:");
  }

  private static HostName local(String text) {
    return HostName.parse(text).orElseThrow();
  }
}
