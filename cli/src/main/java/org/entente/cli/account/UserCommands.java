package org.entente.cli.account;

import picocli.CommandLine.Command;

/// `entente user`.
@Command(
    name = "user",
    subcommands = {
      UserAdd.class,
      UserList.class,
      UserSet.class,
      UserRemove.class,
      UserPassword.class
    })
public final class UserCommands {}
