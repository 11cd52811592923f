package org.entente.bench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonLimits;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How long does it take to read an object of about 1 KB, by itself and out of an envelope? All
/// scores are per object; at most 4 µs are there for it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ParseBenchmark {
  private static final int OBJECTS = 1_000;

  private final List<byte[]> objects = SampleObjects.objects(OBJECTS);
  private final byte[] envelope = SampleObjects.envelope(objects);
  private final byte[] lines = SampleObjects.lines(objects);
  private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);

  @Setup
  public void tellSize() {
    System.out.printf("%n# %d bytes an object%n", envelope.length / OBJECTS);
  }

  /// The strict reader alone.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void value(Blackhole sink) {
    for (byte[] object : objects) {
      if (!(reader.read(object) instanceof JsonRead.Value(var value))) {
        throw new IllegalStateException("a sample object was refused");
      }
      sink.consume(value);
    }
  }

  /// Objects with their bytes, as a request brings them.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void envelope(Blackhole sink) {
    readAll(StixReader.of(envelope, StixReader.Mode.ENVELOPE, Limits.DEFAULTS), sink);
  }

  /// Objects with their bytes, as a file brings them.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void stream(Blackhole sink) {
    var in = new ByteArrayInputStream(envelope);
    readAll(StixReader.of(in, StixReader.Mode.ANY, Limits.DEFAULTS), sink);
  }

  /// Objects one after another, as JSON lines bring them.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void lines(Blackhole sink) {
    readAll(StixReader.of(lines, StixReader.Mode.ANY, Limits.DEFAULTS), sink);
  }

  private static void readAll(StixReader reader, Blackhole sink) {
    int found = 0;
    for (Read read = reader.next(); read != null; read = reader.next()) {
      sink.consume(read);
      found += read instanceof Read.Found ? 1 : 0;
    }
    if (found != OBJECTS) {
      throw new IllegalStateException("a sample object was refused");
    }
  }
}
