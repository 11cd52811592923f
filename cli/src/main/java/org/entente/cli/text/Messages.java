package org.entente.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The program's own sentences in one language, from property files in UTF-8 of the same form as
/// [org.entente.stix.Catalogue] reads. Immutable.
///
/// It differs from that class in one point: text from data is made harmless only where it meets a
/// terminal, since pipes get it verbatim.
public final class Messages {
  private static final int GROUPED_FROM = 10_000;

  private final Language language;
  private final Map<String, String> texts = new TreeMap<>();

  private Messages(Language language, List<String> files) {
    this.language = language;
    files.forEach(this::load);
  }

  /// The sentences of `families`, such as `screens` for `screens_fr.properties`.
  public static Messages of(Language language, String... families) {
    return new Messages(language, files(language, families));
  }

  /// All sentences for the screen: of what goes well and of what goes wrong.
  public static Messages forScreen(Language language) {
    return of(language, "screens", "problems");
  }

  /// What the help pages say. The examples are commands, which have no language.
  public static Messages forHelp(Language language) {
    var files = new ArrayList<>(files(language, "screens", "help"));
    files.add("examples.properties");
    return new Messages(language, files);
  }

  public Language language() {
    return language;
  }

  /// The text under `key` as it stands, places unfilled.
  public Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /// All keys, in order.
  public Set<String> keys() {
    return texts.keySet();
  }

  /// The sentence in this language.
  ///
  /// @param onTerminal whether data in it must be made harmless
  /// @throws MissingResourceException for a key that is in no file, which is a bug
  public String say(Sentence sentence, boolean onTerminal) {
    String template = texts.get(sentence.key());
    if (template == null) {
      throw new MissingResourceException("no such sentence", "screens", sentence.key());
    }
    var out = new StringBuilder(template.length() + 40);
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '{' && i + 2 < template.length() && template.charAt(i + 2) == '}') {
        out.append(rendered(sentence.values().get(template.charAt(i + 1) - '0'), onTerminal));
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String rendered(Object value, boolean onTerminal) {
    return switch (value) {
      case Sentence inner -> say(inner, onTerminal);
      case Number number -> grouped(number.longValue());
      default ->
          onTerminal
              ? Harmless.isolated(value.toString(), language.rightToLeft())
              : value.toString();
    };
  }

  /// Digits in groups of three from 10,000 on, with the language's own separator.
  private String grouped(long number) {
    String digits = Long.toString(number);
    if (Math.abs(number) < GROUPED_FROM) {
      return digits;
    }
    var out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(language == Language.FRENCH ? '\u202f' : ',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  private static List<String> files(Language language, String... families) {
    String ending = '_' + language.locale().getLanguage() + ".properties";
    return Stream.of(families).map(family -> family + ending).toList();
  }

  private void load(String file) {
    var properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new MissingResourceException("no such file", file, "");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
  }
}
