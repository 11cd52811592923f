package org.entente.cli.help;

import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `entente completion`: the script that completes this program's words in a shell.
@Command(name = "completion")
public final class Completion implements Verb {
  private static final Grammar WORDS = Grammar.plain("bash|zsh");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Grammar words() {
    return WORDS;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    CommandLine root = java.util.Objects.requireNonNull(spec).root().commandLine();
    String script = AutoComplete.bash("entente", root);
    switch (words.at(0)) {
      case "bash" -> session.out().own(script);
      case "zsh" -> session.out().own("#compdef entente\n" + script);
      default ->
          throw Failure.of(
              Fault.USAGE_VALUE_INVALID, "bash|zsh", "completion", words.at(0), "bash, zsh");
    }
    return ExitStatus.DONE;
  }
}
