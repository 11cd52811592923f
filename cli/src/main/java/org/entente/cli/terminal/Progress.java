package org.entente.cli.terminal;

/// Shows a person that work goes on. Safe for several threads.
public interface Progress extends AutoCloseable {
  /// For pipes, files and dumb terminals.
  Progress SILENT =
      new Progress() {
        @Override
        public void at(long done) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
      };

  /// `done` units are behind us.
  void at(long done);

  /// A few words beside the bar.
  void note(String text);

  /// Takes the display away.
  @Override
  void close();

  /// What is counted.
  enum Unit {
    BYTES,
    OBJECTS
  }
}
