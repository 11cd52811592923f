package org.entente.stix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The folder of real data beside the project; it is not part of it. Tests that need it are skipped
/// where it is not.
public final class SharedData {
  private SharedData() {}

  /// A folder or file of the shared data. Skips the test if it is not there.
  public static Path folder(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: no shared data at " + path);
    return path;
  }

  /// All files below a folder whose names end with `.json` or `.json.gz`.
  public static List<Path> jsonFiles(String folder) {
    try (Stream<Path> files = Files.walk(folder(folder))) {
      return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's content, unpacked if need be.
  public static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 64 * 1024) : in;
  }

  private static Path root() {
    return Optional.ofNullable(System.getProperty("entente.data"))
        .or(() -> Optional.ofNullable(System.getenv("ENTENTE_DATA")))
        .map(Path::of)
        .orElseGet(() -> projectRoot().resolve("../shared/data").normalize());
  }

  /// Tests run in their module's folder.
  private static Path projectRoot() {
    return Path.of("").toAbsolutePath().getParent();
  }
}
