package org.entente.cli.taxii;

import picocli.CommandLine.Command;

/// `entente taxii`.
@Command(
    name = "taxii",
    subcommands = {TaxiiPoll.class})
public final class TaxiiCommands {}
