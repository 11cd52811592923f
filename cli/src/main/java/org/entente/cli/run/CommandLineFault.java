package org.entente.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Problem;
import org.entente.cli.text.Sentence;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What the parser of the command line found wrong, in our own words: its own are English only.
public final class CommandLineFault {
  private static final Set<String> OPTIONS_FOR_LATER = Set.of("--query", "--root-out");

  private static final Set<String> COMMANDS_FOR_LATER =
      Set.of(
          "agreement",
          "alerts",
          "bloc",
          "detect",
          "explain",
          "inbox",
          "ledger",
          "member",
          "objection",
          "pattern",
          "proof",
          "recall",
          "receipts",
          "release",
          "rule",
          "sync",
          "verify",
          "watch",
          "witness");

  private CommandLineFault() {}

  public static Failure of(CommandLine.ParameterException e, List<String> arguments) {
    return switch (e) {
      case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case CommandLine.MissingParameterException missing -> missing(missing, arguments);
      default -> invalid(e);
    };
  }

  /// The words that are no options, as they came.
  public static List<String> words(ParseResult parsed) {
    // The parser lists a parameter once for every run of words between options, each time with all.
    return parsed.matchedPositionals().stream()
        .distinct()
        .flatMap(words -> words.originalStringValues().stream())
        .toList();
  }

  /// Options that take one of a few values: refuses any other. A level may carry the name of its
  /// scheme, as in `--tlp tlp:red`.
  public static void checkChoices(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (OptionSpec option : command.getParseResult().matchedOptions()) {
        if (option.completionCandidates() == null) {
          continue;
        }
        var choices =
            StreamSupport.stream(option.completionCandidates().spliterator(), false).toList();
        for (String value : option.originalStringValues()) {
          String scheme = option.longestName().substring(2) + ':';
          String lower = value.toLowerCase(Locale.ROOT);
          String level = lower.startsWith(scheme) ? lower.substring(scheme.length()) : lower;
          if (!choices.contains(level)) {
            throw Failure.of(
                Fault.USAGE_VALUE_INVALID,
                option.longestName(),
                option.longestName(),
                value,
                String.join(", ", choices));
          }
        }
      }
    }
  }

  private static Failure unmatched(CommandLine.UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    if (isForLater(word, e.getCommandLine())) {
      return Failure.of(Fault.USAGE_NOT_YET, word, word);
    }
    Fault fault = word.startsWith("-") ? Fault.USAGE_OPTION_UNKNOWN : Fault.USAGE_COMMAND_UNKNOWN;
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String suggestions = e.getSuggestions().stream().limit(3).collect(Collectors.joining(", "));
    return suggestions.isEmpty()
        ? Failure.of(fault, word, word, command)
        : new Failure(
            fault.status(),
            new Problem(
                fault.code(),
                Sentence.of(fault.code(), word, command),
                word,
                Sentence.of("did-you-mean", suggestions)));
  }

  /// What the documents promise and this version does not have: no other word is meant.
  private static boolean isForLater(String word, CommandLine command) {
    return word.startsWith("-")
        ? OPTIONS_FOR_LATER.contains(word.replaceFirst("=.*", ""))
        : command.getParent() == null && COMMANDS_FOR_LATER.contains(word);
  }

  private static Failure missing(CommandLine.MissingParameterException e, List<String> arguments) {
    String name = e.getMissing().isEmpty() ? "" : name(e.getMissing().getFirst());
    boolean given = arguments.stream().anyMatch(word -> word.equals(name));
    return Failure.of(
        given ? Fault.USAGE_OPTION_NEEDS_VALUE : Fault.USAGE_OPTION_MISSING, name, name);
  }

  private static Failure invalid(CommandLine.ParameterException e) {
    ArgSpec argument = e.getArgSpec();
    String name = argument == null ? "" : name(argument);
    String value = String.valueOf(e.getValue());
    if (argument != null && argument.arity().max() == 0) {
      return Failure.of(Fault.USAGE_OPTION_TAKES_NO_VALUE, name, name);
    }
    return Failure.of(
        Fault.USAGE_VALUE_INVALID,
        name,
        name,
        value,
        argument == null ? "" : argument.paramLabel());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
