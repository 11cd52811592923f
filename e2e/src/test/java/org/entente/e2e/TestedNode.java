package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entente.exchange.collection.ContentSameness;
import org.entente.store.RocksStore;
import org.entente.store.StoreOptions;
import org.entente.store.StoreReport;

/// The directory of a node with one collection. Its processes come and go.
///
/// @param directory where it is
record TestedNode(Path directory) {
  static final String ADMIN = "admin";
  static final String PASSWORD = "correct-horse-battery-staple-7";

  /// The collection's name and alias.
  static final String COLLECTION = "feed";

  private static final Entente PROGRAM = Entente.ofClassPath();

  /// A new one, made by the program.
  static TestedNode in(Path folder) {
    Path directory = folder.resolve("node");
    Ended made =
        PROGRAM.runOn(PASSWORD + "\n", "init", directory, "--admin", ADMIN, "--password-stdin");
    assertThat(made.status()).as(made.err()).isZero();
    var node = new TestedNode(directory);
    Ended added = node.run("collection", "add", directory, COLLECTION);
    assertThat(added.status()).as(added.err()).isZero();
    return node;
  }

  /// Runs a command from start to end.
  Ended run(Object... words) {
    return PROGRAM.run(words);
  }

  /// Changes its settings.
  TestedNode settings(Function<String, String> change) {
    try {
      Path file = directory.resolve("node.yaml");
      String before = Files.readString(file);
      String after = change.apply(before);
      assertThat(after).as("changed settings").isNotEqualTo(before);
      Files.writeString(file, after);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Serves it over HTTPS, on any port.
  ServedNode serve() {
    return serve(PROGRAM);
  }

  /// Serves it over plain HTTP, on any port: for tests that are not about the transport.
  ServedNode servePlainly() {
    return serve(PROGRAM, "--plain-http");
  }

  /// Serves it by a program of the test's choice.
  ServedNode serve(Entente program, String... options) {
    return ServedNode.of(this, starting(program, options));
  }

  /// A process that begins to serve it.
  Running starting(Entente program, String... options) {
    var words = new ArrayList<Object>(List.of("serve", directory, "--port", "0"));
    words.addAll(List.of(options));
    return program.start(words.toArray());
  }

  /// What the store's own check says. No process may be running.
  StoreReport check() {
    try (RocksStore store =
        RocksStore.open(
            directory.resolve("store"),
            StoreOptions.DEFAULTS,
            InstantSource.system(),
            new ContentSameness())) {
      return store.check();
    }
  }
}
