package org.entente.cli.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.entente.cli.node.Refusals;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.server.backup.BackupFile;
import org.entente.server.backup.Manifest;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente restore`: makes a node of a backup, wholly or not at all.
@Command(name = "restore")
public final class Restore implements Verb {
  @Option(names = "--as-copy")
  private boolean asCopy;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--identity", paramLabel = "FILE")
  private @Nullable String identity;

  @Override
  public Grammar words() {
    return Grammar.plain("FILE", "DIR");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Locale locale = session.terminal().messages().language().locale();
    Path file = session.path(words.at(0));
    Path directory = session.path(words.at(1));
    Logging.silence();
    var restore =
        new org.entente.server.backup.Restore(
            new BackupFile(file, Optional.ofNullable(identity).map(session::path)),
            directory,
            asCopy,
            session.surroundings().clock(),
            new SecureRandom());
    Manifest manifest;
    try (var _ = session.interruption().onStop(restore::abandon)) {
      manifest = dryRun ? restore.rehearse() : restore.run();
    } catch (NodeRefusal refusal) {
      throw Refusals.of(refusal, locale);
    } catch (IOException e) {
      throw FileFault.reading(file, e);
    }
    tell(session, file, directory, manifest);
    return ExitStatus.DONE;
  }

  private void tell(Session session, Path file, Path directory, Manifest manifest) {
    if (session.json()) {
      session
          .out()
          .json(
              Described.json(file, identity != null, manifest)
                  .put("directory", directory.toString())
                  .put("asCopy", asCopy)
                  .put("restored", !dryRun)
                  .build());
      return;
    }
    session
        .out()
        .say(
            Style.GOOD,
            Sentence.of(dryRun ? "restore-would" : "restore-done", directory.toString()));
    Described.show(session.out(), manifest);
    if (!dryRun) {
      session.err().say(Sentence.of("restore-next", directory.toString()));
      session.err().say(Sentence.of(asCopy ? "restore-copy" : "restore-alone"));
      session
          .err()
          .say(Style.WARNING, Sentence.of("restore-deleted-since", manifest.made().toString()));
    }
  }
}
