package org.entente.cli.collection;

import picocli.CommandLine.Command;

/// `entente api-root`.
@Command(
    name = "api-root",
    subcommands = {ApiRootAdd.class, ApiRootList.class})
public final class ApiRootCommands {}
