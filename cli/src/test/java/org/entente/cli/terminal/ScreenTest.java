package org.entente.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.cli.text.Language;
import org.entente.cli.text.Messages;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private static final String HOSTILE = "\u001b]0;title\u0007\u202eevil\u009b2J";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void a_pipe_gets_data_verbatim() {
    Screen pipe = screen(false, false);
    pipe.data(HOSTILE);
    pipe.flush();
    assertThat(written()).isEqualTo(HOSTILE + "\n");
  }

  @Test
  void a_terminal_gets_data_made_harmless() {
    Screen terminal = screen(true, false);
    terminal.data(HOSTILE);
    assertThat(written()).isEqualTo("\\u001b]0;title\\u0007\\u202eevil\\u009b2J\n");
  }

  @Test
  void json_on_a_terminal_stays_json_of_the_same_meaning() {
    Screen terminal = screen(true, false);
    terminal.json(JsonObject.builder().put("name", "a\u202eb\u009bc").build());
    assertThat(written()).isEqualTo("{\"name\":\"a\\u202eb\\u009bc\"}\n");
  }

  @Test
  void bytes_to_a_pipe_are_untouched() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (OutputStream out = screen(false, false).bytes()) {
      out.write(all);
    }
    assertThat(bytes.toByteArray()).isEqualTo(all);
  }

  @Test
  void bytes_to_a_terminal_are_decoded_and_made_harmless() throws IOException {
    String json = "{\"name\":\"مغرب \u202e\ud83d\udc7e\"}\n";
    try (OutputStream out = screen(true, false).bytes()) {
      for (byte b : json.getBytes(StandardCharsets.UTF_8)) {
        out.write(b);
      }
    }
    assertThat(written()).isEqualTo("{\"name\":\"مغرب \\u202e\ud83d\udc7e\"}\n");
  }

  @Test
  void bytes_to_a_terminal_beyond_the_buffer_lose_nothing() throws IOException {
    String text = "é\ud83d\udc7e".repeat(20_000);
    try (OutputStream out = screen(true, false).bytes()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(written()).isEqualTo(text);
  }

  @Test
  void invalid_utf8_does_not_reach_a_terminal() throws IOException {
    try (OutputStream out = screen(true, false).bytes()) {
      out.write(new byte[] {'a', (byte) 0x9b, '2', 'J', (byte) 0xc3});
    }
    assertThat(written()).isEqualTo("a\ufffd2J\ufffd");
  }

  @Test
  void colour_only_where_it_is_wanted() {
    screen(true, true).say(Style.BAD, Sentence.of("list-empty"));
    screen(true, false).say(Style.BAD, Sentence.of("list-empty"));
    assertThat(written())
        .isEqualTo("\u001b[1;31mNothing there yet.\u001b[0m\nNothing there yet.\n");
  }

  @Test
  void a_full_disk_is_told_from_a_reader_who_left() {
    assertThatThrownBy(() -> failing("No space left on device"))
        .isInstanceOfSatisfying(OutputLost.class, e -> assertThat(e.readerLeft()).isFalse());
    assertThatThrownBy(() -> failing("Broken pipe"))
        .isInstanceOfSatisfying(OutputLost.class, e -> assertThat(e.readerLeft()).isTrue());
  }

  private Screen screen(boolean tty, boolean coloured) {
    return new Screen(bytes, tty, coloured, tty, Messages.forScreen(Language.ENGLISH));
  }

  private static void failing(String why) {
    var out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    var screen = new Screen(out, false, false, false, Messages.forScreen(Language.ENGLISH));
    screen.data("x");
    screen.flush();
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
