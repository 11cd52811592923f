package org.entente.server.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// The file of a backup, of any length, read and written from its beginning to its end in constant
/// memory (docs/formats/backup.md).
///
/// ```
/// 14      "entente-backup"
/// u16     1, the form of what follows
/// u32     bytes of the manifest
///         the manifest, JSON
/// 32      SHA-256 of everything so far
///         for each file of the manifest: its bytes, and 32 bytes of SHA-256 of them
/// 32      SHA-256 of all digests so far, one after the other
/// ```
///
/// Names and lengths stand in the manifest alone, which is checked before anything is done with it:
/// nothing in the rest of the file can make a reader write elsewhere, or more.
final class Container {
  private static final byte[] MAGIC = "entente-backup".getBytes(StandardCharsets.US_ASCII);
  private static final int FORM = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int BUFFER_BYTES = 256 * 1024;

  /// How an age file begins (age-encryption.org/v1).
  private static final byte[] AGE = "age-encryption".getBytes(StandardCharsets.US_ASCII);

  private Container() {}

  /// Opens a file for reading when it is its turn.
  @FunctionalInterface
  interface Source {
    InputStream open(Manifest.Part part) throws IOException;
  }

  /// Takes what is read.
  interface Sink {
    /// The manifest was read and is what was written.
    void begin(Manifest manifest) throws IOException;

    /// Where the bytes of a file go; closed before the next one, and before anything is known about
    /// their digest.
    OutputStream open(Manifest.Part part) throws IOException;
  }

  /// @throws EOFException when a file is shorter than the manifest says
  static void write(OutputStream out, Manifest manifest, Source source) throws IOException {
    byte[] json = manifest.bytes();
    if (json.length > Manifest.BYTES_MAX) {
      throw new IOException("too many files for one backup");
    }
    byte[] head =
        ByteBuffer.allocate(MAGIC.length + 6 + json.length)
            .put(MAGIC)
            .putShort((short) FORM)
            .putInt(json.length)
            .put(json)
            .array();
    MessageDigest all = sha256();
    MessageDigest one = sha256();
    out.write(head);
    writeDigest(out, one.digest(head), all);
    byte[] buffer = new byte[BUFFER_BYTES];
    for (Manifest.Part part : manifest.files()) {
      try (InputStream in = source.open(part)) {
        copy(in, out, part.bytes(), one, buffer);
      }
      writeDigest(out, one.digest(), all);
    }
    out.write(all.digest());
    out.flush();
  }

  private static void writeDigest(OutputStream out, byte[] digest, MessageDigest all)
      throws IOException {
    all.update(digest);
    out.write(digest);
  }

  /// Reads a whole file, from a stranger.
  ///
  /// @return what it says about itself
  /// @throws NodeRefusal when it is no backup, a newer one (`backup-too-new`), or not what was
  ///   written (`backup-damaged`); what went to the sink before is worth nothing then
  static Manifest read(InputStream in, Sink sink) throws IOException {
    MessageDigest all = sha256();
    MessageDigest one = sha256();
    try {
      Manifest manifest = head(in, one, all);
      sink.begin(manifest);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (Manifest.Part part : manifest.files()) {
        try (OutputStream out = sink.open(part)) {
          copy(in, out, part.bytes(), one, buffer);
        }
        expect(in, one.digest(), all, part.name());
      }
      if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), all.digest()) || in.read() >= 0) {
        throw damaged("end");
      }
      return manifest;
    } catch (EOFException e) {
      throw damaged("end");
    }
  }

  private static Manifest head(InputStream in, MessageDigest one, MessageDigest all)
      throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 6);
    if (start.length >= AGE.length && Arrays.equals(AGE, Arrays.copyOf(start, AGE.length))) {
      throw new NodeRefusal(ServerCode.BACKUP_ENCRYPTED, "");
    }
    if (start.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
      throw new NodeRefusal(ServerCode.BACKUP_UNKNOWN, "");
    }
    if (start.length < MAGIC.length + 6) {
      throw damaged("manifest");
    }
    var numbers = ByteBuffer.wrap(start, MAGIC.length, 6);
    int form = numbers.getShort() & 0xffff;
    if (form > FORM) {
      throw new NodeRefusal(
          ServerCode.BACKUP_TOO_NEW, "", Integer.toString(form), Integer.toString(FORM));
    }
    int length = numbers.getInt();
    if (form != FORM || length < 0 || length > Manifest.BYTES_MAX) {
      throw damaged("manifest");
    }
    byte[] json = in.readNBytes(length);
    one.update(start);
    one.update(json);
    expect(in, one.digest(), all, "manifest");
    return Manifest.read(json).orElseThrow(() -> damaged("manifest"));
  }

  private static void expect(InputStream in, byte[] digest, MessageDigest all, String what)
      throws IOException {
    if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), digest)) {
      throw damaged(what);
    }
    all.update(digest);
  }

  private static void copy(
      InputStream in, OutputStream out, long bytes, MessageDigest digest, byte[] buffer)
      throws IOException {
    long left = bytes;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("a file ends early");
      }
      digest.update(buffer, 0, count);
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  private static NodeRefusal damaged(String what) {
    return new NodeRefusal(ServerCode.BACKUP_DAMAGED, what, null, List.of(what));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
