package org.entente.exchange.backup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;

/// Who takes backups, and when the last one was made. A backup holds everything, keys included, so
/// that it needs [Act#BACK_UP]. Thread-safe.
public final class Backups {
  private static final Deed TAKE = Deed.administering("backup.take");
  private static final Deed DONE = Deed.administering("backup.done");

  /// The key of the document.
  private static final String KEY = "backup";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Store store;
  private final Journal journal;

  public Backups(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /// The last backup that was made and found good.
  ///
  /// @param time when
  /// @param sha256 of the file, in hex
  /// @param bytes of the file
  public record Backup(Instant time, String sha256, long bytes) {}

  /// Lets the caller take a backup.
  public Outcome<Caller> take(Caller caller) {
    return caller.may(Act.BACK_UP)
        ? journal.given(caller, TAKE, Subject.of(""), caller)
        : journal.forbid(caller, TAKE, "", Act.BACK_UP);
  }

  /// Remembers that the caller has a backup, written and read back.
  ///
  /// @param sha256 of the file, in hex: whoever finds the file can tell that it is this one
  /// @param bytes of the file
  public Outcome<Backup> done(Caller caller, String sha256, long bytes) {
    if (!caller.may(Act.BACK_UP)) {
      return journal.forbid(caller, DONE, "", Act.BACK_UP);
    }
    if (!SHA256.matcher(sha256).matches()) {
      return journal.refuse(caller, DONE, "", RefusalCode.VALUE_INVALID, "sha256");
    }
    if (bytes < 0) {
      return journal.refuse(caller, DONE, "", RefusalCode.VALUE_INVALID, "bytes");
    }
    return journal.writing(
        caller,
        DONE,
        sha256,
        () ->
            store
                .committer()
                .commit(commit -> {
                  var made =
                      new Backup(commit.time().truncatedTo(ChronoUnit.MILLIS), sha256, bytes);
                  commit.put(Documents.Kind.NODE, KEY, document(made));
                  commit.audit(journal.done(caller, DONE, Subject.of(sha256), commit.time()));
                  return Outcome.done(made);
                }));
  }

  /// When the last backup was made; empty if none was ever reported.
  public Optional<Instant> last() {
    return store
        .documents()
        .get(Documents.Kind.NODE, KEY)
        .map(bytes -> JsonReader.parseObject(new String(bytes, StandardCharsets.UTF_8)))
        .map(json -> json.string("time"))
        .map(Instant::parse);
  }

  private static byte[] document(Backup backup) {
    return JsonObject.builder()
        .put("v", 1)
        .put("time", backup.time().toString())
        .put("sha256", backup.sha256())
        .put("bytes", backup.bytes())
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
