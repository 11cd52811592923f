package org.entente.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.terminal.Columns;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Messages;
import org.entente.cli.text.Sentence;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The page about one command, from the model of the command line and `help_….properties`: a
/// command `user add` has its summary under `user.add`, more under `user.add.more`, an option under
/// `user.add.--role`, or under `--role` when it means the same everywhere, a word likewise.
public final class CommandHelp {
  private static final int WIDTH = 88;

  private final Messages texts;

  public CommandHelp(Session session) {
    this.texts = Messages.forHelp(session.terminal().messages().language());
  }

  /// Shows the page about `command` on `screen`.
  public void show(CommandLine command, Screen screen) {
    CommandSpec spec = command.getCommandSpec();
    String key = key(spec);
    screen.own(text(key) + "\n\n");
    heading(screen, "help-usage");
    screen.own("  " + synopsis(command) + "\n");
    texts.find(key + ".more").ifPresent(more -> screen.own('\n' + more + '\n'));
    list(screen, "help-commands", commands(command, key));
    list(screen, "help-words", words(command, key));
    boolean root = spec.parent() == null;
    list(screen, "help-options", options(spec, key, root));
    examples(screen, key);
    screen.own('\n' + texts.say(Sentence.of(root ? "help-more" : "help-everywhere"), false) + '\n');
  }

  /// The command's place in the help texts: `entente` itself, or its words joined by dots.
  static String key(CommandSpec spec) {
    String name = spec.qualifiedName(".");
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(dot + 1);
  }

  private static String synopsis(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    if (command.getCommand() instanceof Verb verb) {
      Grammar words = verb.words();
      boolean options = command.getCommandSpec().options().stream().anyMatch(o -> !o.inherited());
      return (name + (options ? " [OPTION…] " : " ") + words.synopsis()).strip();
    }
    return name + " [OPTION…] COMMAND";
  }

  private List<Map.Entry<String, String>> commands(CommandLine command, String key) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    boolean root = command.getParent() == null;
    command
        .getSubcommands()
        .forEach((name, sub) -> lines.add(Map.entry(name, text(root ? name : key + '.' + name))));
    return lines;
  }

  private List<Map.Entry<String, String>> words(CommandLine command, String key) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    if (command.getCommand() instanceof Verb verb) {
      for (String word : verb.words().names()) {
        lines.add(Map.entry(word, own(key, word)));
      }
    }
    return lines;
  }

  private List<Map.Entry<String, String>> options(CommandSpec spec, String key, boolean root) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    for (OptionSpec option : spec.options()) {
      if (root || !option.inherited()) {
        boolean flag = option.arity().max() == 0;
        String names = String.join(", ", option.names());
        lines.add(
            Map.entry(
                flag ? names : names + ' ' + option.paramLabel(), own(key, option.longestName())));
      }
    }
    return lines;
  }

  private void examples(Screen screen, String key) {
    var lines = new ArrayList<String>();
    for (int i = 1; texts.find(key + '.' + i).isPresent(); i++) {
      lines.add(text(key + '.' + i));
    }
    if (!lines.isEmpty()) {
      screen.own("\n");
      heading(screen, "help-examples");
      lines.forEach(line -> screen.own("  " + line + '\n'));
    }
  }

  private void list(Screen screen, String heading, List<Map.Entry<String, String>> lines) {
    if (!lines.isEmpty()) {
      screen.own("\n");
      heading(screen, heading);
      screen.own(Columns.definitions(lines, WIDTH));
    }
  }

  private void heading(Screen screen, String key) {
    screen.own(screen.styled(Style.STRONG, texts.say(Sentence.of(key), false)) + '\n');
  }

  /// What stands about `part` for this command, else for all.
  private String own(String key, String part) {
    return texts.find(key + '.' + part).orElseGet(() -> text(part));
  }

  private String text(String key) {
    return texts.say(Sentence.of(key), false);
  }
}
