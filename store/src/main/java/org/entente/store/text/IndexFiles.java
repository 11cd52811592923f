package org.entente.store.text;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory of the index: opens what is of use in it and throws the rest away. Since the log
/// has everything, nothing here is worth repairing.
final class IndexFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

  /// Memory for what is not yet in files.
  private static final double BUFFER_MEBIBYTES = 24;

  /// Files larger than this are left alone, so that no tidying up takes long.
  private static final double SEGMENT_MEBIBYTES_MAX = 512;

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final UUID store;

  IndexFiles(Path path, UUID store) {
    this.path = path;
    this.store = store;
  }

  Path path() {
    return path;
  }

  /// Opens the index; a new one where there is none, or none of use.
  Opened open() throws IOException {
    if (!Files.isDirectory(path)) {
      // What is in it tells of every object: for the owner alone, as all of the node's folders.
      Files.createDirectory(path, OWNER_ONLY);
    }
    Directory directory = FSDirectory.open(path);
    try {
      Optional<CommitNote> note = note(directory);
      if (note.isEmpty()) {
        wipe();
      }
      var config = new IndexWriterConfig(TextAnalysis.OF_OBJECTS);
      config.setOpenMode(
          note.isPresent() ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE);
      config.setSimilarity(new BooleanSimilarity());
      config.setRAMBufferSizeMB(BUFFER_MEBIBYTES);
      config.setCommitOnClose(false);
      // Merging is done by whoever writes: one thread for everything.
      config.setMergeScheduler(new SerialMergeScheduler());
      var merges = new TieredMergePolicy();
      merges.setMaxMergedSegmentMB(SEGMENT_MEBIBYTES_MAX);
      config.setMergePolicy(merges);
      // Of equals the newest are wanted: found first, they let the rest be passed over.
      config.setLeafSorter(Comparator.comparingLong(IndexFiles::newest).reversed());
      return new Opened(
          directory,
          new IndexWriter(directory, config),
          note.orElseGet(() -> new CommitNote(store, Map.of())),
          note.isEmpty());
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /// Takes everything out of the directory.
  void wipe() throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(path)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /// Whether `e` says that the files are of no use, rather than that they cannot be reached now.
  static boolean isDamage(Throwable e) {
    return switch (e) {
      case CorruptIndexException _,
          IndexFormatTooOldException _,
          IndexFormatTooNewException _,
          EOFException _,
          FileNotFoundException _,
          NoSuchFileException _ ->
          true;
      default -> e.getCause() != null && isDamage(e.getCause());
    };
  }

  /// Reads every file against its checksum.
  static void verify(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (leaf.reader() instanceof CodecReader segment) {
        segment.checkIntegrity();
      }
    }
  }

  private static long newest(LeafReader leaf) {
    try {
      PointValues positions = leaf.getPointValues(IndexFields.POSITION);
      return positions == null ? 0 : LongPoint.decodeDimension(positions.getMaxPackedValue(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<CommitNote> note(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Optional<CommitNote> note = CommitNote.read(reader.getIndexCommit().getUserData());
      if (note.isEmpty()) {
        LOG.warn("the index of texts in {} has another format; making it anew", path);
      } else if (!note.get().store().equals(store)) {
        LOG.warn("the index of texts in {} belongs to another store; making it anew", path);
        return Optional.empty();
      }
      return note;
    } catch (IndexNotFoundException e) {
      LOG.info("there is no index of texts in {}; making it", path);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Lucene names a codec that it does not know by an IllegalArgumentException.
      if (e instanceof IllegalArgumentException || isDamage(e)) {
        LOG.warn("the index of texts in {} is damaged ({}); making it anew", path, e.toString());
        return Optional.empty();
      }
      throw e;
    }
  }

  /// An index that is open for writing.
  ///
  /// @param fresh whether nothing is in it
  record Opened(Directory directory, IndexWriter writer, CommitNote note, boolean fresh)
      implements AutoCloseable {
    /// Leaves what was not committed behind.
    @Override
    public void close() throws IOException {
      try (directory) {
        writer.rollback();
      }
    }
  }
}
