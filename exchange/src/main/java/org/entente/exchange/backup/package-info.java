/// Copies of the whole node: who may take them, and when the last one was made.
@org.jspecify.annotations.NullMarked
package org.entente.exchange.backup;
