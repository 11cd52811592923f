package org.entente.stix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Moves a [Window] past white space and whole JSON values, whose ends it finds by quotation marks
/// and brackets alone. It validates nothing: a value goes to the strict reader afterwards, which
/// takes it only if it ends exactly there. To know the end beforehand is what lets reading go on
/// after an object that is refused, and what lets an object's original bytes be handed out.
///
/// Inside strings eight bytes are looked at together.
final class Scan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private static final byte PLAIN = 0;
  private static final byte QUOTE = 1;
  private static final byte OPEN = 2;
  private static final byte CLOSE = 3;
  private static final byte LINE_FEED = 4;
  private static final byte[] CLASS = new byte[256];

  static {
    CLASS['"'] = QUOTE;
    CLASS['{'] = OPEN;
    CLASS['['] = OPEN;
    CLASS['}'] = CLOSE;
    CLASS[']'] = CLOSE;
    CLASS['\n'] = LINE_FEED;
  }

  private final Window window;
  private final int nestingMax;

  private Task task = Task.SPACE;
  private int depth;
  private int depthAfter;
  private boolean inString;
  private boolean escaped;
  private boolean finished;
  private Outcome outcome = Outcome.COMPLETE;

  Scan(Window window, int nestingMax) {
    this.window = window;
    this.nestingMax = nestingMax;
  }

  /// Where a movement ended.
  enum Outcome {
    /// The window stands after what it was to pass.
    COMPLETE,
    /// The document ends before.
    CUT,
    /// It nests deeper than allowed; the window stands after the bracket that did.
    TOO_DEEP,
    /// The window stands beyond the offset given, whatever else may be true; [Scan#resume] goes on.
    TOO_LONG
  }

  private enum Task {
    SPACE,
    BRACKETS,
    STRING,
    SCALAR
  }

  /// Whether a JSON value may begin with `b`.
  static boolean startsValue(byte b) {
    return switch (b) {
      case '{', '[', '"', '-', 't', 'f', 'n' -> true;
      default -> b >= '0' && b <= '9';
    };
  }

  /// Goes to the next byte that is not white space.
  Outcome space(long offsetMax) {
    return begin(Task.SPACE, offsetMax);
  }

  /// Goes past the value that begins at the window's position.
  ///
  /// @param depthBefore how many brackets it is in, if they count
  /// @param offsetMax where it must end at the latest
  Outcome value(int depthBefore, long offsetMax) {
    depth = depthBefore;
    depthAfter = depthBefore;
    return switch (CLASS[window.bytes[window.at] & 0xff]) {
      case OPEN -> begin(Task.BRACKETS, offsetMax);
      case QUOTE -> begin(Task.STRING, offsetMax);
      default -> begin(Task.SCALAR, offsetMax);
    };
  }

  /// Goes past the end of the one object that the window is in, from between two of its parts.
  Outcome restOfObject(long offsetMax) {
    depth = 1;
    depthAfter = 0;
    return begin(Task.BRACKETS, offsetMax);
  }

  /// Goes on with what was [Outcome#TOO_LONG].
  Outcome resume(long offsetMax) {
    if (!finished) {
      outcome =
          switch (task) {
            case SPACE -> whiteSpace(offsetMax);
            case BRACKETS -> brackets(offsetMax);
            case STRING -> string(offsetMax);
            case SCALAR -> scalar(offsetMax);
          };
      finished = outcome != Outcome.TOO_LONG;
    }
    return window.offset() > offsetMax ? Outcome.TOO_LONG : outcome;
  }

  private Outcome begin(Task what, long offsetMax) {
    task = what;
    inString = false;
    escaped = false;
    finished = false;
    return resume(offsetMax);
  }

  private Outcome whiteSpace(long offsetMax) {
    while (true) {
      while (window.at < window.end) {
        switch (window.bytes[window.at]) {
          case ' ', '\t', '\r' -> window.at++;
          case '\n' -> {
            window.at++;
            window.newLine();
          }
          default -> {
            return Outcome.COMPLETE;
          }
        }
      }
      Outcome stop = more(offsetMax);
      if (stop != Outcome.COMPLETE) {
        return stop;
      }
    }
  }

  private Outcome brackets(long offsetMax) {
    while (true) {
      if (inString) {
        Outcome stop = string(offsetMax);
        if (stop != Outcome.COMPLETE) {
          return stop;
        }
      }
      switch (nextOfInterest()) {
        case QUOTE -> inString = true;
        case LINE_FEED -> window.newLine();
        case OPEN -> {
          if (++depth > nestingMax) {
            return Outcome.TOO_DEEP;
          }
        }
        case CLOSE -> {
          if (--depth <= depthAfter) {
            return Outcome.COMPLETE;
          }
        }
        default -> {
          Outcome stop = more(offsetMax);
          if (stop != Outcome.COMPLETE) {
            return stop;
          }
        }
      }
    }
  }

  /// Goes past the next quotation mark, bracket or line feed; PLAIN when more bytes are needed.
  private byte nextOfInterest() {
    byte[] bytes = window.bytes;
    int end = window.end;
    int at = window.at;
    byte kind = PLAIN;
    while (at < end && kind == PLAIN) {
      kind = CLASS[bytes[at++] & 0xff];
    }
    window.at = at;
    return kind;
  }

  private Outcome string(long offsetMax) {
    if (!inString) {
      window.at++;
      inString = true;
    }
    while (!endOfString()) {
      Outcome stop = more(offsetMax);
      if (stop != Outcome.COMPLETE) {
        return stop;
      }
    }
    inString = false;
    return Outcome.COMPLETE;
  }

  /// A number or a literal, or what is in the place of one: up to where it certainly has ended.
  private Outcome scalar(long offsetMax) {
    while (true) {
      while (window.at < window.end) {
        switch (window.bytes[window.at]) {
          case ' ', '\t', '\r', '\n', ',', ':', '"', '{', '}', '[', ']' -> {
            return Outcome.COMPLETE;
          }
          default -> window.at++;
        }
      }
      Outcome stop = more(offsetMax);
      if (stop != Outcome.COMPLETE) {
        // Where the document ends, a scalar ends as well.
        return stop == Outcome.CUT ? Outcome.COMPLETE : stop;
      }
    }
  }

  /// Asks for more bytes; COMPLETE when they are there.
  private Outcome more(long offsetMax) {
    if (window.offset() > offsetMax) {
      return Outcome.TOO_LONG;
    }
    return window.fill() ? Outcome.COMPLETE : Outcome.CUT;
  }

  /// Goes past the quotation mark that ends the string; false when more bytes are needed.
  private boolean endOfString() {
    byte[] bytes = window.bytes;
    int end = window.end;
    int at = window.at;
    if (escaped && at < end) {
      at++;
      escaped = false;
    }
    while (at < end) {
      if (at + Long.BYTES <= end) {
        long word = (long) LONGS.get(bytes, at);
        long special = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
        if (special == 0) {
          at += Long.BYTES;
          continue;
        }
        // The lowest mark is exact; those above it may be echoes of its borrow.
        at += Long.numberOfTrailingZeros(special) >>> 3;
      }
      byte b = bytes[at++];
      if (b == '"') {
        window.at = at;
        return true;
      }
      if (b == '\\') {
        escaped = at == end;
        at += escaped ? 0 : 1;
      }
    }
    window.at = at;
    return false;
  }

  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }
}
