package org.entente.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// Loads RocksDB's native library. RocksDB itself unpacks it into the temporary directory under a
/// new name each time and removes it at a clean exit only, so that each kill would leave 17
/// megabytes behind. Here it is unpacked into the store's own directory, and removed as soon as it
/// is loaded: the operating system keeps what is in use.
final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  static synchronized void load(Path directory) {
    if (loaded) {
      return;
    }
    try {
      NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
    } catch (IOException | UnsatisfiedLinkError e) {
      // Nothing may be executed from that disk, perhaps: the temporary directory is the other
      // chance, and says itself what is wrong.
    }
    try {
      Files.deleteIfExists(directory.resolve(Environment.getJniLibraryFileName("rocksdb")));
    } catch (IOException e) {
      // It is overwritten next time.
    }
    RocksDB.loadLibrary();
    loaded = true;
  }
}
