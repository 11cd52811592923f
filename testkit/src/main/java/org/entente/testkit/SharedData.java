package org.entente.testkit;

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

/// The folder of real data beside the project, which is no part of it. A test that asks for it
/// where it is not is skipped, and says so.
public final class SharedData {
  private SharedData() {}

  /// A file or folder of the shared data; skips the test when there is none.
  public static Path at(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: no shared data at " + path);
    return path;
  }

  /// All files below a folder whose names end with `.json` or `.json.gz`, in the order of their
  /// names.
  public static List<Path> jsonFiles(String folder) {
    try (Stream<Path> files = Files.walk(at(folder))) {
      return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The content of a file, unpacked if need be.
  public static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 64 * 1024) : in;
  }

  private static Path root() {
    return Optional.ofNullable(System.getProperty("entente.data"))
        .or(() -> Optional.ofNullable(System.getenv("ENTENTE_DATA")))
        .map(Path::of)
        // Tests run in the folder of their module.
        .orElseGet(() -> Path.of("").toAbsolutePath().resolve("../../shared/data").normalize());
  }
}
