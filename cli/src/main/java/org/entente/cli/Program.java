package org.entente.cli;

import java.util.List;
import java.util.function.Supplier;
import org.entente.cli.help.CommandHelp;
import org.entente.cli.link.Links;
import org.entente.cli.link.LocalNodes;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Interruption;
import org.entente.cli.run.CommandLineFault;
import org.entente.cli.run.Globals;
import org.entente.cli.run.Preferences;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.terminal.OutputLost;
import org.entente.cli.terminal.Surroundings;
import org.entente.cli.terminal.Terminal;
import org.entente.cli.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// One run, from the words on the command line to the exit status. Whatever goes wrong is told
/// here, once.
public final class Program {
  private final Surroundings surroundings;
  private final LocalNodes nodes;
  private final Interruption interruption;

  public Program(Surroundings surroundings, LocalNodes nodes, Interruption interruption) {
    this.surroundings = surroundings;
    this.nodes = nodes;
    this.interruption = interruption;
  }

  public ExitStatus run(List<String> arguments) {
    var preferences = Preferences.scan(arguments, surroundings.environment());
    var messages = Messages.forScreen(preferences.language());
    var terminal = new Terminal(surroundings, messages, preferences.colour());
    var report = new Report(terminal, preferences, surroundings);
    try {
      return run(arguments, terminal);
    } catch (Failure failure) {
      return unlessStopped(() -> report.failure(failure));
    } catch (OutputLost lost) {
      return unlessStopped(() -> report.outputLost(lost));
    } catch (RuntimeException | Error bug) {
      return unlessStopped(() -> report.bug(bug));
    }
  }

  /// What breaks because the run is being stopped is nothing to tell.
  private ExitStatus unlessStopped(Supplier<ExitStatus> report) {
    return interruption.underWay() ? ExitStatus.INTERRUPTED : report.get();
  }

  private ExitStatus run(List<String> arguments, Terminal terminal) {
    var globals = new Globals();
    var commands = Commands.tree(globals);
    ParseResult parsed = parse(commands, arguments);
    CommandLine last = parsed.asCommandLineList().getLast();
    var session =
        new Session(surroundings, terminal, globals, interruption, new Links(nodes, interruption));
    if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isVersionHelpRequested)) {
      Version.print(session);
      return finished(session, ExitStatus.DONE);
    }
    var help = new CommandHelp(session);
    if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
      help.show(last, session.out());
      return finished(session, ExitStatus.DONE);
    }
    if (!(last.getCommand() instanceof Verb verb)) {
      help.show(last, session.err());
      return ExitStatus.MISUSED;
    }
    return run(verb, last.getParseResult(), session);
  }

  private ExitStatus run(Verb verb, ParseResult parsed, Session session) {
    var words =
        verb.words()
            .read(
                CommandLineFault.words(parsed),
                session.nodeKnown(),
                word -> NodeAddress.looksLikeOne(word, surroundings.folder()));
    session.checkOrder(words, verb.words());
    try {
      return finished(session, verb.run(session, words));
    } catch (OutputLost lost) {
      if (lost.readerLeft() && !verb.outputMatters()) {
        return ExitStatus.DONE;
      }
      throw lost;
    }
  }

  private static ExitStatus finished(Session session, ExitStatus status) {
    session.out().flush();
    return status;
  }

  private static ParseResult parse(CommandLine commands, List<String> arguments) {
    try {
      ParseResult parsed = commands.parseArgs(arguments.toArray(new String[0]));
      CommandLineFault.checkChoices(parsed);
      return parsed;
    } catch (CommandLine.ParameterException e) {
      throw CommandLineFault.of(e, arguments);
    }
  }
}
