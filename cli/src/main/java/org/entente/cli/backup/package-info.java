/// Backups, and the way back.
@org.jspecify.annotations.NullMarked
package org.entente.cli.backup;
