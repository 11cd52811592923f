# One-liners for the day's work. M = a module, T = a fuzz test class, B = a benchmark (regular expression).
MVN = JAVA_HOME="$$(bin/jdk-home)" mvn -B

.PHONY: fmt test check fuzz bench load demo dist

fmt:            ## format every source file
	$(MVN) -q spotless:apply

test:           ## make test M=stix: the tests of one module, with what it needs; D='-Dtest=…' for more options
	$(MVN) -q -pl $(M) -am -Dsurefire.failIfNoSpecifiedTests=false $(D) test

check:          ## everything that CI checks
	.ci/run

fuzz:           ## make fuzz M=stix T=JsonReaderFuzzTest: search for new inputs, up to the test's own time limit
	JAZZER_FUZZ=1 $(MVN) -q -pl $(M) -am test-compile surefire:test@fuzz -Dtest=$(T) -Dsurefire.failIfNoSpecifiedTests=false

bench:          ## make bench B='Parse Canonicalise': run the benchmarks whose names match; JMH options may follow, as in B='Parse -prof gc'
	$(MVN) -q -pl bench -am -Pbenchmarks -DskipTests package
	"$$(bin/jdk-home)/bin/java" -jar bench/target/benchmarks.jar $(B)

load:           ## make load A='plain 200000': a node under load from another process, over plain HTTP or TLS, with so many objects
	$(MVN) -q -pl bench -am -Pbenchmarks -DskipTests package
	"$$(bin/jdk-home)/bin/java" $(J) -cp bench/target/benchmarks.jar org.entente.bench.load.LoadBenchmark $(A)

demo:           ## make demo F='feed.json': a throw-away node at work, with sample data and your files
	./entente demo $(F)

dist:           ## one archive that runs with a JDK alone: cli/target/entente-VERSION.tar.gz
	$(MVN) -q -pl cli -am -Pdist -Dmaven.test.skip=true -Dmaven.source.skip=true -Djavadoc.skip=true package
	@ls -l cli/target/entente-*.tar.gz
