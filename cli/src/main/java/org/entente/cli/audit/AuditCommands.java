package org.entente.cli.audit;

import picocli.CommandLine.Command;

/// `entente audit`.
@Command(
    name = "audit",
    subcommands = {AuditList.class})
public final class AuditCommands {}
