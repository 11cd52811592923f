/// How a run ends, and why: exit statuses, failures with their stable codes, being stopped.
@org.jspecify.annotations.NullMarked
package org.entente.cli.outcome;
