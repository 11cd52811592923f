package org.entente.cli.collection;

import picocli.CommandLine.Command;

/// `entente collection`.
@Command(
    name = "collection",
    subcommands = {
      CollectionAdd.class,
      CollectionList.class,
      CollectionShow.class,
      CollectionRemove.class
    })
public final class CollectionCommands {}
