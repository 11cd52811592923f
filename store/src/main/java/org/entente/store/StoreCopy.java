package org.entente.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.jspecify.annotations.Nullable;

/// A store as it was at one moment, beside the one that goes on: files that nobody changes, linked
/// to those of the store where they are the same. Closing removes it; until then it keeps what is
/// deleted in the store, so it does not live long.
///
/// For one thread.
public final class StoreCopy implements AutoCloseable {
  private static final String FOLDER = "copy";

  private final Path root;
  private final UUID identity;
  private final int format;
  private final SortedMap<CollectionId, Position> positions;

  private StoreCopy(
      Path root, UUID identity, int format, SortedMap<CollectionId, Position> positions) {
    this.root = root;
    this.identity = identity;
    this.format = format;
    this.positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  /// Takes a copy in the directory of the store, where there is none.
  ///
  /// @param positions where the collections were before
  static StoreCopy take(
      Path store,
      Engine engine,
      UUID identity,
      int format,
      SortedMap<CollectionId, Position> positions) {
    removeLeftBehind(store);
    Path root = store.resolve(FOLDER);
    try {
      Files.createDirectory(root);
      engine.checkpoint(root.resolve("data"));
      // Small, and never changed once they are there.
      for (String name : List.of("FORMAT", "NODE-ID")) {
        Files.copy(store.resolve(name), root.resolve(name));
      }
      return new StoreCopy(root, identity, format, positions);
    } catch (IOException e) {
      removeLeftBehind(store);
      throw new StoreUnreadable(root.toString(), "cannot copy the store to " + root, e);
    } catch (StoreUnusable e) {
      removeLeftBehind(store);
      throw e;
    }
  }

  /// Removes what a process that was killed left of a copy: it would keep what was deleted.
  static void removeLeftBehind(Path store) {
    Path root = store.resolve(FOLDER);
    if (Files.exists(root)) {
      try {
        remove(root);
      } catch (IOException e) {
        throw new StoreUnreadable(root.toString(), "cannot remove " + root, e);
      }
    }
  }

  /// Which store it is a copy of.
  public UUID identity() {
    return identity;
  }

  /// The number of its format.
  public int format() {
    return format;
  }

  /// How far the collections were: everything up to these positions is in the copy, and perhaps
  /// what came at the same moment.
  public SortedMap<CollectionId, Position> positions() {
    return positions;
  }

  /// The folder that stands for the directory of the store.
  public Path root() {
    return root;
  }

  /// All files, relative to [#root], in order.
  public List<Path> files() {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    } catch (IOException e) {
      throw new StoreUnreadable(root.toString(), "cannot read " + root, e);
    }
  }

  /// Idempotent.
  @Override
  public void close() {
    Path store = root.getParent();
    if (store != null) {
      removeLeftBehind(store);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
