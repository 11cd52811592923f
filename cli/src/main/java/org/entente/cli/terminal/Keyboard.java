package org.entente.cli.terminal;

import java.io.IOException;
import java.util.Optional;

/// A person who can be asked: the controlling terminal, wherever the standard streams lead, so that
/// `entente token create … | pbcopy` can still ask for a password.
public interface Keyboard {
  /// Shows `prompt` and reads one line; empty when there is nobody to ask, or at end of input.
  Optional<String> line(String prompt) throws IOException;

  /// As [#line], without showing what is typed.
  Optional<String> secret(String prompt) throws IOException;
}
