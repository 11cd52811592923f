/// Puts a node together by hand. Start at [org.entente.server.wiring.Node].
@org.jspecify.annotations.NullMarked
package org.entente.server.wiring;
