package org.entente.cli.run;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.cli.terminal.Colour;
import org.entente.cli.text.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes. Filled by the command-line parser, then only read.
@SuppressWarnings(
    "UnusedVariable") // some are read earlier, by Preferences, or by the parser itself
public final class Globals {
  @Option(names = "-C", paramLabel = "DIR", scope = ScopeType.INHERIT)
  private @Nullable String node;

  @Option(names = "--as", paramLabel = "ACCOUNT", scope = ScopeType.INHERIT)
  private @Nullable String account;

  @Option(names = "--ca", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private @Nullable String authority;

  @Option(names = "--purpose", paramLabel = "TEXT", scope = ScopeType.INHERIT)
  private @Nullable String purpose;

  @Option(names = "--reason", paramLabel = "TEXT", scope = ScopeType.INHERIT)
  private @Nullable String reason;

  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "en|fr|ar",
      scope = ScopeType.INHERIT,
      completionCandidates = Languages.class)
  private @Nullable String language;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      completionCandidates = Colours.class)
  private @Nullable String colour;

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true)
  private boolean version;

  public Optional<String> node() {
    return Optional.ofNullable(node);
  }

  /// The person acting, when not the owner of the directory.
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  public Optional<String> authority() {
    return Optional.ofNullable(authority);
  }

  public Optional<String> purpose() {
    return Optional.ofNullable(purpose);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /// Whether results are for a program.
  public boolean json() {
    return json;
  }

  /// Whether a bug shows its stack trace.
  public boolean debug() {
    return debug;
  }

  /// The languages, by their codes.
  static final class Languages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Language.values())
          .map(language -> language.locale().getLanguage())
          .iterator();
    }
  }

  /// When to use colour.
  static final class Colours implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Colour.values())
          .map(colour -> colour.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }
}
