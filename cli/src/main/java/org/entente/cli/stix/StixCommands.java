package org.entente.cli.stix;

import picocli.CommandLine.Command;

/// `entente stix`.
@Command(
    name = "stix",
    subcommands = {StixValidate.class, StixIds.class})
public final class StixCommands {}
