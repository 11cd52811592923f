package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.commit.StoreRefusal;

/// The pieces of work that become durable together. Made by the thread that prepares, handed once
/// to the thread that writes.
final class Group {
  private final Draft draft;
  private final List<Ticket<?>> tickets = new ArrayList<>();
  private byte[] batch = new byte[0];
  private long lastNote;

  Group(Draft draft) {
    this.draft = draft;
  }

  Draft draft() {
    return draft;
  }

  int size() {
    return tickets.size();
  }

  void add(Ticket<?> ticket) {
    tickets.add(ticket);
  }

  /// Nothing more is added; from here on the group can be written.
  void finish(NoteJournal.Taken notes) {
    batch = draft.finish(notes);
    lastNote = notes.last();
  }

  /// What is to be written; empty if the group changed nothing.
  byte[] batch() {
    return batch;
  }

  long lastNote() {
    return lastNote;
  }

  void release() {
    tickets.forEach(Ticket::release);
  }

  void refuse(StoreRefusal refusal) {
    tickets.forEach(ticket -> ticket.refuse(refusal));
  }
}
