package org.entente.server.refusal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A node that cannot be made, opened or served as things stand. Whoever started it must change
/// something; the message says what. Thrown while starting only, never while serving.
public class NodeRefusal extends RuntimeException {
  private final ServerCode code;
  private final List<String> arguments;
  private final String where;

  /// @param where the file, setting or address concerned; empty when there is none
  public NodeRefusal(ServerCode code, String where, String... arguments) {
    this(code, where, null, List.of(arguments));
  }

  public NodeRefusal(
      ServerCode code, String where, @Nullable Throwable cause, List<String> arguments) {
    super(code.message(Locale.ENGLISH, arguments), cause);
    this.code = code;
    this.arguments = List.copyOf(arguments);
    this.where = where;
  }

  public ServerCode code() {
    return code;
  }

  /// The file, setting or address concerned; empty when there is none.
  public String where() {
    return where;
  }

  /// What the sentence names.
  public List<String> arguments() {
    return arguments;
  }

  /// The sentence for a person. Safe to print and to log.
  public String message(Locale locale) {
    return code.message(locale, arguments);
  }

  /// What the person can do about it.
  public String hint(Locale locale) {
    return code.hint(locale);
  }
}
