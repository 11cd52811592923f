package org.entente.cli.help;

import java.util.List;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `entente help`: about a command, or about the code of a refusal.
@Command(name = "help")
public final class Help implements Verb {
  private static final Grammar WORDS = Grammar.plain().maybe("COMMAND|CODE").andMore();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Grammar words() {
    return WORDS;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    CommandLine root = java.util.Objects.requireNonNull(spec).root().commandLine();
    CommandLine found = command(root, words.values());
    if (found != null) {
      new CommandHelp(session).show(found, session.out());
      return ExitStatus.DONE;
    }
    String code = String.join(" ", words.values());
    if (!CodeHelp.show(code, session)) {
      throw Failure.of(Fault.USAGE_CODE_UNKNOWN, code, code);
    }
    return ExitStatus.DONE;
  }

  private static @Nullable CommandLine command(CommandLine root, List<String> path) {
    CommandLine at = root;
    for (String word : path) {
      at = at.getSubcommands().get(word);
      if (at == null) {
        return null;
      }
    }
    return at;
  }
}
