package org.entente.cli;

import org.entente.cli.account.Grant;
import org.entente.cli.account.Grants;
import org.entente.cli.account.TokenCommands;
import org.entente.cli.account.UserCommands;
import org.entente.cli.audit.AuditCommands;
import org.entente.cli.backup.Backup;
import org.entente.cli.backup.Restore;
import org.entente.cli.collection.ApiRootCommands;
import org.entente.cli.collection.CollectionCommands;
import org.entente.cli.content.Delete;
import org.entente.cli.content.Export;
import org.entente.cli.content.Get;
import org.entente.cli.content.Import;
import org.entente.cli.content.Search;
import org.entente.cli.demo.Demo;
import org.entente.cli.find.Lookup;
import org.entente.cli.find.Neighbours;
import org.entente.cli.help.Completion;
import org.entente.cli.help.Help;
import org.entente.cli.node.Authority;
import org.entente.cli.node.Doctor;
import org.entente.cli.node.Init;
import org.entente.cli.node.Serve;
import org.entente.cli.node.Status;
import org.entente.cli.run.Globals;
import org.entente.cli.run.Verb;
import org.entente.cli.stix.StixCommands;
import org.entente.cli.taxii.TaxiiCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The tree of all commands.
final class Commands {
  private Commands() {}

  /// @param globals takes the options that every command has
  static CommandLine tree(Globals globals) {
    var root = new CommandLine(new Root());
    root.addMixin("globals", globals);
    root.setExpandAtFiles(false);
    root.setOverwrittenOptionsAllowed(true);
    root.setPosixClusteredShortOptionsAllowed(false);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    withWords(root);
    return root;
  }

  /// The words of a verb are read by its [org.entente.cli.run.Grammar], since a leading `DIR` may
  /// be left out.
  private static void withWords(CommandLine command) {
    if (command.getCommand() instanceof Verb verb) {
      command
          .getCommandSpec()
          .addPositional(
              PositionalParamSpec.builder()
                  .paramLabel(verb.words().synopsis())
                  .index("0..*")
                  .arity("0..*")
                  .type(String[].class)
                  .hidden(true)
                  .build());
    }
    command.getSubcommands().values().forEach(Commands::withWords);
  }

  /// `entente` itself.
  @Command(
      name = "entente",
      subcommands = {
        Init.class,
        Serve.class,
        Status.class,
        UserCommands.class,
        TokenCommands.class,
        Grant.class,
        Grants.class,
        ApiRootCommands.class,
        CollectionCommands.class,
        Import.class,
        Export.class,
        Get.class,
        Search.class,
        Delete.class,
        Lookup.class,
        Neighbours.class,
        StixCommands.class,
        TaxiiCommands.class,
        AuditCommands.class,
        Authority.class,
        Backup.class,
        Restore.class,
        Doctor.class,
        Demo.class,
        Completion.class,
        Help.class
      })
  private static final class Root {}
}
