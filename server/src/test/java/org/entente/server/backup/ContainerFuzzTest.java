package org.entente.server.backup;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.entente.server.refusal.NodeRefusal;

/// Whatever is in the file: it is refused, or it is exactly what would be written.
final class ContainerFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void a_file_is_refused_or_what_would_be_written(byte[] input) throws IOException {
    var read = new ContainerTest.Collected();
    Manifest manifest;
    try {
      manifest = Container.read(new ByteArrayInputStream(input), read);
    } catch (NodeRefusal refused) {
      return;
    }
    var out = new ByteArrayOutputStream();
    Container.write(out, manifest, part -> new ByteArrayInputStream(read.files().get(part.name())));
    // The manifest may be spelt otherwise; the files behind it are the same bytes.
    int content = (int) manifest.totalBytes() + 32 * manifest.files().size();
    if (!Arrays.equals(tail(input, content), tail(out.toByteArray(), content))) {
      throw new AssertionError("read something else than there is");
    }
  }

  /// What comes between the manifest's digest and the last one.
  private static byte[] tail(byte[] file, int content) {
    return Arrays.copyOfRange(file, file.length - 32 - content, file.length - 32);
  }
}
