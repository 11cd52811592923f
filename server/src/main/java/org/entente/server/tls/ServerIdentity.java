package org.entente.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/// A private key and the certificates that vouch for it, the server's own first. Immutable.
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
  /// Nobody reaches for the key store's file, since there is none.
  private static final char[] NO_PASSWORD = {};

  public ServerIdentity {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  public Instant notAfter() {
    return certificate().getNotAfter().toInstant();
  }

  /// SHA-256 of the certificate in hex: what people compare.
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Names and addresses in the certificate.
  public List<String> names() {
    try {
      Collection<List<?>> names = certificate().getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> String.valueOf(name.get(1))).toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /// Whether the key is the certificate's: something signed with the one verifies with the other.
  boolean matches() {
    try {
      PublicKey publicKey = certificate().getPublicKey();
      if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
        return false;
      }
      String algorithm =
          switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
          };
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(NONCE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(NONCE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static final byte[] NONCE = {0x65, 0x6e, 0x74};

  KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Tells nothing about the key.
  @Override
  public String toString() {
    return certificate().getSubjectX500Principal() + " until " + notAfter();
  }
}
