package org.entente.exchange.refusal;

import java.util.function.Function;

/// What came of an operation: its result, or the reason why it was refused. Immutable.
public sealed interface Outcome<T> {
  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /// The same refusal, or `next` of the result.
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Done<T>(var value) -> next.apply(value);
      case Refused<T>(var refusal) -> new Refused<>(refusal);
    };
  }

  /// The same refusal, or `change` of the result.
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return then(value -> new Done<>(change.apply(value)));
  }

  /// It was done.
  record Done<T>(T value) implements Outcome<T> {}

  /// It was refused; nothing was changed.
  record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
