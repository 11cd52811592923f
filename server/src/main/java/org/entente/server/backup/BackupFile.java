package org.entente.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// The file that holds a backup, encrypted with age (age-encryption.org/v1) or not. Immutable.
///
/// @param file where it is
/// @param identity the file with the secret key that opens it; empty when it is not encrypted
public record BackupFile(Path file, Optional<Path> identity) {
  private static final int BUFFER_BYTES = 256 * 1024;

  /// The longest file of keys that is read.
  private static final int IDENTITY_BYTES_MAX = 64 * 1024;

  private static final String SECRET_KEY = "AGE-SECRET-KEY-1";

  /// Reads all of it and compares every digest.
  ///
  /// @return what it says about itself
  /// @throws NodeRefusal when it is no backup, cannot be opened with the key, or is damaged
  public Manifest verify() throws IOException {
    return read(
        new Container.Sink() {
          @Override
          public void begin(Manifest manifest) {}

          @Override
          public OutputStream open(Manifest.Part part) {
            return OutputStream.nullOutputStream();
          }
        });
  }

  /// SHA-256 of the file as it is, in hex.
  public String sha256() throws IOException {
    var digest = Container.sha256();
    try (InputStream in = new java.security.DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (in.read(buffer) >= 0) {
        // The digest is all that is wanted.
      }
    }
    return Container.hex(digest.digest());
  }

  Manifest read(Container.Sink sink) throws IOException {
    try (InputStream in = open()) {
      return Container.read(in, sink);
    } catch (NodeRefusal refusal) {
      throw new NodeRefusal(refusal.code(), file.toString(), refusal, named(refusal));
    }
  }

  /// The sentences of refusals name the file first.
  private List<String> named(NodeRefusal refusal) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(file.toString()), refusal.arguments().stream())
        .toList();
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    if (identity.isEmpty()) {
      return in;
    }
    try {
      RecipientStanzaReader reader = key(identity.get());
      return new Decrypting(
          Channels.newInputStream(
              new StandardDecryptingChannelFactory()
                  .newDecryptingChannel(Channels.newChannel(in), List.of(reader))),
          file);
    } catch (GeneralSecurityException e) {
      in.close();
      throw new NodeRefusal(ServerCode.BACKUP_IDENTITY_WRONG, file.toString(), e, List.of());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /// The first secret key in a file as `age-keygen` writes it.
  private static RecipientStanzaReader key(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(IDENTITY_BYTES_MAX);
    }
    String secret =
        new String(bytes, StandardCharsets.US_ASCII)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(SECRET_KEY))
            .findFirst()
            .orElseThrow(() -> identityInvalid(file, null));
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw identityInvalid(file, e);
    }
  }

  private static NodeRefusal identityInvalid(
      Path file, @org.jspecify.annotations.Nullable Exception e) {
    return new NodeRefusal(
        ServerCode.BACKUP_IDENTITY_INVALID, file.toString(), e, List.of(file.toString()));
  }

  /// Makes sure that `recipient` is one, before a node is asked for anything.
  ///
  /// @throws NodeRefusal when it is none (`backup-recipient-invalid`)
  public static void checkRecipient(String recipient) {
    try {
      X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new NodeRefusal(
          ServerCode.BACKUP_RECIPIENT_INVALID, "--recipient", e, List.of(recipient));
    }
  }

  /// What is written to the result goes to `out` encrypted; closing ends it.
  ///
  /// @param recipient an age recipient, `age1…`
  /// @throws NodeRefusal when it is none (`backup-recipient-invalid`)
  public static OutputStream encrypting(OutputStream out, String recipient) throws IOException {
    try {
      return new BufferedOutputStream(
          Channels.newOutputStream(
              new StandardEncryptingChannelFactory()
                  .newEncryptingChannel(
                      Channels.newChannel(out),
                      List.of(
                          X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient)))),
          BUFFER_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new NodeRefusal(
          ServerCode.BACKUP_RECIPIENT_INVALID, "--recipient", e, List.of(recipient));
    }
  }
}
