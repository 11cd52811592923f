package org.entente.server.doctor;

import java.util.List;
import java.util.Locale;
import org.entente.server.doctor.DoctorCode.Weight;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.Catalogue;

/// One thing that an examination found. Immutable.
///
/// @param code the stable code, of [DoctorCode] or [ServerCode]
/// @param weight how grave it is
/// @param where the file, setting or entry concerned
/// @param arguments what the sentence names
public record Finding(String code, Weight weight, String where, List<String> arguments) {
  public Finding {
    arguments = List.copyOf(arguments);
  }

  static Finding of(DoctorCode code, String where, String... arguments) {
    return new Finding(code.code(), code.weight(), where, List.of(arguments));
  }

  /// What keeps the node from starting.
  static Finding of(ServerCode code, String where, List<String> arguments) {
    return new Finding(code.code(), Weight.DAMAGE, where, arguments);
  }

  static Finding of(NodeRefusal refusal) {
    return of(refusal.code(), refusal.where(), refusal.arguments());
  }

  /// What is wrong, in a sentence. Safe to print and to log.
  public String message(Locale locale) {
    return DoctorCode.ALL.message(code, locale, arguments);
  }

  /// What it means and what to do.
  public String hint(Locale locale) {
    return DoctorCode.ALL.explanation(code, locale).map(Catalogue.Explanation::hint).orElse("");
  }
}
