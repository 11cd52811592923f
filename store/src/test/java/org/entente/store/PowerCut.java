package org.entente.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.store.SystemCalls.Call;

/// A model of a file system that promises no more than it must. What a process did to the files
/// below one directory is replayed up to a moment; then the power goes, and of everything that was
/// not synced, chance decides what is there:
///
/// * a write that no completed `fsync` or `fdatasync` of its file covers is there, or not, sector
///   by sector; a sync covers the writes that had ended when it began;
/// * a file's length is that of what is there; where nothing is, there are zeros;
/// * new names, renamed and removed ones are there up to some point in their order, the completed
///   `fsync` of their directory being the earliest.
final class PowerCut {
  private static final int SECTOR = 512;

  private final Path root;
  private final List<Call> calls;

  /// @param root the directory; what happens elsewhere is left out
  PowerCut(Path root, List<Call> calls) {
    this.root = root;
    this.calls = calls;
  }

  /// A file, whatever it is called.
  private static final class Inode {
    private final List<Change> changes = new ArrayList<>();

    /// Changes before this one are on disk.
    private int synced;
  }

  /// A change to a file: bytes at an offset, or, without bytes, a new length.
  private record Change(long offset, byte[] bytes, int ended) {
    boolean cuts() {
      return bytes.length == 0;
    }
  }

  /// A change to the names in a directory: what a name stands for from now on, null for nothing.
  private record Naming(Path name, Inode inode, Path gone, int ended) {}

  private record Open(Inode inode, Path path, boolean append, long[] offset) {}

  /// What was written and what of it was synced, at one moment.
  private final class State {
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<Path, Inode> names = new HashMap<>();
    private final Map<Path, List<Naming>> namings = new LinkedHashMap<>();
    private final Map<Path, Integer> syncedNamings = new HashMap<>();

    private void apply(Call call) {
      switch (call.name()) {
        case "openat" -> open(call);
        case "close" -> open.remove(call.number(0));
        case "lseek" -> {
          Open file = open.get(call.number(0));
          if (file != null) {
            file.offset[0] = call.result();
          }
        }
        case "write" -> write(call, null);
        case "pwrite64" -> write(call, call.number(3));
        case "writev" -> {
          if (open.containsKey(call.number(0))) {
            throw new IllegalStateException("writev is not part of the model");
          }
        }
        case "ftruncate" -> {
          Open file = open.get(call.number(0));
          if (file != null && call.number(1) < length(file.inode)) {
            file.inode.changes.add(new Change(call.number(1), new byte[0], call.ended()));
          }
        }
        case "fsync", "fdatasync" -> sync(call);
        case "rename" -> rename(path(call, 0), path(call, 1), call.ended());
        case "renameat", "renameat2" -> rename(path(call, 1), path(call, 3), call.ended());
        case "unlink" -> name(path(call, 0), null, call.ended());
        case "unlinkat" -> name(path(call, 1), null, call.ended());
        case "link" -> link(path(call, 0), path(call, 1), call.ended());
        case "linkat" -> link(path(call, 1), path(call, 3), call.ended());
        default -> {
          // sync_file_range and fallocate promise nothing; directories are made where files are.
        }
      }
    }

    private void open(Call call) {
      Path path = path(call, 1);
      if (!path.startsWith(root)) {
        return;
      }
      Inode inode = names.get(path);
      if (inode == null) {
        inode = new Inode();
        if (call.has(2, "O_CREAT")) {
          name(path, inode, call.ended());
        }
      } else if (call.has(2, "O_TRUNC")) {
        inode.changes.add(new Change(0, new byte[0], call.ended()));
      }
      open.put(call.result(), new Open(inode, path, call.has(2, "O_APPEND"), new long[1]));
    }

    private void write(Call call, Long at) {
      Open file = open.get(call.number(0));
      if (file == null) {
        return;
      }
      byte[] bytes = call.data();
      long offset = at != null ? at : file.append ? length(file.inode) : file.offset[0];
      file.inode.changes.add(new Change(offset, bytes, call.ended()));
      if (at == null) {
        file.offset[0] = offset + bytes.length;
      }
    }

