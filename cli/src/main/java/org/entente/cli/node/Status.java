package org.entente.cli.node;

import java.util.stream.Collectors;
import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import picocli.CommandLine.Command;

/// `entente status`: 0 when the node is healthy, else 1.
@Command(name = "status")
public final class Status implements Verb {
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    JsonObject status = session.onLink(words, link -> link.get(Route.of("status")));
    if (session.json()) {
      session.out().json(status);
    } else {
      show(session.out(), status);
    }
    return Answers.isTrue(status, "healthy") ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static void show(Screen out, JsonObject status) {
    boolean healthy = Answers.isTrue(status, "healthy");
    out.say(
        healthy ? Style.GOOD : Style.BAD,
        Sentence.of(
            healthy ? "status-healthy" : "status-ill",
            Answers.text(status, "name"),
            Answers.text(status, "country"),
            Answers.text(status, "version"),
            Answers.text(status, "started")));
    for (JsonObject check : Answers.items(status, "checks")) {
      if (!Answers.isTrue(check, "healthy")) {
        out.indented(
            2,
            Style.BAD,
            Sentence.of("field", Answers.text(check, "name"), Answers.text(check, "message")));
      }
    }
    urls(out, status);
    certificate(out, status);
    disk(out, status);
    field(out, "status-backup", Answers.text(status, "lastBackup"));
    index(out, status);
    collections(out, status);
    accounts(out, status);
  }

  private static void urls(Screen out, JsonObject status) {
    JsonObject urls = Answers.object(status, "urls");
    field(out, "status-taxii", Answers.text(urls, "taxii"));
    JsonArray listening = urls.array("listening");
    if (listening == null || listening.size() == 0) {
      out.say(Style.WARNING, Sentence.of("status-asleep"));
    } else {
      field(out, "status-listening", Answers.text(listening));
    }
    if (urls.get("metrics") instanceof JsonString(var metrics)) {
      field(out, "status-metrics", metrics);
    }
  }

  private static void certificate(Screen out, JsonObject status) {
    JsonObject certificate = status.object("certificate");
    if (certificate != null) {
      field(out, "status-certificate", Answers.text(certificate, "notAfter"));
      field(out, "status-fingerprint", Answers.text(certificate, "sha256"));
    }
  }

  /// The machine is none of a reader's business: for them the node leaves it out.
  private static void disk(Screen out, JsonObject status) {
    JsonObject disk = status.object("disk");
    if (disk != null) {
      out.say(
          Sentence.of(
              "status-disk",
              Answers.number(disk, "freeBytes") / MEBIBYTE,
              Answers.number(disk, "totalBytes") / MEBIBYTE,
              Answers.number(disk, "storeBytes") / MEBIBYTE));
    }
  }

  private static void index(Screen out, JsonObject status) {
    JsonObject index = status.object("index");
    if (index != null) {
      out.say(
          Sentence.of(
              Answers.isTrue(index, "complete") ? "status-index" : "status-index-incomplete",
              Answers.number(index, "documents"),
              Answers.number(index, "behind"),
              Answers.number(index, "secondsBehind")));
    }
  }

  private static void collections(Screen out, JsonObject status) {
    for (JsonObject collection : Answers.items(status, "collections")) {
      out.say(
          Sentence.of(
              "status-collection",
              Answers.text(collection, "name"),
              Answers.number(collection, "objects"),
              Answers.number(collection, "versions"),
              Answers.text(collection, "last")));
    }
  }

  private static void accounts(Screen out, JsonObject status) {
    for (JsonObject account : Answers.items(status, "accounts")) {
      String positions =
          Answers.items(account, "positions").stream()
              .map(at -> Answers.text(at, "position"))
              .collect(Collectors.joining(", "));
      out.say(
          Sentence.of(
              "status-account",
              Answers.text(account, "name"),
              Answers.text(account, "role"),
              Answers.text(account, "lastRequest"),
              positions.isEmpty() ? "-" : positions));
    }
  }

  private static void field(Screen out, String label, String value) {
    out.say(Sentence.of("field", Sentence.of(label), value));
  }
}
