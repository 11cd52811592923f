package org.entente.server.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.server.config.NodeDirectory;
import org.entente.store.StoreCopy;
import org.jspecify.annotations.Nullable;

/// Backups of the node that runs here, one at a time. Thread-safe.
public final class BackupSource {
  /// Settings, certificates and keys are read into memory; none of them is long.
  private static final int SMALL_BYTES_MAX = 1 << 20;

  private final NodeDirectory directory;
  private final Supplier<StoreCopy> store;
  private final String version;
  private final String name;
  private final InstantSource clock;
  private @Nullable Prepared present;

  /// @param store takes a copy of the store
  /// @param version of the node
  /// @param name the organisation's
  public BackupSource(
      NodeDirectory directory,
      Supplier<StoreCopy> store,
      String version,
      String name,
      InstantSource clock) {
    this.directory = directory;
    this.store = store;
    this.version = version;
    this.name = name;
    this.clock = clock;
  }

  /// The node as it is now, ready to be written; empty while another backup is being written.
  ///
  /// @throws org.entente.store.StoreUnusable when the store cannot be copied
  public synchronized Optional<Prepared> prepare() throws IOException {
    if (present != null && present.begun) {
      return Optional.empty();
    }
    if (present != null) {
      // Whoever asked for it left before the first byte.
      present.close();
    }
    Map<String, byte[]> small = small();
    StoreCopy copy = store.get();
    try {
      var prepared = new Prepared(copy, small, manifest(copy, small));
      present = prepared;
      return Optional.of(prepared);
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private Map<String, byte[]> small() throws IOException {
    var small = new LinkedHashMap<String, byte[]>();
    small.put("node.yaml", read(directory.config()));
    if (Files.isDirectory(directory.tls())) {
      List<Path> files;
      try (Stream<Path> entries = Files.list(directory.tls())) {
        files = entries.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        String path = "tls/" + file.getFileName();
        // What is being replaced at this moment has a name that begins with a dot.
        if (Manifest.mayHold(path)) {
          small.put(path, read(file));
        }
      }
    }
    return small;
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SMALL_BYTES_MAX + 1);
      if (bytes.length > SMALL_BYTES_MAX) {
        throw new IOException("too long for what it should be: " + file);
      }
      return bytes;
    }
  }

  private Manifest manifest(StoreCopy copy, Map<String, byte[]> small) throws IOException {
    var files = new ArrayList<Manifest.Part>();
    small.forEach((path, bytes) -> files.add(new Manifest.Part(path, bytes.length)));
    for (Path file : copy.files()) {
      String path = "store/" + file;
      if (!Manifest.mayHold(path)) {
        throw new IOException("the copy of the store has a file of a strange name: " + file);
      }
      files.add(new Manifest.Part(path, Files.size(copy.root().resolve(file))));
    }
    var positions = new TreeMap<String, String>();
    copy.positions().forEach((id, position) -> positions.put(id.toString(), position.toString()));
    return new Manifest(
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        version,
        name,
        copy.identity(),
        copy.format(),
        positions,
        files);
  }

  private synchronized void begin(Prepared prepared) throws IOException {
    if (present != prepared) {
      throw new IOException("another backup was asked for meanwhile");
    }
    prepared.begun = true;
  }

  private synchronized void end(Prepared prepared) {
    prepared.close();
    if (present == prepared) {
      present = null;
    }
  }

  /// A backup that can be written once.
  public final class Prepared {
    private final StoreCopy copy;
    private final Map<String, byte[]> small;
    private final Manifest manifest;
    private boolean begun;

    private Prepared(StoreCopy copy, Map<String, byte[]> small, Manifest manifest) {
      this.copy = copy;
      this.small = small;
      this.manifest = manifest;
    }

    /// Writes it; nothing of it is left on this disk afterwards, whatever happens.
    public void writeTo(OutputStream out) throws IOException {
      begin(this);
      try {
        Container.write(out, manifest, this::open);
      } finally {
        end(this);
      }
    }

    private InputStream open(Manifest.Part part) throws IOException {
      byte[] bytes = small.get(part.name());
      return bytes != null
          ? new ByteArrayInputStream(bytes)
          : Files.newInputStream(copy.root().resolve(part.name().substring("store/".length())));
    }

    private void close() {
      copy.close();
    }
  }
}
