package org.entente.cli.account;

import picocli.CommandLine.Command;

/// `entente token`.
@Command(
    name = "token",
    subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class})
public final class TokenCommands {}
