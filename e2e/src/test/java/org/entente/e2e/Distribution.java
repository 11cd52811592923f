package org.entente.e2e;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The folder that runs, as the archive unpacks it, put somewhere else than where it was built.
///
/// @param launcher the script in it
/// @param maven exists once somebody has called Maven
record Distribution(Path launcher, Path maven) {
  /// Puts it below `folder`; skips the test when the build has not come to making it, as when tests
  /// run alone.
  static Distribution in(Path folder) throws IOException {
    // Tests run in the folder of their module.
    Path built = Path.of("").toAbsolutePath().resolve("../cli/target/dist").normalize();
    assumeTrue(
        Files.isExecutable(built.resolve("bin/entente")),
        () -> "skipped: nothing to run at " + built + "; `mvn verify` makes it");
    Path home = Files.createDirectory(folder.resolve("entente home"));
    Path bin = Files.createDirectory(home.resolve("bin"));
    Path lib = Files.createDirectory(home.resolve("lib"));
    for (Path script : list(built.resolve("bin"))) {
      Files.copy(script, bin.resolve(script.getFileName()), COPY_ATTRIBUTES);
    }
    for (Path jar : list(built.resolve("lib"))) {
      if (jar.toString().endsWith(".jar")) {
        link(jar, lib.resolve(jar.getFileName()));
      }
    }
    Path maven = folder.resolve("maven-was-called");
    Path trap = Files.createDirectory(folder.resolve("trap")).resolve("mvn");
    Files.writeString(trap, "#!/bin/sh\n: >'" + maven + "'\nexit 1\n");
    Files.setPosixFilePermissions(trap, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Distribution(bin.resolve("entente"), maven);
  }

  /// The program, without the cache that makes it start faster: making that takes long.
  Entente program() {
    return programWithCache().with("ENTENTE_AOT", "off");
  }

  Entente programWithCache() {
    Path trap = maven.resolveSibling("trap");
    return Entente.ofScript(launcher)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("PATH", trap + ":" + System.getenv("PATH"));
  }

  /// Over a hundred megabytes need not be copied where they can be linked.
  private static void link(Path file, Path as) throws IOException {
    try {
      Files.createLink(as, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, as, COPY_ATTRIBUTES);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
