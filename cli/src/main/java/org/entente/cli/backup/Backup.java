package org.entente.cli.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.node.Refusals;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Progress;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.server.backup.BackupFile;
import org.entente.server.backup.Manifest;
import org.entente.server.refusal.NodeRefusal;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente backup`: the whole node in one file, written, read back, and only then named. With
/// `--verify`, reads a backup and says what is in it.
@Command(name = "backup")
public final class Backup implements Verb {
  private static final long MEBIBYTE = 1 << 20;

  @Option(names = "--recipient", paramLabel = "AGE")
  private @Nullable String recipient;

  @Option(names = "--verify")
  private boolean verify;

  @Option(names = "--identity", paramLabel = "FILE")
  private @Nullable String identity;

  @Override
  public Grammar words() {
    return verify ? Grammar.plain("FILE") : Grammar.node("FILE");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Locale locale = session.terminal().messages().language().locale();
    Path file = session.path(words.at(0));
    try {
      if (verify) {
        verify(session, file);
      } else {
        take(session, words, file);
      }
    } catch (NodeRefusal refusal) {
      throw Refusals.of(refusal, locale);
    }
    return ExitStatus.DONE;
  }

  private void verify(Session session, Path file) {
    var backup = new BackupFile(file, Optional.ofNullable(identity).map(session::path));
    Manifest manifest;
    String sha256;
    try {
      manifest = backup.verify();
      sha256 = backup.sha256();
    } catch (IOException e) {
      throw FileFault.reading(file, e);
    }
    if (session.json()) {
      session
          .out()
          .json(Described.json(file, identity != null, manifest).put("sha256", sha256).build());
    } else {
      session.out().say(Style.GOOD, Sentence.of("backup-whole", file.toString()));
      Described.show(session.out(), manifest);
      session.out().say(Sentence.of("backup-sha256", sha256));
    }
  }

  private void take(Session session, Words words, Path file) {
    Optional<String> encryptedFor = Optional.ofNullable(recipient);
    encryptedFor.ifPresent(BackupFile::checkRecipient);
    try (NodeLink link = session.link(words)) {
      Written written = written(session, link, file, encryptedFor);
      told(session, link, file, written, encryptedFor.isPresent());
    }
  }

  /// A file that is there whole, and was read back.
  private record Written(String sha256, long bytes) {}

  private static Written written(
      Session session, NodeLink link, Path file, Optional<String> encryptedFor) {
    try (Progress progress =
            session.terminal().progress(Sentence.of("backup-step"), 0, Progress.Unit.BYTES);
        // Before there is anything to remove, so that no moment is left out.
        var _ = session.interruption().onStop(() -> NewFile.abandon(file));
        NewFile made = NewFile.begin(file, progress::at)) {
      download(link, made, encryptedFor);
      String sha256 = made.sync();
      readBack(made, sha256, encryptedFor.isPresent());
      made.publish();
      return new Written(sha256, made.bytes());
    }
  }

  private static void download(NodeLink link, NewFile made, Optional<String> encryptedFor) {
    try (OutputStream out =
        encryptedFor.isPresent()
            ? BackupFile.encrypting(made.out(), encryptedFor.get())
            : made.out()) {
      link.download(Route.of("backup"), out);
    } catch (IOException e) {
      throw FileFault.writing(made.part(), e);
    }
  }

  /// Without the secret key only what was written can be compared, not what it means: the node sent
  /// it whole, or the download had failed.
  private static void readBack(NewFile made, String sha256, boolean encrypted) {
    var written = new BackupFile(made.part(), Optional.empty());
    try {
      if (!encrypted) {
        written.verify();
      }
      if (!written.sha256().equals(sha256)) {
        throw Failure.of(Fault.FILE_UNREADABLE, made.part().toString(), made.part().toString());
      }
    } catch (IOException e) {
      throw FileFault.reading(made.part(), e);
    }
  }

  private static void told(
      Session session, NodeLink link, Path file, Written written, boolean encrypted) {
    if (session.json()) {
      session
          .out()
          .json(
              JsonObject.builder()
                  .put("file", file.toString())
                  .put("bytes", written.bytes)
                  .put("sha256", written.sha256)
                  .put("encrypted", encrypted)
                  .build());
    } else {
      session
          .out()
          .say(Style.GOOD, Sentence.of("backup-done", file.toString(), written.bytes / MEBIBYTE));
      session.out().say(Sentence.of("backup-sha256", written.sha256));
    }
    if (!encrypted) {
      session.err().say(Style.WARNING, Sentence.of("backup-holds-keys"));
    }
    try {
      link.post(
          Route.of("backup"),
          JsonObject.builder().put("sha256", written.sha256).put("bytes", written.bytes).build());
    } catch (Failure unreported) {
      // The backup is whole all the same; only the status will not show it.
      session
          .err()
          .say(Style.WARNING, Sentence.of("backup-unreported", unreported.problem().code()));
    }
  }
}
