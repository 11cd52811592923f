package org.entente.server.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// What comes out of an encrypted file. A piece that does not decrypt is damage, not a failing
/// disk.
final class Decrypting extends FilterInputStream {
  private final Path file;

  Decrypting(InputStream in, Path file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      if (e.getCause() instanceof GeneralSecurityException
          || e.getClass().getName().startsWith("com.exceptionfactory.")) {
        throw new NodeRefusal(ServerCode.BACKUP_DAMAGED, file.toString(), e, List.of("age"));
      }
      throw e;
    }
  }
}
