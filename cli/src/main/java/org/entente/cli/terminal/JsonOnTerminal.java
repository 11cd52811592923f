package org.entente.cli.terminal;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.entente.cli.text.Harmless;

/// Shows JSON text on a terminal: the same JSON, with every character that a terminal would react
/// to spelt as `\\uXXXX`. Line ends, which can only stand between values, stay.
final class JsonOnTerminal extends OutputStream {
  private final Screen screen;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer bytes = ByteBuffer.allocate(8192);
  private final CharBuffer chars = CharBuffer.allocate(8192);

  JsonOnTerminal(Screen screen) {
    this.screen = screen;
  }

  /// `json` as a terminal may show it.
  static String shown(String json) {
    return json.lines().map(Harmless::escaped).collect(java.util.stream.Collectors.joining("\n"));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] data, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int count = Math.min(left, bytes.remaining());
      bytes.put(data, from, count);
      from += count;
      left -= count;
      decode(false);
    }
  }

  @Override
  public void flush() {
    screen.flush();
  }

  @Override
  public void close() {
    decode(true);
    flush();
  }

  private void decode(boolean end) {
    bytes.flip();
    decoder.decode(bytes, chars, end);
    bytes.compact();
    chars.flip();
    var out = new StringBuilder(chars.remaining() + 16);
    // A pair of surrogates is always decoded as a whole.
    chars
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || !Harmless.acts(c)) {
            out.appendCodePoint(c);
          } else {
            Harmless.escape(c, out);
          }
        });
    chars.clear();
    screen.write(out.toString());
  }
}
