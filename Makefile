# One-liners for the day's work. M = a module, T = a fuzz test class, B = a benchmark (regular expression).
MVN = JAVA_HOME="$$(bin/jdk-home)" mvn -B

.PHONY: fmt test check

fmt:            ## format every source file
	$(MVN) -q spotless:apply

test:           ## make test M=stix: the tests of one module, with what it needs
	$(MVN) -q -pl $(M) -am -Dsurefire.failIfNoSpecifiedTests=false test

check:          ## everything that CI checks
	.ci/run
