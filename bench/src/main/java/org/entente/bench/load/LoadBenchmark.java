package org.entente.bench.load;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// How much a node takes and gives, from another process over HTTP/1.1 with kept-alive connections:
/// ingest in envelopes of 100 and 1,000 over 1 and 8 connections, pages of 1,000, single objects,
/// and a poller under eight writers, which must miss nothing.
///
/// ```
/// make load A="plain 200000"
/// java -cp bench/target/benchmarks.jar org.entente.bench.load.LoadBenchmark [plain] [tls] [OBJECTS]
/// ```
///
/// `-Dnode.options="-Xmx512m -XX:StartFlightRecording=filename=node.jfr"` (`J=…` for make) sets the
/// node's own JVM options, here to see where its time goes.
///
/// The node is a process of its own on a fresh directory below the working directory (a real disk:
/// its fdatasync is measured beside). All objects are distinct, checked and indexed, and every
/// request is answered only when it is on disk.
public final class LoadBenchmark implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final int SYNCS = 200;
  private static final Duration LATENCY_FOR = Duration.ofSeconds(10);

  private final Path directory;
  private final Process node;
  private final URI url;
  private final @Nullable SSLContext tls;
  private final String token;
  private long nextObject = 1;

  private LoadBenchmark(boolean secure) throws IOException, GeneralSecurityException {
    directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".load-");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("node.options", "-Xmx512m").split("[ §]")));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            LoadNode.class.getName(),
            directory.resolve("node").toString(),
            secure ? "tls" : "plain"));
    node = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = node.inputReader(StandardCharsets.UTF_8);
    String ready = output.readLine();
    while (ready != null && !ready.startsWith("ready ")) {
      // Its JVM says on standard output that it records.
      System.err.println(ready);
      ready = output.readLine();
    }
    if (ready == null) {
      node.destroy();
      throw new IOException("the node did not start");
    }
    url = URI.create(ready.substring("ready ".length()));
    tls = secure ? trusting(directory.resolve("node").resolve("tls").resolve("ca.pem")) : null;
    token = token();
  }

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    long objects =
        words.stream()
            .filter(word -> word.matches("\\d+"))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElse(1_000_000);
    boolean all = !words.contains("plain") && !words.contains("tls");
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, fdatasync of 4 KiB p50/p99 %s ms%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        syncTime());
    for (boolean secure : new boolean[] {false, true}) {
      if (all || words.contains(secure ? "tls" : "plain")) {
        try (var load = new LoadBenchmark(secure)) {
          System.out.println(secure ? "--- TLS" : "--- plain");
          load.run(objects);
        }
      }
    }
  }

  private void run(long objects) throws Exception {
    String warm = collection("warm");
    ingest("warm-up", warm, 1_000, CONNECTIONS, Math.min(objects, 100_000));
    long part = Math.max(1, objects / 20);
    ingest("ingest, envelopes of 100, 1 connection", collection("a"), 100, 1, part);
    ingest("ingest, envelopes of 100, 8 connections", collection("b"), 100, CONNECTIONS, part * 2);
    ingest("ingest, envelopes of 1,000, 1 connection", collection("c"), 1_000, 1, part * 2);
    String large = collection("large");
    long first = nextObject;
    ingest("ingest, envelopes of 1,000, 8 connections", large, 1_000, CONNECTIONS, objects);
    pages("pages of 1,000, 1 connection", large, 1, objects);
    pages("pages of 1,000, 4 connections", large, 4, objects);
    byId("object by id, 1 connection", large, 1, first, objects);
    byId("object by id, 8 connections", large, CONNECTIONS, first, objects);
    race(collection("race"), Math.min(objects, 200_000));
  }

  private void ingest(String name, String collection, int size, int connections, long objects)
      throws Exception {
    long perConnection = Math.max(1, objects / size / connections);
    long first = nextObject;
    nextObject += perConnection * connections * size;
    var latencies = new ArrayList<long[]>();
    Measured measured =
        together(
            connections,
            number ->
                () -> {
                  long[] nanos = new long[(int) perConnection];
                  try (LoadConnection connection = connect()) {
                    var envelopes = new LoadEnvelopes(size);
                    for (int i = 0; i < perConnection; i++) {
                      long from = first + (number * perConnection + i) * size;
                      byte[] body = envelopes.envelope(from);
                      long start = System.nanoTime();
                      LoadConnection.Answer answer =
                          connection.postObjects(collection + "objects/", body, envelopes.length());
                      nanos[i] = System.nanoTime() - start;
                      expect(answer, 202, "\"failure_count\":0");
                    }
                  }
                  synchronized (latencies) {
                    latencies.add(nanos);
                  }
                  return null;
                });
    report(name, perConnection * connections * size, measured, latencies);
  }

  private void pages(String name, String collection, int connections, long objects)
      throws Exception {
    var latencies = new ArrayList<long[]>();
    var bytes = new long[connections];
    Measured measured =
        together(
            connections,
            number ->
                () -> {
                  var nanos = new ArrayList<Long>();
                  long read = 0;
                  try (LoadConnection connection = connect()) {
                    String next = "";
                    while (true) {
                      long start = System.nanoTime();
                      LoadConnection.Answer answer =
                          connection.get(collection + "objects/?limit=1000" + next);
                      nanos.add(System.nanoTime() - start);
                      expect(answer, 200, "");
                      bytes[number] += answer.length();
                      read += 1_000;
                      String head =
                          new String(
                              answer.array(),
                              answer.offset(),
                              Math.min(120, answer.length()),
                              StandardCharsets.UTF_8);
                      if (!head.startsWith("{\"more\":true")) {
                        break;
                      }
                      int at = head.indexOf("\"next\":\"") + 8;
                      next = "&next=" + head.substring(at, head.indexOf('"', at));
                    }
                  }
                  if (read < objects - 8_000) {
                    throw new IOException("only " + read + " objects came back");
                  }
                  synchronized (latencies) {
                    latencies.add(nanos.stream().mapToLong(Long::longValue).toArray());
                  }
                  return null;
                });
    report(name, objects * connections, measured, latencies);
    System.out.printf(
        Locale.ROOT, "    %,.0f MB/s%n", Arrays.stream(bytes).sum() / 1e6 / measured.seconds());
  }

  private void byId(String name, String collection, int connections, long first, long objects)
      throws Exception {
    var latencies = new ArrayList<long[]>();
    Measured measured =
        together(
            connections,
            number ->
                () -> {
                  var random = new Random(number);
                  var nanos = new ArrayList<Long>();
                  long end = System.nanoTime() + LATENCY_FOR.toNanos();
                  try (LoadConnection connection = connect()) {
                    while (System.nanoTime() < end) {
                      String id =
                          LoadEnvelopes.id(
                              first + (long) (random.nextDouble() * (objects - 8_000)));
                      long start = System.nanoTime();
                      LoadConnection.Answer answer =
                          connection.get(collection + "objects/" + id + "/");
                      nanos.add(System.nanoTime() - start);
                      expect(answer, 200, id);
                    }
                  }
                  synchronized (latencies) {
                    latencies.add(nanos.stream().mapToLong(Long::longValue).toArray());
                  }
                  return null;
                });
    report(name, latencies.stream().mapToLong(nanos -> nanos.length).sum(), measured, latencies);
  }

  /// Eight writers, and a poller that keeps the last date it was given.
  private void race(String collection, long objects) throws Exception {
    int size = 100;
    long perWriter = objects / size / CONNECTIONS;
    long first = nextObject;
    long total = perWriter * CONNECTIONS * size;
    nextObject += total;
    var writing = new CountDownLatch(CONNECTIONS);
    var seen = new BitSet((int) total);
    long[] twice = new long[1];
    Measured measured =
        together(
            CONNECTIONS + 1,
            number ->
                () -> {
                  try (LoadConnection connection = connect()) {
                    if (number == CONNECTIONS) {
                      String after = "";
                      boolean last = false;
                      while (!last) {
                        last = writing.getCount() == 0;
                        after = poll(connection, collection, after, first, seen, twice);
                      }
                      return null;
                    }
                    var envelopes = new LoadEnvelopes(size);
                    for (int i = 0; i < perWriter; i++) {
                      byte[] body = envelopes.envelope(first + (number * perWriter + i) * size);
                      expect(
                          connection.postObjects(collection + "objects/", body, envelopes.length()),
                          202,
                          "\"failure_count\":0");
                    }
                    writing.countDown();
                    return null;
                  }
                });
    report("poller under 8 writers, envelopes of 100", total, measured, List.of());
    System.out.printf(
        Locale.ROOT,
        "    missed %,d, twice %,d of %,d%n",
        total - seen.cardinality(),
        twice[0],
        total);
  }

  private static String poll(
      LoadConnection connection,
      String collection,
      String after,
      long first,
      BitSet seen,
      long[] twice)
      throws IOException {
    String last = after;
    String next = "";
    while (true) {
      LoadConnection.Answer answer =
          connection.get(
              collection
                  + "objects/?limit=1000"
                  + (after.isEmpty() ? "" : "&added_after=" + after)
                  + next);
      expect(answer, 200, "");
      String body = answer.body();
      String mark = "\"id\":\"" + LoadEnvelopes.id(0).substring(0, 35);
      for (int at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
        int digits = at + mark.length();
        int number = (int) (Long.parseLong(body.substring(digits, digits + 12), 16) - first);
        twice[0] += seen.get(number) ? 1 : 0;
        seen.set(number);
      }
      if (!answer.header("X-TAXII-Date-Added-Last").isEmpty()) {
        last = answer.header("X-TAXII-Date-Added-Last");
      }
      if (!body.startsWith("{\"more\":true")) {
        return last;
      }
      int at = body.indexOf("\"next\":\"") + 8;
      next = "&next=" + body.substring(at, body.indexOf('"', at));
    }
  }

  private static void expect(LoadConnection.Answer answer, int status, String text)
      throws IOException {
    if (answer.status() != status || (!text.isEmpty() && !answer.body().contains(text))) {
      throw new IOException("unexpected answer " + answer.status() + " " + answer.body());
    }
  }

  /// Runs `jobs` at once, and measures them and the node.
  private Measured together(int count, Job job) throws Exception {
    try (var threads = Executors.newFixedThreadPool(count)) {
      var start = new CountDownLatch(1);
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < count; i++) {
        Callable<@Nullable Void> work = job.numbered(i);
        running.add(
            threads.submit(() -> {
              start.await();
              return work.call();
            }));
      }
      Duration cpu = cpu();
      long from = System.nanoTime();
      start.countDown();
      for (Future<?> future : running) {
        future.get();
      }
      return new Measured((System.nanoTime() - from) / 1e9, cpu().minus(cpu));
    } catch (ExecutionException e) {
      throw new IOException("a client failed", e.getCause());
    }
  }

  private static void report(String name, long count, Measured measured, List<long[]> latencies) {
    long[] sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    String times =
        sorted.length == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", request p50 %.2f p99 %.2f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    System.out.printf(
        Locale.ROOT,
        "%-45s %,12.0f/s, node %.1f µs CPU each%s%n",
        name,
        count / measured.seconds,
        measured.nodeCpu.toNanos() / 1e3 / count,
        times);
  }

  private Duration cpu() {
    return node.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private LoadConnection connect() throws IOException {
    return new LoadConnection(url, tls, token);
  }

  private String token() throws IOException {
    String session =
        "{\"account\":\"" + LoadNode.ADMIN + "\",\"password\":\"" + LoadNode.PASSWORD + "\"}";
    String first;
    try (var connection = new LoadConnection(url, tls, "none")) {
      first = text(admin(connection, "/sessions", session), "token");
    }
    try (var connection = new LoadConnection(url, tls, first)) {
      return text(admin(connection, "/tokens", "{}"), "secret");
    }
  }

  /// Adds a collection and returns its path.
  private String collection(String name) throws IOException {
    try (LoadConnection connection = connect()) {
      String body = admin(connection, "/collections", "{\"name\":\"" + name + "\"}");
      return "/exchange/collections/" + text(body, "id") + "/";
    }
  }

  private static String admin(LoadConnection connection, String path, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    LoadConnection.Answer answer =
        connection.post("/admin/v1" + path, "application/json", body, body.length);
    expect(answer, 201, "");
    return answer.body();
  }

  private static String text(String json, String member) {
    int at = json.indexOf("\"" + member + "\":\"") + member.length() + 4;
    return json.substring(at, json.indexOf('"', at));
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority))));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /// What one sync costs here, which every acknowledgement has to wait for.
  private static String syncTime() throws IOException {
    Path file = Files.createTempFile(Path.of("").toAbsolutePath(), ".load-", ".sync");
    long[] nanos = new long[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocate(4096);
      for (int i = 0; i < SYNCS; i++) {
        block.clear();
        long start = System.nanoTime();
        channel.write(block);
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT, "%.2f/%.2f", nanos[SYNCS / 2] / 1e6, nanos[SYNCS * 99 / 100] / 1e6);
  }

  @Override
  public void close() throws IOException {
    node.destroy();
    node.onExit().join();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @FunctionalInterface
  private interface Job {
    Callable<@Nullable Void> numbered(int number);
  }

  /// @param nodeCpu processor time of the node meanwhile
  private record Measured(double seconds, Duration nodeCpu) {}
}
