package org.entente.taxii.client;

import org.entente.stix.Read;

/// Takes what a poll brings. Called by the thread that polls, in the order of the server.
///
/// What it throws ends the poll and reaches the caller as it is.
@FunctionalInterface
public interface PollConsumer {
  /// An object, with its original bytes. Nothing but its JSON has been checked: it is a stranger's.
  ///
  /// When a page breaks off and is asked for again, what was delivered of it is not delivered
  /// again, as long as the server repeats itself; a server that does not may bring an object twice.
  void object(Read.Found object);

  /// A member of the page that cannot be taken. The others can.
  default void refused(Read.Refused refused) {}

  /// The page is complete. Whoever keeps `next`, after keeping the objects of the page, can go on
  /// there after a crash without missing any.
  default void pageComplete(PollState next) {}
}
