/// Whether the node is well, and figures about what it does.
@org.jspecify.annotations.NullMarked
package org.entente.server.health;
