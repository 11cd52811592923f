package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Whether what we write as a batch is what RocksDB writes as one.
final class BatchBufferTest {
  @TempDir Path directory;

  @Test
  void is_byte_for_byte_what_rocksdb_makes() throws RocksDBException {
    try (Engine engine = Engine.open(directory, Stores.OPTIONS);
        var theirs = new WriteBatch()) {
      var ours = new BatchBuffer(16);
      byte[] large = "v".repeat(70_000).getBytes(StandardCharsets.UTF_8);
      for (Table table : new Table[] {Table.LOG, Table.HEAD, Table.AUDIT}) {
        int column = engine.column(table);
        ours.put(column, bytes("key"), bytes("value"));
        theirs.put(engine.handle(table), bytes("key"), bytes("value"));
        ours.put(column, bytes("large"), large);
        theirs.put(engine.handle(table), bytes("large"), large);
        ours.put(column, bytes("empty"), new byte[0]);
        theirs.put(engine.handle(table), bytes("empty"), new byte[0]);
        ours.delete(column, bytes("gone"));
        theirs.delete(engine.handle(table), bytes("gone"));
        ours.deleteRange(column, bytes("a"), bytes("b"));
        theirs.deleteRange(engine.handle(table), bytes("a"), bytes("b"));
      }
      assertThat(ours.bytes()).isEqualTo(theirs.data());
    }
  }

  @Test
  void what_is_written_is_read() throws RocksDBException {
    try (Engine engine = Engine.open(directory, Stores.OPTIONS)) {
      var batch = new BatchBuffer(16);
      int column = engine.column(Table.LOG);
      batch.put(column, bytes("a"), bytes("1"));
      batch.put(column, bytes("b"), bytes("2"));
      int put = batch.beginPut(column, bytes("c"));
      batch.sink().bytes(bytes("3".repeat(300)));
      batch.endPut(put);
      batch.delete(column, bytes("a"));
      engine.write(batch.bytes());
      assertThat(engine.get(Table.LOG, bytes("a"))).isNull();
      assertThat(engine.get(Table.LOG, bytes("b"))).isEqualTo(bytes("2"));
      assertThat(engine.get(Table.LOG, bytes("c"))).isEqualTo(bytes("3".repeat(300)));
    }
  }

  @Test
  void can_go_back_to_a_mark() {
    var batch = new BatchBuffer(16);
    batch.put(1, bytes("a"), bytes("1"));
    byte[] before = batch.bytes();
    BatchBuffer.Mark mark = batch.mark();
    batch.put(1, bytes("b"), bytes("2"));
    assertThat(batch.bytes()).isNotEqualTo(before);
    batch.cutTo(mark);
    assertThat(batch.bytes()).isEqualTo(before);
    batch.clear();
    assertThat(batch.isEmpty()).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
