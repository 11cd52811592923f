/// Speaking TAXII to other servers.
@org.jspecify.annotations.NullMarked
package org.entente.cli.taxii;
