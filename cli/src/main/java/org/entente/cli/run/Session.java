package org.entente.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.entente.cli.link.Caller;
import org.entente.cli.link.Links;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Interruption;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Surroundings;
import org.entente.cli.terminal.Terminal;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// Everything that a command works with.
///
/// @param surroundings what the operating system gives
/// @param terminal where to read and write
/// @param globals the options that every command takes
/// @param interruption what to do when stopped from outside
/// @param links how to reach nodes
public record Session(
    Surroundings surroundings,
    Terminal terminal,
    Globals globals,
    Interruption interruption,
    Links links) {
  private static final String NODE_VARIABLE = "ENTENTE_NODE";
  private static final String TOKEN_VARIABLE = "ENTENTE_TOKEN";
  private static final String AUTHORITY_VARIABLE = "ENTENTE_CA";

  /// A password on standard input is one line of at most this many bytes.
  private static final int PASSWORD_BYTES_MAX = 4096;

  /// Standard output.
  public Screen out() {
    return terminal.out();
  }

  /// Standard error.
  public Screen err() {
    return terminal.err();
  }

  /// Whether results are for a program.
  public boolean json() {
    return globals.json();
  }

  /// The path that the person wrote.
  public Path path(String word) {
    return NodeAddress.path(word, surroundings.folder());
  }

  /// Whether the node is known without the command's words naming it.
  public boolean nodeKnown() {
    return globals.node().isPresent() || !surroundings.variable(NODE_VARIABLE).isEmpty();
  }

  /// The node that the command is for: as its words say, else `-C`, else the environment.
  public NodeAddress node(Words words) {
    String text =
        Optional.ofNullable(words.node())
            .or(globals::node)
            .orElseGet(() -> surroundings.variable(NODE_VARIABLE));
    return NodeAddress.parse(text, surroundings.folder());
  }

  /// Fails when the first word is no node, but a later one is: the words came in another order.
  public void checkOrder(Words words, Grammar grammar) {
    Path folder = surroundings.folder();
    String first = words.node();
    if (first == null || NodeAddress.looksLikeOne(first, folder)) {
      return;
    }
    for (String word : words.values()) {
      if (NodeAddress.looksLikeOne(word, folder)) {
        throw Failure.of(Fault.USAGE_WORD_ORDER, word, word, grammar.synopsis());
      }
    }
  }

  /// The node as a directory on this machine.
  public Path directory(Words words) {
    return switch (node(words)) {
      case NodeAddress.Directory(Path path) -> path;
      case NodeAddress.Remote remote ->
          throw Failure.of(Fault.USAGE_DIRECTORY_ONLY, remote.toString(), remote.toString());
    };
  }

  /// An open line to the command's node, in the name of the person who acts.
  public NodeLink link(Words words) {
    return link(node(words));
  }

  public NodeLink link(NodeAddress node) {
    Optional<String> token = token(node);
    NodeLink link = links.open(node, caller(token), authority());
    if (token.isPresent() || globals.account().isEmpty()) {
      return link;
    }
    try {
      return signedIn(link, globals.account().get());
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /// Does `work` on an open line and closes it.
  public <T> T onLink(Words words, Function<NodeLink, T> work) {
    try (var link = link(words)) {
      return work.apply(link);
    }
  }

  /// A line without credentials to a node whose certificate is not verified.
  public NodeLink unverified(NodeAddress.Remote node) {
    return links.openUnverified(node, caller(Optional.empty()));
  }

  /// The password on the first line of standard input.
  public String passwordFromInput() {
    try {
      byte[] bytes = surroundings.in().readNBytes(PASSWORD_BYTES_MAX);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      String line = end < 0 ? text : text.substring(0, end);
      String password = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (password.isEmpty()) {
        throw Failure.of(Fault.PASSWORD_MISSING, "--password-stdin");
      }
      return password;
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, "-", "-");
    }
  }

  /// Fails unless the person says yes, or said so beforehand.
  public void confirm(boolean yes, Sentence question) {
    if (yes) {
      return;
    }
    boolean agreed =
        terminal.confirm(question).orElseThrow(() -> Failure.of(Fault.CONFIRMATION_NEEDED, null));
    if (!agreed) {
      throw Failure.of(Fault.CONFIRMATION_DENIED, null);
    }
  }

  private Caller caller(Optional<String> token) {
    return new Caller(
        token,
        terminal.messages().language().locale().getLanguage(),
        globals.purpose(),
        globals.reason());
  }

  /// For a node elsewhere there is nobody to be without a token or a name; the owner of a directory
  /// acts as such unless they say otherwise.
  private Optional<String> token(NodeAddress node) {
    String token = surroundings.variable(TOKEN_VARIABLE);
    boolean remote = node instanceof NodeAddress.Remote;
    if (!token.isEmpty() && (remote || globals.account().isPresent())) {
      return Optional.of(token);
    }
    if (remote && globals.account().isEmpty()) {
      throw Failure.of(Fault.PASSWORD_MISSING, TOKEN_VARIABLE);
    }
    return Optional.empty();
  }

  private NodeLink signedIn(NodeLink link, String account) {
    String password =
        terminal
            .secret(Sentence.of("prompt-password", account))
            .orElseThrow(() -> Failure.of(Fault.PASSWORD_MISSING, TOKEN_VARIABLE));
    var request = JsonObject.builder().put("account", account).put("password", password).build();
    String token = link.post(Route.of("sessions"), request).string("token");
    if (token == null) {
      throw Failure.of(Fault.NODE_STRANGE, null, "200");
    }
    return link.as(token);
  }

  /// The file with the certificates to trust, instead of those of the system.
  public Optional<Path> authority() {
    return globals
        .authority()
        .or(() ->
            Optional.of(surroundings.variable(AUTHORITY_VARIABLE)).filter(file -> !file.isEmpty()))
        .map(this::path);
  }
}
