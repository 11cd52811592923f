package org.entente.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `strace -f -xx` wrote down about a process: the calls that succeeded, each with the
/// moments at which it began and ended. A moment is a line of the trace.
final class SystemCalls {
  /// What to have traced.
  static final String TRACED =
      "openat,close,write,pwrite64,writev,lseek,fdatasync,fsync,sync_file_range,rename,renameat,"
          + "renameat2,unlink,unlinkat,ftruncate,fallocate,mkdir,mkdirat,link,linkat";

  private static final Pattern WHOLE =
      Pattern.compile("^(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*$", Pattern.DOTALL);
  private static final Pattern BEGUN =
      Pattern.compile("^(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>$", Pattern.DOTALL);
  private static final Pattern ENDED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)\\) += (-?\\d+).*$", Pattern.DOTALL);

  private SystemCalls() {}

  /// One call.
  ///
  /// @param name which
  /// @param arguments as strace prints them, strings in hexadecimal
  /// @param data what was written; empty if nothing was
  /// @param result what it returned
  /// @param began the line where it began
  /// @param ended the line where it returned
  record Call(String name, List<String> arguments, byte[] data, long result, int began, int ended) {
    long number(int argument) {
      return Long.decode(arguments.get(argument));
    }

    boolean has(int argument, String flag) {
      return arguments.get(argument).contains(flag);
    }

    String text(int argument) {
      return new String(unhex(arguments.get(argument)), StandardCharsets.UTF_8);
    }

    /// What was written, as text.
    String written() {
      return new String(data, StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] unhex(String hex) {
    if (!hex.startsWith("\"") || !hex.endsWith("\"")) {
      throw new IllegalArgumentException("cut off or no string: " + hex);
    }
    byte[] bytes = new byte[(hex.length() - 2) / 4];
    for (int i = 0; i < bytes.length; i++) {
      int at = 3 + 4 * i;
      int high = Character.digit(hex.charAt(at), 16);
      int low = Character.digit(hex.charAt(at + 1), 16);
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  /// All calls that succeeded, in the order in which they ended.
  static List<Call> read(Path trace) throws IOException {
    List<Call> calls = new ArrayList<>();
    Map<String, String> begun = new HashMap<>();
    Map<String, Integer> beginnings = new HashMap<>();
    int moment = 0;
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        moment++;
        Matcher ended = ENDED.matcher(line);
        Matcher begins = BEGUN.matcher(line);
        if (ended.matches()) {
          String thread = ended.group(1);
          String start = begun.remove(thread);
          if (start == null) {
            throw new IOException("a call ends that did not begin: " + ended.group(2));
          }
          add(
              calls,
              ended.group(2),
              start + ended.group(3),
              ended.group(4),
              beginnings.get(thread),
              moment);
        } else if (begins.matches()) {
          begun.put(begins.group(1), begins.group(3));
          beginnings.put(begins.group(1), moment);
        } else {
          Matcher whole = WHOLE.matcher(line);
          if (whole.matches()) {
            add(calls, whole.group(2), whole.group(3), whole.group(4), moment, moment);
          }
        }
      }
    }
    return calls;
  }

  private static void add(
      List<Call> calls, String name, String arguments, String result, int began, int ended) {
    long value = Long.parseLong(result);
    if (value >= 0) {
      List<String> all = new ArrayList<>(List.of(arguments.split(", ")));
      byte[] data = {};
      if (name.equals("write") || name.equals("pwrite64")) {
        data = Arrays.copyOf(unhex(all.get(1)), (int) value);
        all.set(1, "");
      }
      calls.add(new Call(name, List.copyOf(all), data, value, began, ended));
    }
  }
}
