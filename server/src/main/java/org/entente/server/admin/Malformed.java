package org.entente.server.admin;

import java.util.List;
import org.entente.server.refusal.ServerCode;

/// A request says something that the API does not understand. Never leaves this package: it becomes
/// an answer where reading began.
final class Malformed extends Exception {
  private final ServerCode code;
  private final String where;
  private final List<String> arguments;

  Malformed(ServerCode code, String where, String... more) {
    super(code.code(), null, false, false);
    this.code = code;
    this.where = where;
    var all = new java.util.ArrayList<String>();
    all.add(where);
    all.addAll(List.of(more));
    arguments = List.copyOf(all);
  }

  ServerCode code() {
    return code;
  }

  /// The member or parameter concerned.
  String where() {
    return where;
  }

  String[] arguments() {
    return arguments.toArray(String[]::new);
  }
}