    private void sync(Call call) {
      Open file = open.get(call.number(0));
      if (file == null) {
        return;
      }
      int synced = file.inode.synced;
      List<Change> changes = file.inode.changes;
      while (synced < changes.size() && changes.get(synced).ended <= call.began()) {
        synced++;
      }
      file.inode.synced = synced;
      List<Naming> own = namings.get(file.path);
      if (own != null) {
        int count = syncedNamings.getOrDefault(file.path, 0);
        while (count < own.size() && own.get(count).ended <= call.began()) {
          count++;
        }
        syncedNamings.put(file.path, count);
      }
    }

    private void rename(Path from, Path to, int ended) {
      Inode inode = names.remove(from);
      if (inode != null) {
        names.put(to, inode);
        note(new Naming(to, inode, from, ended));
      }
    }

    private void link(Path from, Path to, int ended) {
      Inode inode = names.get(from);
      if (inode != null) {
        name(to, inode, ended);
      }
    }

    private void name(Path path, Inode inode, int ended) {
      if (!path.startsWith(root)) {
        return;
      }
      if (inode == null) {
        names.remove(path);
      } else {
        names.put(path, inode);
      }
      note(new Naming(path, inode, path, ended));
    }

    private void note(Naming naming) {
      namings.computeIfAbsent(naming.name.getParent(), any -> new ArrayList<>()).add(naming);
    }
  }

  private static long length(Inode inode) {
    long length = 0;
    for (Change change : inode.changes) {
      length =
          change.cuts() ? change.offset : Math.max(length, change.offset + change.bytes.length);
    }
    return length;
  }

  private static Path path(Call call, int argument) {
    return Path.of(call.text(argument)).toAbsolutePath().normalize();
  }

  /// Writes what is left of the directory after a power cut into `target`.
  ///
  /// @param moment when the power goes
  /// @param chance decides what of the unsynced is there; the same seed, the same ruins
  void strike(int moment, Random chance, Path target) throws IOException {
    var state = new State();
    for (Call call : calls) {
      if (call.ended() <= moment) {
        state.apply(call);
      }
    }
    // Sometimes the worst: nothing unsynced is left. Else a bit of everything.
    int kept = chance.nextInt(4) == 0 ? 0 : chance.nextInt(1, 100);
    Map<Path, Inode> names = new HashMap<>();
    state.namings.forEach((directory, namings) -> {
      int sure = state.syncedNamings.getOrDefault(directory, 0);
      int reached = sure + (kept == 0 ? 0 : chance.nextInt(namings.size() - sure + 1));
      for (Naming naming : namings.subList(0, reached)) {
        names.remove(naming.gone);
        if (naming.inode != null) {
          names.put(naming.name, naming.inode);
        }
      }
    });
    Set<Path> directories = new HashSet<>();
    for (Map.Entry<Path, Inode> entry : names.entrySet()) {
      Path file = target.resolve(root.relativize(entry.getKey()).toString());
      if (directories.add(file.getParent())) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, content(entry.getValue(), chance, kept));
    }
  }

  private static byte[] content(Inode inode, Random chance, int kept) {
    int most = 0;
    for (Change change : inode.changes) {
      most = Math.max(most, (int) change.offset + change.bytes.length);
    }
    var content = new byte[most];
    int length = 0;
    for (int i = 0; i < inode.changes.size(); i++) {
      Change change = inode.changes.get(i);
      boolean synced = i < inode.synced;
      if (!change.cuts()) {
        length = Math.max(length, write(change, content, chance, synced ? 100 : kept));
      } else if (synced || chance.nextInt(100) < kept) {
        int cut = (int) change.offset;
        Arrays.fill(content, Math.min(cut, length), length, (byte) 0);
        length = cut;
      }
    }
    return Arrays.copyOf(content, length);
  }

  /// Writes each sector with a chance of `kept` in a hundred; returns the end of the last one
  /// written.
  private static int write(Change change, byte[] content, Random chance, int kept) {
    int end = 0;
    for (int from = 0; from < change.bytes.length; from += SECTOR) {
      if (kept == 100 || chance.nextInt(100) < kept) {
        int to = Math.min(change.bytes.length, from + SECTOR);
        System.arraycopy(change.bytes, from, content, (int) change.offset + from, to - from);
        end = (int) change.offset + to;
      }
    }
    return end;
  }
}
