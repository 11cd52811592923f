package org.entente.cli.terminal;

/// Which of the standard streams are terminals. Java can tell only whether input and output both
/// are, so the launcher looks and says.
///
/// @param in standard input
/// @param out standard output
/// @param err standard error
public record Ttys(boolean in, boolean out, boolean err) {
  public static final Ttys NONE = new Ttys(false, false, false);

  /// Reads the launcher's note: the digits of the descriptors that are terminals, such as `02`.
  public static Ttys parse(String note) {
    return new Ttys(note.contains("0"), note.contains("1"), note.contains("2"));
  }
}
