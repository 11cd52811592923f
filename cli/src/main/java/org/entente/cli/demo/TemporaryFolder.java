package org.entente.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Interruption;
import org.jspecify.annotations.Nullable;

/// A folder that is gone when the run ends, however it ends.
///
/// @param path where it is
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final int ATTEMPTS_MAX = 100;

  static TemporaryFolder create(Interruption interruption) {
    try {
      var folder = new TemporaryFolder(Files.createTempDirectory("entente-demo-"));
      interruption.onStop(folder::close);
      return folder;
    } catch (IOException e) {
      String folder = System.getProperty("java.io.tmpdir");
      throw Failure.of(Fault.FILE_UNWRITABLE, folder, folder);
    }
  }

  /// Removes what is there. May be called by several threads at once, and while somebody still
  /// writes below: when the run is stopped, its own end comes at the same time.
  @Override
  public void close() {
    for (int attempt = 0; attempt < ATTEMPTS_MAX && Files.exists(path); attempt++) {
      try {
        Files.walkFileTree(path, new Removal());
      } catch (IOException _) {
        // Something was written meanwhile: once more; in the end it is for the system to clear.
      }
    }
  }

  /// Goes on past what somebody else has removed meanwhile.
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
