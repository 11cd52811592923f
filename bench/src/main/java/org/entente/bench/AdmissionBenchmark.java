package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.handling.MarkingLookup;
import org.entente.stix.Limits;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixReader;
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

/// How much does the door of a collection cost an object that was read? The difference of the two
/// scores is what is done beside the rules: marks, references, values to look it up by. All scores
/// are per object of about 1 KB.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AdmissionBenchmark {
  private static final int OBJECTS = 1_000;

  private final SpecRules rules = new SpecRules();
  private final Admission admission = new Admission(rules);
  private final List<Read.Found> objects = new ArrayList<>();

  public AdmissionBenchmark() {
    for (byte[] bytes : SampleObjects.objects(OBJECTS)) {
      StixReader reader = StixReader.of(bytes, StixReader.Mode.ANY, Limits.DEFAULTS);
      if (reader.next() instanceof Read.Found found) {
        objects.add(found);
      }
    }
    if (objects.size() != OBJECTS) {
      throw new IllegalStateException("samples that cannot be read");
    }
  }

  /// The rules alone.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void rules(Blackhole sink) {
    for (Read.Found found : objects) {
      sink.consume(rules.check(found.json()));
    }
  }

  /// The whole decision.
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void decide(Blackhole sink) {
    for (Read.Found found : objects) {
      sink.consume(
          admission.decide(found, Validation.STRICT, null, "account:bench", MarkingLookup.NONE));
    }
  }
}
