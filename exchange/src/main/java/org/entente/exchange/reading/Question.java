package org.entente.exchange.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.collection.NormalForm;
import org.entente.exchange.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/// A value that somebody asks about, and everything that it may mean: what its form cannot but be,
/// what it might be besides (a name, a file name …), and, for an address, the networks around it.
/// Defanged values mean what they were before. Immutable.
///
/// @param text as it was asked
/// @param values its meanings, the most specific first; never empty
public record Question(String text, List<IndexedValue> values) {
  /// Longest text, in characters, before it is refanged.
  public static final int LENGTH_MAX = NormalForm.LENGTH_MAX;

  private static final int WALLET_LENGTH_MIN = 25;
  private static final int WALLET_LENGTH_MAX = 128;

  public Question {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a question means something");
    }
  }

  /// What came of reading somebody's text.
  public sealed interface Read {
    record Understood(Question question) implements Read {}

    /// @param code why nothing can be looked up by it
    /// @param arguments of the sentence
    record Refused(RefusalCode code, List<String> arguments) implements Read {
      public Refused {
        arguments = List.copyOf(arguments);
      }
    }
  }

  /// Reads foreign text.
  ///
  /// @param kind the one meaning that is asked for; null for every one that it may have
  public static Read read(String text, @Nullable Kind kind) {
    if (text.length() > LENGTH_MAX) {
      return refused(RefusalCode.VALUE_TOO_LONG, Integer.toString(LENGTH_MAX));
    }
    if (text.isBlank()) {
      return refused(RefusalCode.VALUE_EMPTY);
    }
    if (!isText(text.strip())) {
      return refused(RefusalCode.VALUE_NOT_TEXT);
    }
    var values = new LinkedHashSet<IndexedValue>();
    for (String meant : new LinkedHashSet<>(List.of(Refanged.of(text.strip()), text))) {
      if (kind == null) {
        guess(meant, values);
      } else {
        NormalForm.of(kind, meant).ifPresent(values::add);
      }
    }
    if (values.isEmpty()) {
      return kind == null
          ? refused(RefusalCode.VALUE_EMPTY)
          : refused(RefusalCode.VALUE_NOT_OF_KIND, kind.label());
    }
    for (IndexedValue value : List.copyOf(values)) {
      values.addAll(NormalForm.networksAround(value));
    }
    return new Read.Understood(new Question(text, List.copyOf(values)));
  }

  private static void guess(String text, Set<IndexedValue> values) {
    autonomousSystem(text).ifPresent(values::add);
    List<IndexedValue> guesses = NormalForm.guesses(text);
    values.addAll(guesses);
    boolean sure =
        guesses.stream().anyMatch(it -> it.kind() == Kind.HASH || it.kind() == Kind.WALLET);
    if (!sure && isLikeWallet(text)) {
      NormalForm.of(Kind.WALLET, text).ifPresent(values::add);
    }
  }

  /// A number alone is too little to be taken for one.
  private static Optional<IndexedValue> autonomousSystem(String text) {
    return text.regionMatches(true, 0, "AS", 0, 2)
        ? NormalForm.of(Kind.AUTONOMOUS_SYSTEM, text)
        : Optional.empty();
  }

  /// Schemes of wallets are many, and new ones come.
  private static boolean isLikeWallet(String text) {
    return text.length() >= WALLET_LENGTH_MIN
        && text.length() <= WALLET_LENGTH_MAX
        && text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
  }

  /// Controls, halves of characters and the sign for what could not be decoded are in no value.
  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static Read refused(RefusalCode code, String... arguments) {
    return new Read.Refused(code, List.of(arguments));
  }
}
