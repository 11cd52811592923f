/// What tests of several modules share: samples, a clock to turn by hand, a store in memory, stores
/// that fail on demand, and one suite per port that every implementation must pass.
@org.jspecify.annotations.NullMarked
package org.entente.testkit;
