package org.entente.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerTest {
  private static final int MANIFEST_AT = 20;

  @Test
  void what_is_written_is_read_again() throws IOException {
    Map<String, byte[]> files = files();
    var read = new Collected();
    assertThat(Container.read(in(written(files)), read)).isEqualTo(manifest(files));
    assertThat(read.files.keySet()).isEqualTo(files.keySet());
    files.forEach((name, bytes) -> assertThat(read.files.get(name)).isEqualTo(bytes));
  }

  @Test
  void every_cut_is_noticed() throws IOException {
    byte[] whole = written(files());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(refusal(cut))
          .as("cut at %d", length)
          .isIn(ServerCode.BACKUP_DAMAGED, ServerCode.BACKUP_UNKNOWN);
    }
  }

  @Test
  void every_changed_bit_is_noticed() throws IOException {
    byte[] whole = written(files());
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(refusal(flipped))
          .as("bit %d", bit)
          .isIn(ServerCode.BACKUP_DAMAGED, ServerCode.BACKUP_UNKNOWN, ServerCode.BACKUP_TOO_NEW);
    }
  }

  @Test
  void nothing_may_follow() throws IOException {
    byte[] whole = written(files());
    assertThat(refusal(Arrays.copyOf(whole, whole.length + 1)))
        .isEqualTo(ServerCode.BACKUP_DAMAGED);
  }

  @Test
  void an_endless_file_ends_at_the_first_thing_that_is_wrong() {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return given <= 14 ? "entente-backup".charAt((int) given - 1) : given == 16 ? 1 : 0;
          }
        };
    assertThatThrownBy(() -> Container.read(endless, new Collected()))
        .isInstanceOf(NodeRefusal.class);
    assertThat(endless.given).isLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/etc/passwd",
        "store/../../evil",
        "store/data/../../../evil",
        "tls/..",
        "tls/.hidden",
        "store/data/a/b",
        "store\\data\\x",
        "store/data/",
        "NODE.YAML",
        "admin.sock",
        "lock",
        "tls/ca.key\u0000",
        "store/data/x\n",
        "",
      })
  void names_that_lead_elsewhere_are_refused_before_anything_is_written(String name)
      throws IOException {
    assertThat(Manifest.mayHold(name)).isFalse();
    Map<String, byte[]> files = files();
    files.put(name, new byte[] {1});
    var read = new Collected();
    assertThatThrownBy(() -> Container.read(in(written(files)), read))
        .isInstanceOfSatisfying(
            NodeRefusal.class, e -> assertThat(e.code()).isEqualTo(ServerCode.BACKUP_DAMAGED));
    assertThat(read.files).isEmpty();
  }

  @Test
  void a_name_may_occur_once() throws IOException {
    var manifest = manifest(files());
    var twice = new java.util.ArrayList<>(manifest.files());
    twice.add(manifest.files().getFirst());
    assertThat(Manifest.read(with(manifest, twice).bytes())).isEmpty();
  }

  @Test
  void files_that_no_node_has_room_for_are_refused() {
    var manifest = manifest(files());
    for (long bytes : new long[] {Manifest.TOTAL_BYTES_MAX + 1, Long.MAX_VALUE >> 11, -1}) {
      var huge = new java.util.ArrayList<>(manifest.files());
      huge.add(new Manifest.Part("store/data/000001.sst", bytes));
      assertThat(Manifest.read(with(manifest, huge).bytes())).isEmpty();
    }
    var atTheBound = new java.util.ArrayList<>(manifest.files());
    atTheBound.add(
        new Manifest.Part(
            "store/data/000001.sst", Manifest.TOTAL_BYTES_MAX - manifest.totalBytes()));
    assertThat(Manifest.read(with(manifest, atTheBound).bytes())).isPresent();
  }

  @Test
  void a_manifest_beyond_its_bound_is_not_read() throws IOException {
    byte[] whole = written(files());
    ByteBuffer.wrap(whole).putInt(16, Manifest.BYTES_MAX + 1);
    assertThat(refusal(whole)).isEqualTo(ServerCode.BACKUP_DAMAGED);
    ByteBuffer.wrap(whole).putInt(16, -1);
    assertThat(refusal(whole)).isEqualTo(ServerCode.BACKUP_DAMAGED);
  }

  @Test
  void a_file_without_which_there_is_no_node_is_missed() {
    Map<String, byte[]> files = files();
    files.remove("store/NODE-ID");
    assertThat(Manifest.read(manifest(files).bytes())).isEmpty();
  }

  @Test
  void says_what_a_file_is_that_it_cannot_read() throws IOException {
    byte[] newer = written(files());
    newer[15] = 2;
    assertThat(refusal(newer)).isEqualTo(ServerCode.BACKUP_TOO_NEW);
    assertThat(refusal("age-encryption.org/v1\n-> X25519 x".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(ServerCode.BACKUP_ENCRYPTED);
    assertThat(refusal("PK\u0003\u0004 something else".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(ServerCode.BACKUP_UNKNOWN);
    assertThat(refusal(new byte[0])).isEqualTo(ServerCode.BACKUP_UNKNOWN);
  }

  @Test
  void looks_as_the_document_says() throws IOException {
    byte[] whole = written(files());
    assertThat(new String(whole, 0, 14, StandardCharsets.US_ASCII)).isEqualTo("entente-backup");
    var numbers = ByteBuffer.wrap(whole, 14, 6);
    assertThat(numbers.getShort()).isEqualTo((short) 1);
    int length = numbers.getInt();
    assertThat(new String(whole, MANIFEST_AT, length, StandardCharsets.UTF_8))
        .startsWith("{\"made\":\"2026-11-22T01:00:00Z\",\"node\":\"0.1.0\",\"name\":\"CERT\"");
    int end = MANIFEST_AT + length;
    assertThat(Arrays.copyOfRange(whole, end, end + 32))
        .isEqualTo(Container.sha256().digest(Arrays.copyOf(whole, end)));
  }

  static Map<String, byte[]> files() {
    var files = new TreeMap<String, byte[]>();
    files.put("node.yaml", "name: x\n".getBytes(StandardCharsets.UTF_8));
    files.put("tls/ca.key", new byte[] {1, 2, 3});
    files.put("store/FORMAT", "1\n".getBytes(StandardCharsets.UTF_8));
    files.put("store/NODE-ID", new byte[0]);
    files.put("store/data/CURRENT", "MANIFEST-1\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  static byte[] written(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    Container.write(out, manifest(files), part -> new ByteArrayInputStream(files.get(part.name())));
    return out.toByteArray();
  }

  private static Manifest manifest(Map<String, byte[]> files) {
    return new Manifest(
        Instant.parse("2026-11-22T01:00:00Z"),
        "0.1.0",
        "CERT",
        new UUID(1, 2),
        1,
        new TreeMap<>(Map.of(new UUID(3, 4).toString(), "2026-11-22T00:00:00.001Z")),
        files.entrySet().stream()
            .map(file -> new Manifest.Part(file.getKey(), file.getValue().length))
            .toList());
  }

  private static Manifest with(Manifest manifest, List<Manifest.Part> files) {
    return new Manifest(
        manifest.made(),
        manifest.node(),
        manifest.name(),
        manifest.store(),
        manifest.storeFormat(),
        manifest.positions(),
        files);
  }

  private static ServerCode refusal(byte[] bytes) {
    try {
      Container.read(in(bytes), new Collected());
    } catch (NodeRefusal refusal) {
      return refusal.code();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was taken for whole");
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /// Keeps everything in memory.
  static final class Collected implements Container.Sink {
    private final Map<String, byte[]> files = new TreeMap<>();

    Map<String, byte[]> files() {
      return files;
    }

    @Override
    public void begin(Manifest manifest) {
      files.clear();
    }

    @Override
    public OutputStream open(Manifest.Part part) {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          files.put(part.name(), toByteArray());
        }
      };
    }
  }
}
