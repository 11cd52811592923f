package org.entente.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.MissingResourceException;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.cli.outcome.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  static Stream<Arguments> translations() {
    return Stream.of("screens", "problems", "help")
        .flatMap(family ->
            Stream.of(Language.FRENCH, Language.ARABIC)
                .map(language -> Arguments.of(family, language)));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void every_language_has_the_same_sentences(String family, Language language) {
    assertThat(Messages.of(language, family).keys())
        .isEqualTo(Messages.of(Language.ENGLISH, family).keys());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void every_language_has_the_same_places_for_values(String family, Language language) {
    var english = Messages.of(Language.ENGLISH, family);
    var translated = Messages.of(language, family);
    for (String key : english.keys()) {
      assertThat(places(translated, key)).as(key).isEqualTo(places(english, key));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void every_fault_has_a_sentence_a_title_and_a_hint(Fault fault) {
    assertThat(Messages.of(Language.ENGLISH, "problems").keys())
        .contains(fault.code(), fault.code() + ".title", fault.code() + ".hint");
  }

  @Test
  void every_sentence_about_a_problem_belongs_to_a_fault() {
    for (String key : Messages.of(Language.ENGLISH, "problems").keys()) {
      int dot = key.indexOf('.');
      assertThat(Fault.byCode(dot < 0 ? key : key.substring(0, dot))).as(key).isPresent();
    }
  }

  @Test
  void apostrophes_and_braces_are_themselves() {
    var french = Messages.forScreen(Language.FRENCH);
    assertThat(french.say(Sentence.of("field", "l'été", "{0} {x} {"), false))
        .isEqualTo("l'été : {0} {x} {");
  }

  @Test
  void data_is_made_harmless_for_a_terminal_and_verbatim_otherwise() {
    var english = Messages.forScreen(Language.ENGLISH);
    var sentence = Sentence.of("field", "a\u001b[2J", "x");
    assertThat(english.say(sentence, true)).isEqualTo("a\\u001b[2J: x");
    assertThat(english.say(sentence, false)).isEqualTo("a\u001b[2J: x");
  }

  @Test
  void long_numbers_are_grouped_as_the_language_does() {
    var sentence = Sentence.of("import-so-far", 1_234_567L);
    assertThat(Messages.forScreen(Language.ENGLISH).say(sentence, false)).endsWith("1,234,567");
    assertThat(Messages.forScreen(Language.FRENCH).say(sentence, false))
        .endsWith("1\u202f234\u202f567");
    assertThat(
            Messages.forScreen(Language.ENGLISH).say(Sentence.of("import-so-far", 9_999L), false))
        .endsWith(" 9999");
  }

  @Test
  void a_sentence_may_stand_in_a_sentence() {
    var sentence = Sentence.of("field", Sentence.of("status-taxii"), "x");
    assertThat(Messages.forScreen(Language.ENGLISH).say(sentence, false)).isEqualTo("TAXII: x");
  }

  @Test
  void an_unknown_key_is_a_bug() {
    var messages = Messages.forScreen(Language.ENGLISH);
    assertThatThrownBy(() -> messages.say(Sentence.of("no-such-key"), false))
        .isInstanceOf(MissingResourceException.class);
  }

  private static TreeSet<String> places(Messages messages, String key) {
    var places = new TreeSet<String>();
    PLACE.matcher(messages.find(key).orElse("")).results().forEach(r -> places.add(r.group()));
    return places;
  }
}
