/// The node itself: making one, running it, how it is doing, its certificate.
@org.jspecify.annotations.NullMarked
package org.entente.cli.node;
