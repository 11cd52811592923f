package org.entente.taxii.client;

import org.entente.taxii.ManifestRecord;

/// Takes what reading a manifest brings; see [PollConsumer].
@FunctionalInterface
public interface ManifestConsumer {
  /// A record, once its whole page has been read.
  void entry(ManifestRecord entry);

  /// The page is complete.
  default void pageComplete(PollState next) {}
}
