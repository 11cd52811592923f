package org.entente.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.server.config.ConfigProblem;
import org.entente.server.config.DirectoryLock;
import org.entente.server.config.InvalidConfig;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// Examines a node that does not run: its directory, settings, certificate, disk and clock, and its
/// store entry by entry. Looks at everything, whatever it finds on the way; nothing is mended
/// unless [#rebuild] is asked for, and even that changes only what the log holds, too.
///
/// The store is opened for it as at a start: what a crash left in its write-ahead log is taken in,
/// and a rebuild that was interrupted is finished.
///
/// For one thread.
public final class Doctor {
  private final NodeDirectory directory;
  private final InstantSource clock;
  private final Watcher watcher;

  /// @param clock the present time
  /// @param watcher is told how far it is
  public Doctor(Path directory, InstantSource clock, Watcher watcher) {
    this.directory = new NodeDirectory(directory);
    this.clock = clock;
    this.watcher = watcher;
  }

  /// Looks at everything.
  ///
  /// @throws NodeRefusal when it cannot look: this is no node, or somebody uses it
  ///   (`directory-held`)
  public Examination examine() {
    return run(false);
  }

  /// Makes everything anew that can be derived from the log, then looks at everything. Stopped half
  /// way, it is finished by the next start of the node, or the next examination.
  ///
  /// @throws NodeRefusal as [#examine]
  public Examination rebuild() {
    return run(true);
  }

  private Examination run(boolean rebuild) {
    refuseUnlessNode();
    var findings = new ArrayList<Finding>();
    try {
      // Before the lock is taken, which leaves the same files while it lasts.
      List<Finding> leftBehind = Surroundings.leftBehind(directory);
      try (var _ = DirectoryLock.take(directory, clock)) {
        findings.addAll(leftBehind);
        var surroundings = new Surroundings(directory, clock);
        findings.addAll(surroundings.permissions());
        Optional<NodeConfig> config = config(findings);
        findings.addAll(surroundings.certificate(config.orElse(NodeConfig.DEFAULTS)));
        findings.addAll(surroundings.disk(config.orElse(NodeConfig.DEFAULTS)));
        if (rebuild) {
          dropTexts();
        }
        return new StoreExamination(directory.store(), clock, watcher, findings).run(rebuild);
      }
    } catch (IOException e) {
      throw new NodeRefusal(
          ServerCode.DIRECTORY_FAILED,
          directory.root().toString(),
          e,
          List.of(directory.root().toString(), String.valueOf(e.getMessage())));
    }
  }

  /// The index of texts is made anew by the next start, as whenever it is missing.
  private void dropTexts() throws IOException {
    if (Files.isDirectory(directory.text())) {
      try (Stream<Path> files = Files.list(directory.text())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void refuseUnlessNode() {
    String root = directory.root().toString();
    if (!directory.isNode()) {
      throw directory.isClosed()
          ? new NodeRefusal(ServerCode.DIRECTORY_DENIED, root, root, "?")
          : new NodeRefusal(ServerCode.DIRECTORY_NOT_A_NODE, root, root);
    }
  }

  private Optional<NodeConfig> config(List<Finding> findings) {
    try {
      return Optional.of(NodeConfig.read(directory.config()));
    } catch (InvalidConfig invalid) {
      for (ConfigProblem problem : invalid.problems()) {
        findings.add(
            Finding.of(problem.code(), "node.yaml:" + problem.line(), problem.arguments()));
      }
    } catch (NodeRefusal refusal) {
      findings.add(Finding.of(refusal));
    }
    return Optional.empty();
  }
}
