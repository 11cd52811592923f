/// Load on a whole node from another process over HTTP/1.1. Start at
/// [org.entente.bench.load.LoadBenchmark].
@org.jspecify.annotations.NullMarked
package org.entente.bench.load;
