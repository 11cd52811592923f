/// Checking STIX without a node.
@org.jspecify.annotations.NullMarked
package org.entente.cli.stix;
