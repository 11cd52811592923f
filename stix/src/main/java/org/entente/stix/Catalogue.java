package org.entente.stix;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sentences for people, keyed by stable code, in every language that Entente speaks.
/// Immutable.
///
/// A catalogue is read from families of property files in UTF-8, one file per family and language,
/// such as `reading_fr.properties`. Each code has three entries:
///
/// ```properties
/// json-duplicate-key = The property “{0}” occurs more than once in one object.
/// json-duplicate-key.title = Property given twice
/// json-duplicate-key.hint = Keep one of them. Readers disagree on which one counts.
/// ```
///
/// `{0}` to `{9}` stand for the arguments. Nothing else is special in a sentence: no quoting, so an
/// apostrophe is an apostrophe. (`java.text.MessageFormat` would swallow it, and
/// `java.util.ResourceBundle` would answer a German reader in whatever language the machine has.)
public final class Catalogue {
  /// The languages, the one to fall back to first.
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("ar"));

  /// An argument longer than this, in UTF-16 units, is cut in sentences.
  public static final int ARGUMENT_LENGTH_MAX = 200;

  /// The sentences of this library.
  public static final Catalogue STIX =
      load(name -> Catalogue.class.getResourceAsStream(name), "reading", "rules");

  private static final String TITLE = ".title";
  private static final String HINT = ".hint";

  private final Map<String, Map<String, String>> entries;

  private Catalogue(Map<String, Map<String, String>> entries) {
    this.entries = entries;
  }

  /// Loads `families`, all languages of each.
  ///
  /// @param resources opens a resource by its file name; a lambda, so that the resources of a named
  ///   module are asked for from inside it
  /// @throws IllegalArgumentException when a file is missing, or a key occurs in two families
  public static Catalogue load(
      Function<String, @Nullable InputStream> resources, String... families) {
    var entries = new HashMap<String, Map<String, String>>();
    for (Locale language : LANGUAGES) {
      var sentences = new HashMap<String, String>();
      for (String family : families) {
        String name = family + "_" + language.getLanguage() + ".properties";
        read(resources, name)
            .forEach((key, text) -> putNew(sentences, (String) key, (String) text));
      }
      entries.put(language.getLanguage(), sentences);
    }
    return new Catalogue(entries);
  }

  /// This catalogue and `other` as one.
  ///
  /// @throws IllegalArgumentException when both have the same code
  public Catalogue and(Catalogue other) {
    var joined = new HashMap<String, Map<String, String>>();
    entries.forEach((language, sentences) -> {
      var both = new HashMap<>(sentences);
      other.sentences(language).forEach((key, text) -> putNew(both, key, text));
      joined.put(language, both);
    });
    return new Catalogue(joined);
  }

  /// All codes, in alphabetical order.
  public Set<String> codes() {
    var codes = new TreeSet<String>();
    for (String key : sentences(LANGUAGES.getFirst().getLanguage()).keySet()) {
      if (key.indexOf('.') < 0) {
        codes.add(key);
      }
    }
    return Collections.unmodifiableSet(codes);
  }

  /// All keys of one language, `….title` and `….hint` among them: for checks that every language
  /// has the same.
  public Set<String> keys(Locale language) {
    return Collections.unmodifiableSet(new TreeSet<>(sentences(language.getLanguage()).keySet()));
  }

  /// The sentence for `code` with `arguments` in their places, in the language of `locale` or else
  /// in English; for an unknown code the code itself.
  ///
  /// Arguments are foreign text. They are inserted, never interpreted, cut to
  /// [#ARGUMENT_LENGTH_MAX], and whatever could forge a line, steer a terminal or reorder the
  /// sentence is shown as an escape such as `\u001b`; runs of the other writing direction are
  /// isolated. The sentence may therefore be printed and logged as it is.
  public String message(String code, Locale locale, List<String> arguments) {
    String language = languageOf(locale);
    String template = sentences(language).get(code);
    return template == null ? code : Sentence.fill(template, language, arguments);
  }

  /// What `code` is about and what to do about it, in the language of `locale` or else in English;
  /// empty for an unknown code.
  public Optional<Explanation> explanation(String code, Locale locale) {
    Map<String, String> sentences = sentences(languageOf(locale));
    String title = sentences.get(code + TITLE);
    String hint = sentences.get(code + HINT);
    return title == null || hint == null
        ? Optional.empty()
        : Optional.of(new Explanation(title, hint));
  }

  /// What a code is about.
  ///
  /// @param title a few words that name the problem
  /// @param hint why it matters and what to do about it
  public record Explanation(String title, String hint) {}

  private Map<String, String> sentences(String language) {
    return entries.getOrDefault(language, Map.of());
  }

  private String languageOf(Locale locale) {
    String language = locale.getLanguage();
    return entries.containsKey(language) ? language : LANGUAGES.getFirst().getLanguage();
  }

  private static Properties read(Function<String, @Nullable InputStream> resources, String name) {
    var properties = new Properties();
    try (InputStream in = resources.apply(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static void putNew(Map<String, String> sentences, String key, String text) {
    if (sentences.putIfAbsent(key, text) != null) {
      throw new IllegalArgumentException("two sentences for " + key);
    }
  }
}
