package org.entente.exchange.collection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// An ordered set of STIX objects (TAXII 2.1 §5). Immutable.
///
/// @param id its TAXII id
/// @param name what commands call it, distinct on the node
/// @param apiRoot name of the API root it is served under
/// @param alias another name in addresses, distinct in its API root (TAXII 2.1 §5.2.1); null if
///   none
/// @param title its title for people
/// @param description more about it; null if nothing
/// @param defaultMarking how objects without a TLP mark are handled; null = as TLP:AMBER+STRICT
/// @param validation what happens to objects that break a MUST
/// @param created when it was added
public record Collection(
    CollectionId id,
    String name,
    String apiRoot,
    @Nullable String alias,
    String title,
    @Nullable String description,
    @Nullable Tlp defaultMarking,
    Validation validation,
    Instant created) {
  public static final int TITLE_LENGTH_MAX = 200;
  public static final int DESCRIPTION_LENGTH_MAX = 4_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public Collection {
    if (!isName(name) || (alias != null && !isName(alias))) {
      throw new IllegalArgumentException("not a name for a collection");
    }
  }

  /// Whether `text` can name a collection or be its alias: 1 to 64 of `a-z0-9._-`, beginning with a
  /// letter or digit, and no UUID, which would be taken for an id.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && CollectionId.parse(text).isEmpty();
  }

  /// What happens to objects that break a MUST.
  public enum Validation {
    /// They are refused.
    STRICT,
    /// They are kept, with the findings, where they can still be read safely.
    LENIENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }

    /// The mode so labelled, in any letter case.
    public static Optional<Validation> parse(String text) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(mode -> mode.label.equals(wanted)).findFirst();
    }
  }
}
