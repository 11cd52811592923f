package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/// RocksDB's options, for two cores and little memory. Owns their native objects.
final class Tuning implements AutoCloseable {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  /// Few shards: in a small cache a shard must still hold a filter block.
  private static final int CACHE_SHARD_BITS = 1;

  private static final int BLOOM_BITS_PER_KEY = 10;
  private static final int BLOCK_FORMAT = 6;
  private static final int FILES_OPEN_MAX = 500;

  private final List<AutoCloseable> owned = new ArrayList<>();
  private final StoreOptions options;
  private final Cache cache;
  private final Filter bloom;
  private final DBOptions database;

  Tuning(StoreOptions options) {
    this.options = options;
    cache = own(new LRUCache(options.blockCacheBytes(), CACHE_SHARD_BITS));
    bloom = own(new BloomFilter(BLOOM_BITS_PER_KEY, false));
    // Counted in a cache of their own, which holds nothing else: in the one for reading they would
    // leave no room for what is read, since they are the larger part.
    var counted = own(new LRUCache(options.memtableBytes(), CACHE_SHARD_BITS));
    var memtables = own(new WriteBufferManager(options.memtableBytes(), counted, false));
    database =
        own(
            new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(memtables)
                .setMaxTotalWalSize(options.walBytesMax())
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(FILES_OPEN_MAX)
                .setBytesPerSync(MIB)
                // There is one writer: what exists to let several in costs and gives nothing.
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setAvoidFlushDuringRecovery(true)
                .setSkipStatsUpdateOnDbOpen(true)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(MIB)
                .setKeepLogFileNum(4));
  }

  DBOptions database() {
    return database;
  }

  ColumnFamilyOptions of(Table table) {
    var column = own(ColumnFamilyOptions.getColumnFamilyOptionsFromProps(unnamed()));
    var blocks = new BlockBasedTableConfig();
    blocks
        .setFormatVersion(BLOCK_FORMAT)
        .setBlockCache(cache)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setIndexType(IndexType.kTwoLevelIndexSearch)
        .setMetadataBlockSize(4 * KIB);
    column.setCompressionType(CompressionType.LZ4_COMPRESSION);
    switch (table) {
      case LOG -> {
        blocks.setBlockSize(8 * KIB);
        column.setWriteBufferSize(options.memtableBytes() / 4);
        column.setTargetFileSizeBase(64 * MIB);
        column.setMaxBytesForLevelBase(256 * MIB);
      }
      case HEAD -> {
        // Most look-ups are for new objects, which are nowhere: the filters say so.
        blocks.setFilterPolicy(bloom).setPartitionFilters(true).setBlockSize(4 * KIB);
        column.setWriteBufferSize(options.memtableBytes() / 8);
        column.setMemtableWholeKeyFiltering(true);
        column.setMemtablePrefixBloomSizeRatio(0.05);
      }
      case POSTINGS -> {
        blocks.setBlockSize(4 * KIB);
        column.setWriteBufferSize(options.memtableBytes() / 4);
      }
      case STATUSES, DOCUMENTS, PAST -> {
        blocks.setFilterPolicy(bloom).setPartitionFilters(true);
        column.setWriteBufferSize(2 * MIB);
      }
      case META, AUDIT -> column.setWriteBufferSize(2 * MIB);
    }
    column.setTableFormatConfig(blocks);
    return column;
  }

  /// What the Java interface has no method for.
  private static Properties unnamed() {
    var properties = new Properties();
    // Readers always hold a snapshot, and letting go of one makes RocksDB rewrite every file that
    // was made under it, to save a few bytes an entry. That doubled the work of the disk for
    // nothing.
    properties.setProperty("bottommost_file_compaction_delay", Integer.toString(Integer.MAX_VALUE));
    return properties;
  }

  @Override
  public void close() {
    for (AutoCloseable one : owned.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        throw new AssertionError("options do not fail to close", e);
      }
    }
  }

  private <T extends AutoCloseable> T own(T object) {
    owned.add(object);
    return object;
  }
}
