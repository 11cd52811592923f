package org.entente.stix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether the pattern of an indicator is well-formed in its language (STIX 2.1 §4.7.1).
/// The seam between the rules and an engine for patterns: this library has none of its own.
///
/// Called from whatever thread checks an object, by several at once.
@FunctionalInterface
public interface PatternCheck {
  /// Takes every pattern for a good one.
  PatternCheck ACCEPT_ALL = (pattern, type, version) -> List.of();

  /// What is wrong with `pattern`; empty when nothing is. Pointers are relative to the indicator:
  /// normally `/pattern`.
  ///
  /// @param pattern the text of the pattern
  /// @param type its language, such as `stix`, `sigma`, `yara`
  /// @param version the version of the language, null when the indicator names none
  List<Finding> check(String pattern, String type, @Nullable String version);
}
