/// Backups: one file that holds a whole node, and a node made of one. docs/formats/backup.md has
/// every byte. Start reading at [org.entente.server.backup.BackupSource] for taking one, at
/// [org.entente.server.backup.Restore] for the way back.
@org.jspecify.annotations.NullMarked
package org.entente.server.backup;
