package org.entente.server.tls;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/// PEM files of certificates and private keys.
final class Pem {
  /// The longest file that is read, in bytes: a chain has a few certificates.
  static final int BYTES_MAX = 256 * 1024;

  private Pem() {}

  /// The certificates of a file, in its order.
  ///
  /// @throws GeneralSecurityException when there is none, or one is damaged
  static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    var certificates = new ArrayList<X509Certificate>();
    var converter = new JcaX509CertificateConverter();
    for (Object item : items(file)) {
      if (item instanceof X509CertificateHolder holder) {
        certificates.add(converter.getCertificate(holder));
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate in the file");
    }
    return List.copyOf(certificates);
  }

  /// The first private key of a file: PKCS #8, PKCS #1 or SEC 1, not encrypted.
  ///
  /// @throws GeneralSecurityException when there is none
  static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    var converter = new JcaPEMKeyConverter();
    for (Object item : items(file)) {
      if (item instanceof PrivateKeyInfo info) {
        return converter.getPrivateKey(info);
      }
      if (item instanceof PEMKeyPair pair) {
        return converter.getKeyPair(pair).getPrivate();
      }
    }
    throw new GeneralSecurityException("no unencrypted private key in the file");
  }

  static byte[] print(List<X509Certificate> certificates) {
    return written(writer -> {
      for (X509Certificate certificate : certificates) {
        writer.writeObject(certificate);
      }
    });
  }

  /// PKCS #8, not encrypted: the file's permissions protect it.
  static byte[] print(PrivateKey key) {
    return written(writer -> writer.writeObject(new JcaPKCS8Generator(key, null)));
  }

  private static List<Object> items(Path file) throws IOException, GeneralSecurityException {
    if (Files.size(file) > BYTES_MAX) {
      throw new GeneralSecurityException("the file is longer than any chain");
    }
    try (Reader text = new StringReader(Files.readString(file, StandardCharsets.US_ASCII));
        var parser = new PEMParser(text)) {
      var items = new ArrayList<>();
      for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
        items.add(item);
      }
      return items;
    } catch (java.nio.charset.CharacterCodingException
        | org.bouncycastle.util.encoders.DecoderException e) {
      throw new GeneralSecurityException("not PEM", e);
    }
  }

  private interface Writing {
    void to(JcaPEMWriter writer) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writing.to(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
