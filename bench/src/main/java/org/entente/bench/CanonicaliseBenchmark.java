package org.entente.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.stix.DeterministicId;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How long does it take to bring an object of about 1 KB into its canonical form, to digest it,
/// and to derive an observable's identifier? All scores are per object.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CanonicaliseBenchmark {
  private static final int OBJECTS = 1_000;

  private final List<JsonObject> objects = new ArrayList<>();
  private final List<JsonObject> observables = new ArrayList<>();
  private final MessageDigest sha256 = sha256();

  public CanonicaliseBenchmark() {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    for (byte[] bytes : SampleObjects.objects(OBJECTS * 5)) {
      if (reader.read(bytes) instanceof JsonRead.Value(JsonObject object)) {
        (object.has("created") ? objects : observables).add(object);
      }
    }
    objects.subList(OBJECTS, objects.size()).clear();
    observables.subList(OBJECTS, observables.size()).clear();
  }

  /// The canonical bytes.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void bytes(Blackhole sink) {
    for (JsonObject object : objects) {
      sink.consume(Jcs.bytes(object));
    }
  }

  /// SHA-256 over the canonical bytes.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void digest(Blackhole sink) {
    for (JsonObject object : objects) {
      Jcs.update(object, sha256);
      sink.consume(sha256.digest());
    }
  }

  /// The identifier of a file or an address.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void identifier(Blackhole sink) {
    for (JsonObject observable : observables) {
      sink.consume(DeterministicId.of(observable));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
