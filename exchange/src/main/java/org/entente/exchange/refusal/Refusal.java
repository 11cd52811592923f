package org.entente.exchange.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.stix.Catalogue;
import org.entente.stix.Finding;
import org.jspecify.annotations.Nullable;

/// Why something was refused. It is a value: what it means for HTTP or for a command's exit status
/// is decided there. Immutable.
///
/// @param code the stable code
/// @param arguments what the sentence names, in the order of its placeholders; may hold foreign
///   text as it came
/// @param id the id of this refusal in the audit log and in the node's log: TAXII's `error_id`
/// @param findings what is wrong with the input, when that is the reason; the first is the gravest
/// @param retryAfter when trying again may help; null when it does not, or nobody knows
public record Refusal(
    RefusalCode code,
    List<String> arguments,
    UUID id,
    List<Finding> findings,
    @Nullable Duration retryAfter) {
  public Refusal {
    arguments = List.copyOf(arguments);
    findings = List.copyOf(findings);
  }

  public Refusal withRetryAfter(Duration wait) {
    return new Refusal(code, arguments, id, findings, wait);
  }

  public Refusal withFindings(List<Finding> found) {
    return new Refusal(code, arguments, id, found, retryAfter);
  }

  /// The sentence for a person, in English, French or Arabic. Safe to print and to log.
  public String message(Locale locale) {
    return Sentences.OF_DOMAIN.message(code.code(), locale, arguments);
  }

  /// What the person can do about it. Safe to print and to log.
  public String hint(Locale locale) {
    return Sentences.OF_DOMAIN
        .explanation(code.code(), locale)
        .map(Catalogue.Explanation::hint)
        .orElse("");
  }
}
