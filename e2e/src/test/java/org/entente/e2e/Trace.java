package org.entente.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `strace -f -y` wrote down about a node: when each object was written to the log, when the
/// log was synced, and when the answer that names the object began to be sent. A moment is a line
/// of the trace; strace writes the lines of all threads in the order of what happened.
final class Trace {
  /// What to have traced.
  static final String CALLS = "trace=write,writev,pwrite64,sendto,sendmsg,fdatasync,fsync";

  private static final Pattern CALL =
      Pattern.compile("^(\\d+) +(\\w+)\\(\\d+<([^>]*)>(.*)$", Pattern.DOTALL);
  private static final Pattern RESUMED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>.*\\) += (-?\\d+).*$", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("^.*\\) += (-?\\d+)[^)]*$", Pattern.DOTALL);
  private static final Pattern OBJECT = Pattern.compile("indicator--[0-9a-f-]{36}");
  private static final String UNFINISHED = "<unfinished ...>";
  private static final String ACCEPTED = "HTTP/1.1 202";

  private final Map<String, Write> logged = new HashMap<>();
  private final List<Sync> syncs = new ArrayList<>();
  private final Map<String, Integer> answers = new HashMap<>();

  private final Map<String, Begun> begun = new HashMap<>();
  private final Map<String, Integer> accepting = new HashMap<>();

  private Trace() {}

  /// A file of the write-ahead log was written to.
  ///
  /// @param ended when the call returned
  record Write(String file, int ended) {}

  /// A file was synced.
  record Sync(String file, int began, int ended) {}

  private record Begun(String name, String file, String arguments, int moment) {}

  static Trace read(Path file) throws IOException {
    var trace = new Trace();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int moment = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        trace.take(line, moment++);
      }
    }
    return trace;
  }

  /// The first write to the log with each object in it.
  Map<String, Write> logged() {
    return logged;
  }

  List<Sync> syncs() {
    return syncs;
  }

  /// When the answer began to be sent that says which object was stored.
  Map<String, Integer> answers() {
    return answers;
  }

  private void take(String line, int moment) {
    Matcher resumed = RESUMED.matcher(line);
    if (resumed.matches()) {
      Begun call = begun.remove(resumed.group(1));
      if (call != null) {
        ended(call, Long.parseLong(resumed.group(3)), moment);
      }
      return;
    }
    Matcher called = CALL.matcher(line);
    if (called.matches()) {
      var call = new Begun(called.group(2), called.group(3), called.group(4), moment);
      began(call);
      Matcher whole = WHOLE.matcher(line);
      if (line.endsWith(UNFINISHED)) {
        begun.put(called.group(1), call);
      } else if (whole.matches()) {
        ended(call, Long.parseLong(whole.group(1)), moment);
      }
    }
  }

  /// Answers count from when they began. Head and body may go out apart.
  private void began(Begun call) {
    if (call.file().startsWith("/")) {
      return;
    }
    if (call.arguments().contains(ACCEPTED)) {
      accepting.put(call.file(), call.moment());
    }
    Integer accepted = accepting.get(call.file());
    Matcher object = OBJECT.matcher(call.arguments());
    if (accepted != null && object.find()) {
      answers.put(object.group(), accepted);
      accepting.remove(call.file());
    }
  }

  /// Writes and syncs count from when they returned, and only if they succeeded.
  private void ended(Begun call, long result, int moment) {
    if (result < 0 || !call.file().endsWith(".log")) {
      return;
    }
    if (call.name().endsWith("sync")) {
      syncs.add(new Sync(call.file(), call.moment(), moment));
      return;
    }
    Matcher object = OBJECT.matcher(call.arguments());
    while (object.find()) {
      logged.putIfAbsent(object.group(), new Write(call.file(), moment));
    }
  }
}
