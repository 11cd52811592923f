package org.entente.cli.backup;

import java.nio.file.Path;
import org.entente.cli.terminal.Screen;
import org.entente.cli.text.Sentence;
import org.entente.server.backup.Manifest;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;

/// What a backup says about itself, for people and for programs.
final class Described {
  private static final long MEBIBYTE = 1 << 20;

  private Described() {}

  static JsonObject.Builder json(Path file, boolean encrypted, Manifest manifest) {
    return JsonObject.builder()
        .put("file", file.toString())
        .put("encrypted", encrypted)
        .put("made", manifest.made().toString())
        .put("version", manifest.node())
        .put("name", manifest.name())
        .put("store", manifest.store().toString())
        .put("storeFormat", manifest.storeFormat())
        .put("files", manifest.files().size())
        .put("contentBytes", manifest.totalBytes())
        .put(
            "collections",
            new JsonArray(
                manifest.positions().entrySet().stream()
                    .<JsonValue>map(entry ->
                        JsonObject.builder()
                            .put("id", entry.getKey())
                            .put("last", entry.getValue())
                            .build())
                    .toList()));
  }

  static void show(Screen out, Manifest manifest) {
    out.say(
        Sentence.of(
            "backup-contents",
            manifest.name(),
            manifest.made(),
            manifest.node(),
            manifest.files().size(),
            manifest.totalBytes() / MEBIBYTE,
            manifest.positions().size()));
  }
}
