/// Finding things in a node: by value, and by what is around an object.
@org.jspecify.annotations.NullMarked
package org.entente.cli.find;
