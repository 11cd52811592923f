package org.entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.cli.run.CommandLineFault;
import org.entente.cli.run.Globals;
import org.entente.cli.run.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// All commands, for tests that go through them.
public final class CommandTree {
  private CommandTree() {}

  /// The words of every command, the empty text for `entente` itself.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    collect("", Commands.tree(new Globals()), paths);
    return paths;
  }

  /// Reads a command line with the real parser, and its words with the command's grammar.
  public static void parse(List<String> arguments) {
    var parsed = Commands.tree(new Globals()).parseArgs(arguments.toArray(new String[0]));
    CommandLineFault.checkChoices(parsed);
    CommandLine last = parsed.asCommandLineList().getLast();
    Verb verb = last.getCommand();
    boolean known = arguments.contains("-C");
    verb.words().read(CommandLineFault.words(last.getParseResult()), known, word -> false);
  }

  /// Every key that a help page may look up.
  public static Set<String> helpKeys() {
    var keys = new TreeSet<String>();
    collectKeys("", Commands.tree(new Globals()), keys);
    return keys;
  }

  private static void collect(String path, CommandLine command, List<String> paths) {
    paths.add(path);
    command
        .getSubcommands()
        .forEach((name, sub) -> collect(path.isEmpty() ? name : path + ' ' + name, sub, paths));
  }

  private static void collectKeys(String path, CommandLine command, Set<String> keys) {
    String key = path.isEmpty() ? "entente" : path.replace(' ', '.');
    keys.add(key);
    keys.add(key + ".more");
    for (OptionSpec option : command.getCommandSpec().options()) {
      keys.add(option.longestName());
      keys.add(key + '.' + option.longestName());
    }
    if (command.getCommand() instanceof Verb verb) {
      verb.words().names().forEach(word -> keys.addAll(List.of(word, key + '.' + word)));
    }
    command
        .getSubcommands()
        .forEach((name, sub) -> collectKeys(path.isEmpty() ? name : path + ' ' + name, sub, keys));
  }
}
