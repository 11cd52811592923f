package org.entente.server.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.refusal.Sentences;
import org.entente.stix.Catalogue;
import org.entente.stix.Finding;
import org.entente.taxii.Problem;
import org.jspecify.annotations.Nullable;

/// What a client is told instead of what it asked for, whoever refused: the domain, the reading of
/// filters, or the edge itself. Immutable.
///
/// @param code the stable code
/// @param status the HTTP status
/// @param arguments what the sentence names
/// @param id under which audit and log know this refusal: TAXII's `error_id`
/// @param where a parameter, header or JSON pointer; empty when it is about the whole request
/// @param findings what is wrong with the input; empty unless that is the reason
/// @param retryAfter when trying again may help; null when nobody knows
/// @param allow the methods that are possible here, for a refused one; else empty
public record Denial(
    String code,
    int status,
    List<String> arguments,
    UUID id,
    String where,
    List<Finding> findings,
    @Nullable Duration retryAfter,
    List<String> allow) {
  /// Everything that any part of a node may say.
  private static final Catalogue SENTENCES =
      ServerCode.CATALOGUE.and(Sentences.ALL).and(Problem.CATALOGUE);

  /// How long a client is asked to wait when nobody knows better.
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  public Denial {
    arguments = List.copyOf(arguments);
    findings = List.copyOf(findings);
    allow = List.copyOf(allow);
    if (retryAfter == null && (status == 429 || status == 503)) {
      retryAfter = A_MOMENT;
    }
  }

  /// A refusal of the domain. Input that cannot be read is named by the code of what is wrong with
  /// it, which says more than that it cannot be read.
  public static Denial of(Refusal refusal) {
    int status = HttpStatus.of(refusal.code());
    if (refusal.code() == RefusalCode.UNREADABLE && !refusal.findings().isEmpty()) {
      Finding first = refusal.findings().getFirst();
      return new Denial(
          first.code(),
          status,
          first.arguments(),
          refusal.id(),
          first.pointer(),
          refusal.findings(),
          null,
          List.of());
    }
    return new Denial(
        refusal.code().code(),
        status,
        refusal.arguments(),
        refusal.id(),
        "",
        refusal.findings(),
        refusal.retryAfter(),
        List.of());
  }

  /// A malformed query (TAXII 2.1 §3.4).
  public static Denial of(Problem problem, UUID id) {
    return new Denial(
        problem.code(), 400, problem.arguments(), id, problem.where(), List.of(), null, List.of());
  }

  /// A refusal of the edge.
  public static Denial of(ServerCode code, UUID id, String... arguments) {
    return of(code, id, "", arguments);
  }

  static Denial of(ServerCode code, UUID id, String where, String[] arguments) {
    return new Denial(
        code.code(),
        HttpStatus.of(code),
        List.of(arguments),
        id,
        where,
        List.of(),
        null,
        List.of());
  }

  /// A method that is not possible at this address.
  public static Denial methodNotAllowed(UUID id, String method, List<String> allow) {
    return new Denial(
        ServerCode.METHOD_NOT_ALLOWED.code(),
        405,
        List.of(method, String.join(", ", allow)),
        id,
        "",
        List.of(),
        null,
        allow);
  }

  /// The same, about `place`.
  public Denial at(String place) {
    return new Denial(code, status, arguments, id, place, findings, retryAfter, allow);
  }

  /// A few words that name the problem.
  public String title(Locale locale) {
    return SENTENCES.explanation(code, locale).map(Catalogue.Explanation::title).orElse(code);
  }

  /// The sentence for a person. Safe to print and to log.
  public String message(Locale locale) {
    return SENTENCES.message(code, locale, arguments);
  }

  /// What the person can do about it; empty when nothing is known.
  public String hint(Locale locale) {
    return SENTENCES.explanation(code, locale).map(Catalogue.Explanation::hint).orElse("");
  }
}
