package org.entente.cli.link;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.entente.cli.outcome.Failure;

/// Node directories on this machine.
public interface LocalNodes {
  /// The socket of the node that runs on `directory`, if there seems to be one.
  Optional<Path> socket(Path directory);

  /// Starts a node on `directory` for this run alone, on its socket and no network; closing stops
  /// it.
  ///
  /// @param language the language of refusals
  /// @throws Busy when another process has the directory
  PrivateNode open(Path directory, Locale language) throws Busy;

  /// A node that lives as long as the run.
  interface PrivateNode extends AutoCloseable {
    @Override
    void close();
  }

  /// Another process has the directory.
  final class Busy extends Exception {
    private final transient Failure failure;

    /// @param failure what to tell the person when it stays so
    public Busy(Failure failure) {
      super("the directory is in use", null, false, false);
      this.failure = failure;
    }

    public Failure failure() {
      return failure;
    }
  }
}
