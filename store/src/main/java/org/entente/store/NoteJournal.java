package org.entente.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;
import org.entente.exchange.commit.StoreRefusal;

/// Where records of use wait for the next commit. A reader must not wait for a disk because it has
/// to be recorded; yet killing the process must not lose the record. So it is handed to the
/// operating system here, in one write to the end of a file, and becomes an audit record, with a
/// number, in the batch of the next group. The file is no log: what is in it is of no use soon
/// after.
///
/// ```
/// u32  bytes of the record
/// u32  CRC-32C of what follows
/// u64  sequence number of the note, counted from 1, never repeated
///      the record, as AuditCodec writes it
/// ```
///
/// The batch also says which note was the last to become a record, so that each becomes one exactly
/// once, whenever the process dies. A torn end is what was never handed over whole, and is dropped.
///
/// Reading must go on when the disk is full, and nothing may be read without a record of it. So the
/// file has its room from the start: it is written full of zeros, and records overwrite them, from
/// the beginning again whenever nothing waits. What is left over from before must never be taken
/// for a note, all the less since it holds texts that callers chose: each note is written with an
/// empty header behind it, which the next one overwrites, and numbers follow each other without a
/// gap.
///
/// Any number of threads.
final class NoteJournal implements AutoCloseable {
  /// Notes that may wait; more are refused, which happens only when nothing can be committed.
  static final int WAITING_MAX = 100_000;

  /// Bytes of records that may wait, which are also in memory; more are refused likewise.
  static final long WAITING_BYTES_MAX = 32 << 20;

  /// Room on the disk that the file keeps: on a full one, some ten thousand reads can be recorded.
  static final int RESERVED_BYTES = 4 << 20;

  /// No record is longer: ids and texts are bounded by whoever makes records; this bounds a reader.
  static final int RECORD_BYTES_MAX = 1 << 20;

  private static final int HEADER = 16;

  private final Path path;
  private final RandomAccessFile file;
  private final Deque<Note> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long end;
  private long sequence;

  /// The last note that a group has taken; it may not be on disk yet.
  private long taken;

  private boolean closed;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Note(long sequence, byte[] record) {}

  /// Notes for one batch.
  ///
  /// @param records the records, in order
  /// @param last the sequence number of the last one; 0 if there is none
  record Taken(List<byte[]> records, long last) {
    static final Taken NONE = new Taken(List.of(), 0);
  }

  /// Opens the journal and finds again what was noted and did not become a record.
  ///
  /// @param done the last note that did
  NoteJournal(Path path, long done) {
    this.path = path;
    sequence = done;
    taken = done;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      recover(done);
      reserve();
    } catch (IOException e) {
      throw new StoreUnreadable(path.toString(), "cannot read " + path, e);
    }
  }

  /// Hands a record to the operating system.
  void note(byte[] record) {
    if (record.length > RECORD_BYTES_MAX) {
      throw new IllegalArgumentException("the record is too long");
    }
    synchronized (this) {
      if (closed) {
        throw new StoreRefusal(StoreRefusal.Reason.CLOSED, "the store is closed");
      }
      if (waiting.size() >= WAITING_MAX || waitingBytes + record.length > WAITING_BYTES_MAX) {
        throw new StoreRefusal(StoreRefusal.Reason.BUSY, "too many records of use are waiting");
      }
      byte[] frame = frame(sequence + 1, record);
      try {
        file.seek(end);
        file.write(frame);
      } catch (IOException e) {
        // What was written of it is overwritten by the next one, and torn until then.
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        throw new StoreRefusal(
            full ? StoreRefusal.Reason.FULL : StoreRefusal.Reason.FAILED,
            "the use cannot be recorded in " + path,
            e);
      }
      end += frame.length - HEADER;
      sequence++;
      add(new Note(sequence, record));
    }
  }

  /// Whether a group should be made for the sake of notes alone.
  synchronized boolean isWaiting() {
    return !waiting.isEmpty() && waiting.getLast().sequence > taken;
  }

  /// Whether there are notes that are not records on disk yet, taken or not.
  synchronized boolean isBehind() {
    return !waiting.isEmpty();
  }

  /// All notes that no group has taken yet.
  synchronized Taken take() {
    List<byte[]> records = new ArrayList<>();
    long last = 0;
    for (Note note : waiting) {
      if (note.sequence > taken) {
        records.add(note.record);
        last = note.sequence;
      }
    }
    if (last > 0) {
      taken = last;
    }
    return new Taken(records, last);
  }

  /// The notes up to `last` are records now, on disk.
  synchronized void done(long last) {
    while (!waiting.isEmpty() && waiting.getFirst().sequence <= last) {
      waitingBytes -= waiting.removeFirst().record.length;
    }
    if (waiting.isEmpty()) {
      boolean grown = end > RESERVED_BYTES - HEADER;
      end = 0;
      try {
        if (grown) {
          file.setLength(RESERVED_BYTES);
        }
      } catch (IOException e) {
        // It stays long, which is no loss: what is done is not taken again.
      }
    }
  }

  /// The groups that had taken notes were not written: the notes wait again.
  synchronized void giveBack() {
    taken = waiting.isEmpty() ? sequence : waiting.getFirst().sequence - 1;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new StoreUnreadable(path.toString(), "cannot close " + path, e);
    }
  }

  private void recover(long done) throws IOException {
    long length = file.length();
    long before = 0;
    byte[] header = new byte[HEADER];
    while (length - end >= HEADER) {
      file.seek(end);
      file.readFully(header);
      var in = new ByteSource(Table.AUDIT, header);
      int size = in.u32();
      int checksum = in.u32();
      long number = in.u64();
      if (size < 0 || size > RECORD_BYTES_MAX || size > length - end - HEADER) {
        break;
      }
      byte[] record = new byte[size];
      file.readFully(record);
      boolean next = end == 0 ? number <= done + 1 : number == before + 1;
      if (!next || checksum(header, record) != checksum) {
        break;
      }
      end += HEADER + size;
      before = number;
      if (number > done) {
        add(new Note(number, record));
      }
      sequence = Math.max(sequence, number);
    }
  }

  /// Clears what is behind the last note, and takes the room that the file is to keep.
  private void reserve() throws IOException {
    if (waiting.isEmpty()) {
      end = 0;
    }
    if (file.length() > Math.max(end, RESERVED_BYTES)) {
      file.setLength(Math.max(end, RESERVED_BYTES));
    }
    if (end < RESERVED_BYTES) {
      file.seek(end);
      try {
        file.write(new byte[(int) (RESERVED_BYTES - end)]);
      } catch (IOException e) {
        // There is not that much room: what can be had must do.
      }
    }
  }

  private void add(Note note) {
    waiting.add(note);
    waitingBytes += note.record.length;
  }

  /// A note as it is written, with an empty header behind it.
  static byte[] frame(long number, byte[] record) {
    var sink = new ByteSink(HEADER + record.length + HEADER);
    sink.u32(record.length).u32(0).u64(number).bytes(record);
    byte[] frame = sink.array();
    var checksum = new CRC32C();
    checksum.update(frame, 8, 8 + record.length);
    sink.patchU32(4, (int) checksum.getValue());
    return frame;
  }

  private static int checksum(byte[] header, byte[] record) {
    var checksum = new CRC32C();
    checksum.update(header, 8, 8);
    checksum.update(record);
    return (int) checksum.getValue();
  }
}
