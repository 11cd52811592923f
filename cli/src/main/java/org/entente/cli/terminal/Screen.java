package org.entente.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.cli.text.Harmless;
import org.entente.cli.text.Messages;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonValue;

/// Standard output or standard error. On a terminal, text from data is made harmless; to a pipe or
/// a file it goes verbatim. Always UTF-8. Safe for several threads, line by line.
public final class Screen {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final OutputStream out;
  private final boolean tty;
  private final boolean coloured;
  private final boolean atOnce;
  private final Messages messages;

  /// @param atOnce whether each line must be seen when it is written
  Screen(OutputStream out, boolean tty, boolean coloured, boolean atOnce, Messages messages) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.tty = tty;
    this.atOnce = atOnce;
    this.coloured = coloured;
    this.messages = messages;
  }

  public boolean tty() {
    return tty;
  }

  public boolean coloured() {
    return coloured;
  }

  /// A line that says `sentence`.
  public void say(Sentence sentence) {
    say(Style.PLAIN, sentence);
  }

  public void say(Style style, Sentence sentence) {
    line(styled(style, messages.say(sentence, tty)));
  }

  /// As [#say], `spaces` to the right.
  public void indented(int spaces, Style style, Sentence sentence) {
    line(" ".repeat(spaces) + styled(style, messages.say(sentence, tty)));
  }

  /// A line of text from data.
  public void data(String text) {
    line(shown(text));
  }

  /// An empty line.
  public void gap() {
    line("");
  }

  /// One JSON document on a line of its own.
  public void json(JsonValue value) {
    String text = value.toString();
    line(tty ? JsonOnTerminal.shown(text) : text);
  }

  /// Text of the program's own, such as help: as it is.
  public void own(String text) {
    write(text);
  }

  /// Data as bytes: verbatim to a pipe or file. A terminal gets JSON text with every acting
  /// character spelt as `\\uXXXX`, which means the same. Flushing is the caller's affair; closing
  /// only flushes.
  public OutputStream bytes() {
    return tty ? new JsonOnTerminal(this) : new Verbatim();
  }

  /// What `sentence` looks like here.
  public String rendered(Sentence sentence) {
    return messages.say(sentence, tty);
  }

  /// What text from data looks like here.
  public String shown(String text) {
    return tty ? Harmless.isolated(text, messages.language().rightToLeft()) : text;
  }

  public String styled(Style style, String text) {
    return coloured && style != Style.PLAIN ? style.start() + text + Style.RESET : text;
  }

  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputLost(e);
    }
  }

  private void line(String text) {
    write(text + '\n');
  }

  synchronized void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      if (atOnce) {
        out.flush();
      }
    } catch (IOException e) {
      throw new OutputLost(e);
    }
  }

  private final class Verbatim extends OutputStream {
    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      synchronized (Screen.this) {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          throw new OutputLost(e);
        }
      }
    }

    @Override
    public void flush() {
      Screen.this.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
