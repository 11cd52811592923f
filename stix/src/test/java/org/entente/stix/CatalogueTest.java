package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.stix.json.JsonProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
  private static final Locale ARABIC = Locale.forLanguageTag("ar");

  @Test
  void has_every_code_of_reading_and_no_other() {
    var declared = new TreeSet<String>();
    Arrays.stream(JsonProblem.Kind.values()).forEach(kind -> declared.add(kind.code()));
    Arrays.stream(ReadingCode.values()).forEach(code -> declared.add(code.code()));

    assertThat(catalogue("reading").codes()).isEqualTo(declared);
  }

  @Test
  void every_language_has_the_same_keys() {
    for (Locale language : Catalogue.LANGUAGES) {
      assertThat(Catalogue.STIX.keys(language)).isEqualTo(Catalogue.STIX.keys(Locale.ENGLISH));
    }
  }

  @Test
  void every_code_has_a_sentence_a_title_and_a_hint_and_every_key_belongs_to_a_code() {
    var expected = new TreeSet<String>();
    for (String code : Catalogue.STIX.codes()) {
      assertThat(code).matches("[a-z0-9]+(-[a-z0-9]+)*");
      expected.addAll(List.of(code, code + ".title", code + ".hint"));
    }
    assertThat(Catalogue.STIX.keys(Locale.ENGLISH)).isEqualTo(expected);
    for (Locale language : Catalogue.LANGUAGES) {
      for (String code : Catalogue.STIX.codes()) {
        Catalogue.Explanation explanation =
            Catalogue.STIX.explanation(code, language).orElseThrow();
        assertThat(explanation.title()).isNotBlank();
        assertThat(explanation.hint()).isNotBlank();
        assertThat(Catalogue.STIX.message(code, language, List.of())).isNotBlank();
      }
    }
  }

  @Test
  void every_language_names_the_same_arguments() {
    for (String code : Catalogue.STIX.codes()) {
      for (Locale language : Catalogue.LANGUAGES) {
        assertThat(placeholders(code, language))
            .as("%s in %s", code, language)
            .isEqualTo(placeholders(code, Locale.ENGLISH));
      }
    }
  }

  @Test
  void every_language_is_written_in_its_own_script() {
    for (String code : Catalogue.STIX.codes()) {
      assertThat(Catalogue.STIX.message(code, ARABIC, List.of())).matches("(?s).*\\p{IsArabic}.*");
      assertThat(Catalogue.STIX.message(code, Locale.ENGLISH, List.of()))
          .isNotEqualTo(Catalogue.STIX.message(code, Locale.FRENCH, List.of()))
          .doesNotMatch("(?s).*\\p{IsArabic}.*");
    }
  }

  @Test
  void speaks_the_language_asked_for_and_english_to_all_others() {
    assertThat(message("json-duplicate-key", Locale.FRENCH, "name"))
        .isEqualTo(
            "La propri\u00e9t\u00e9 \u00ab\u00a0name\u00a0\u00bb figure plus d'une fois dans un m\u00eame objet.");
    assertThat(message("json-duplicate-key", Locale.CANADA_FRENCH, "name"))
        .isEqualTo(message("json-duplicate-key", Locale.FRENCH, "name"));
    assertThat(message("json-duplicate-key", Locale.GERMANY, "name"))
        .isEqualTo("The property \u201cname\u201d occurs more than once in one object.");
    assertThat(message("json-duplicate-key", Locale.ROOT, "name"))
        .isEqualTo(message("json-duplicate-key", Locale.ENGLISH, "name"));
  }

  @Test
  void does_not_depend_on_the_default_locale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG", "fr-FR", "th-TH-u-nu-thai"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(catalogue("reading").message("json-too-deep", Locale.GERMAN, List.of("64")))
            .isEqualTo("Arrays and objects nest more than 64 deep.");
        assertThat(
                new Finding(Finding.Severity.ERROR, "json-too-deep", "", "", List.of("64"))
                    .message())
            .isEqualTo("Arrays and objects nest more than 64 deep.");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_code_nobody_knows_stands_for_itself() {
    assertThat(message("no-such-code", Locale.FRENCH, "x")).isEqualTo("no-such-code");
    assertThat(Catalogue.STIX.explanation("no-such-code", Locale.FRENCH)).isEmpty();
    assertThat(Catalogue.STIX.explanation("json-syntax.title", Locale.FRENCH)).isEmpty();
  }

  @Test
  void arguments_are_inserted_and_never_interpreted() {
    assertThat(rendered("a {0} b {1} c", "{1}", "{0}")).isEqualTo("a {1} b {0} c");
    assertThat(rendered("l'objet '{0}' d'un {1}", "x'y", "{0,number}"))
        .isEqualTo("l'objet 'x'y' d'un {0,number}");
    assertThat(rendered("{0}{0}", "$1\\")).isEqualTo("$1\\$1\\");
    assertThat(rendered("{0} {2}", "a", "b")).isEqualTo("a ");
    assertThat(rendered("{x} {10} {", "a")).isEqualTo("{x} {10} {");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u009b", "\u200e", "\u200f",
        "\u202a", "\u202e", "\u2028", "\u2029", "\u2066", "\u2069", "\ufeff", "\u00ad", "\ud800",
        "\udfff"
      })
  void what_could_forge_a_line_or_steer_a_terminal_is_shown_as_an_escape(String character) {
    assertThat(rendered("<{0}>", "a" + character + "b"))
        .isEqualTo("<a\\u%04xb>".formatted((int) character.charAt(0)));
  }

  @Test
  void a_tag_character_beyond_the_first_plane_is_shown_as_two_escapes() {
    assertThat(rendered("<{0}>", "\udb40\udc41")).isEqualTo("<\\udb40\\udc41>");
  }

  @Test
  void text_of_any_script_is_kept() {
    assertThat(rendered("<{0}>", "caf\u00e9 \u65e5\u672c \ud83d\ude00"))
        .isEqualTo("<caf\u00e9 \u65e5\u672c \ud83d\ude00>");
  }

  @Test
  void an_argument_of_the_other_direction_cannot_reorder_the_sentence() {
    assertThat(rendered("<{0}>", "\u0627\u0633\u0645"))
        .isEqualTo("<\u2068\u0627\u0633\u0645\u2069>");
    assertThat(message("json-duplicate-key", ARABIC, "name"))
        .contains("\u00ab\u2068name\u2069\u00bb");
  }

  @Test
  void long_arguments_are_cut_but_never_inside_a_character() {
    assertThat(rendered("{0}", "x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(rendered("{0}", "x".repeat(201))).isEqualTo("x".repeat(200) + "\u2026");
    assertThat(rendered("{0}", "x".repeat(199) + "\ud83d\ude00"))
        .isEqualTo("x".repeat(199) + "\u2026");
    assertThat(rendered("{0}", "x".repeat(10_000_000))).hasSize(201);
  }

  @Test
  void catalogues_can_be_joined_unless_they_contradict_each_other() {
    Catalogue joined = memory(Map.of("a_en", "one = 1")).and(memory(Map.of("a_en", "two = 2")));
    assertThat(joined.codes()).containsExactly("one", "two");
    assertThat(joined.message("two", Locale.ENGLISH, List.of())).isEqualTo("2");
    assertThatIllegalArgumentException().isThrownBy(() -> joined.and(joined));
  }

  @Test
  void a_family_without_a_language_is_a_mistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.load(name -> null, "missing"))
        .withMessageContaining("missing_en.properties");
    assertThatIllegalArgumentException().isThrownBy(() -> catalogue("reading", "reading"));
  }

  private static Catalogue catalogue(String... families) {
    return Catalogue.load(name -> Catalogue.class.getResourceAsStream(name), families);
  }

  private static Catalogue memory(Map<String, String> files) {
    var all = new HashMap<String, String>();
    files.forEach((name, text) -> all.put(name + ".properties", text));
    return Catalogue.load(name -> stream(all.getOrDefault(name, "")), "a");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String rendered(String template, String... arguments) {
    return memory(Map.of("a_en", "code = " + template.replace("\\", "\\\\")))
        .message("code", Locale.ENGLISH, List.of(arguments));
  }

  private static String message(String code, Locale locale, String... arguments) {
    return Catalogue.STIX.message(code, locale, List.of(arguments));
  }

  private static TreeSet<String> placeholders(String code, Locale language) {
    List<String> marks = List.of("@0", "@1", "@2", "@3", "@4", "@5", "@6", "@7", "@8", "@9");
    String text = Catalogue.STIX.message(code, language, marks);
    var found = new TreeSet<String>();
    Matcher matcher = Pattern.compile("@\\d").matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    assertThat(PLACEHOLDER.matcher(text).find()).isFalse();
    return found;
  }
}
