package org.entente.exchange.ingest;

/// Is told how an import gets on, by the thread that runs it.
public interface Progress {
  /// Nobody watches.
  Progress SILENT = (bytes, soFar) -> true;

  /// Called after each batch.
  ///
  /// @param bytes how many bytes of the input were read
  /// @param soFar what became of them
  /// @return whether to go on; false ends the import at this border between two batches
  boolean goOn(long bytes, Summary soFar);

  /// Called for every object that was refused, once it is certain, before the [#goOn] of its batch.
  default void refused(Summary.Detail detail) {}
}
