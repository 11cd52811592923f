package org.entente.cli.account;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// The values that some options choose from, for checking and completion.
final class Levels {
  private Levels() {}

  /// Roles of accounts.
  static final class Roles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("admin", "operator", "analyst", "auditor", "reader").iterator();
    }
  }

  /// What a token may be used for.
  static final class Scopes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("read", "write", "admin").iterator();
    }
  }

  /// Levels of the Traffic Light Protocol.
  static final class TlpLevels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Tlp.values()).map(Tlp::label).iterator();
    }
  }

  /// Levels of the Permissible Actions Protocol.
  static final class PapLevels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Pap.values()).map(Pap::label).iterator();
    }
  }

  /// Yes or no, for a program's ears.
  static final class Truth implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("true", "false").iterator();
    }
  }
}
