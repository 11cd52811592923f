package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.References;
import org.entente.stix.SpecRules;
import org.entente.stix.StixReader;
import org.entente.stix.Verdict;
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

/// How long does it take to check an object of about 1 KB against all rules of the standard? All
/// scores are per object; at most 5 µs are there for the rules, 10 µs with reading. The objects of
/// the mix conform; the observables among them, two of ten, have a custom property, which costs a
/// warning each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ValidateBenchmark {
  private static final int OBJECTS = 1_000;

  private final SpecRules rules = new SpecRules();
  private final byte[] envelope = SampleObjects.envelope(SampleObjects.objects(OBJECTS));
  private final List<JsonObject> mix = new ArrayList<>();
  private final List<JsonObject> indicators = new ArrayList<>();

  public ValidateBenchmark() {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    for (byte[] bytes : SampleObjects.objects(OBJECTS * 3)) {
      if (reader.read(bytes) instanceof JsonRead.Value(JsonObject object)) {
        mix.add(object);
        if ("indicator".equals(object.string("type"))) {
          indicators.add(object);
        }
      }
    }
    mix.subList(OBJECTS, mix.size()).clear();
    indicators.subList(OBJECTS, indicators.size()).clear();
  }

  /// The rules alone, over the mix of a feed.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void rules(Blackhole sink) {
    checkAll(mix, sink);
  }

  /// The rules alone, over objects without a single finding.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void indicators(Blackhole sink) {
    checkAll(indicators, sink);
  }

  /// Reading and rules: what a request to add objects costs before it is stored.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void readAndCheck(Blackhole sink) {
    var reader = StixReader.of(envelope, StixReader.Mode.ENVELOPE, Limits.DEFAULTS);
    int good = 0;
    for (Read read = reader.next(); read != null; read = reader.next()) {
      if (read instanceof Read.Found found) {
        Verdict verdict = rules.check(found.json());
        sink.consume(verdict);
        good += verdict.isValid() ? 1 : 0;
      }
    }
    requireAll(good);
  }

  /// The references of the objects, for the reference index.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void references(Blackhole sink) {
    for (JsonObject object : mix) {
      References.visit(object, (property, id) -> sink.consume(id));
    }
  }

  private void checkAll(List<JsonObject> objects, Blackhole sink) {
    int good = 0;
    for (JsonObject object : objects) {
      Verdict verdict = rules.check(object);
      sink.consume(verdict);
      good += verdict.isValid() ? 1 : 0;
    }
    requireAll(good);
  }

  private static void requireAll(int good) {
    if (good != OBJECTS) {
      throw new IllegalStateException("a sample object was refused");
    }
  }
}
