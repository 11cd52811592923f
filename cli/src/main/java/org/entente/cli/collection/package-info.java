/// API roots and collections, and how other tools are pointed at them.
@org.jspecify.annotations.NullMarked
package org.entente.cli.collection;
