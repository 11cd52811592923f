package org.entente.taxii.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import org.entente.taxii.DateAdded;
import org.jspecify.annotations.Nullable;

/// Writes and reads the `next` value (TAXII 2.1 §3.5) without keeping anything: the value itself
/// says where the page ended, so it survives restarts, deletions and the passage of time, and
/// asking again gives the same page. It holds for one collection and one [Match]; `limit` may
/// change, and `added_after` may be sent along or not.
///
/// A `next` value comes from the client and must not be believed (TAXII 2.1, appendix B): a keyed
/// code over position, collection and match makes one that was altered, made up or carried over
/// from somewhere else unreadable. It grants nothing either: what a client may see is decided anew
/// on each request.
///
/// The value is unpadded base64url of 25 bytes, 34 characters in all:
///
/// | bytes | what |
/// |---|---|
/// | 1 | format, 0x01 |
/// | 8 | date added of the last object of the page, microseconds since 1970, big-endian |
/// | 16 | HMAC-SHA-256 under the node's key over the 9 bytes before, the length of the collection's name in UTF-8 (4 bytes, big-endian), the name, and [Match#canonical] in UTF-8; cut to 16 bytes |
///
/// Thread-safe.
public final class Cursors {
  private static final byte FORMAT = 1;
  private static final int POSITION_BYTES = 1 + Long.BYTES;
  private static final int CODE_BYTES = 16;
  private static final int TEXT_LENGTH = 34;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final CursorKey key;

  public Cursors(CursorKey key) {
    this.key = key;
  }

  /// The value that leads to what comes after `last`.
  ///
  /// @param collection the collection's id, unique on this node
  /// @param last the date added of the last object of the page
  public String next(String collection, Match match, DateAdded last) {
    byte[] bytes =
        ByteBuffer.allocate(POSITION_BYTES + CODE_BYTES).put(FORMAT).putLong(last.micros()).array();
    byte[] code = code(bytes, collection, match);
    System.arraycopy(code, 0, bytes, POSITION_BYTES, CODE_BYTES);
    return ENCODER.encodeToString(bytes);
  }

  /// Where `next` leads: after which date added the page starts. Empty when this node never gave
  /// the value for this collection and match: [FilterProblem.Code#NEXT].
  public Optional<DateAdded> read(String next, String collection, Match match) {
    byte[] bytes = decoded(next);
    if (bytes.length != POSITION_BYTES + CODE_BYTES || bytes[0] != FORMAT) {
      return Optional.empty();
    }
    byte[] stated = Arrays.copyOfRange(bytes, POSITION_BYTES, bytes.length);
    if (!MessageDigest.isEqual(stated, code(bytes, collection, match))) {
      return Optional.empty();
    }
    return Optional.of(new DateAdded(ByteBuffer.wrap(bytes).getLong(1)));
  }

  /// Where a page starts.
  public sealed interface Start {
    /// After this date added, exclusive; null = at the very beginning.
    record After(@Nullable DateAdded date) implements Start {}

    /// Nowhere: `next` is not a value of this node for this collection and match.
    record Refused(FilterProblem problem) implements Start {}
  }

  /// Where the page that `filters` ask for starts: after the later one of `added_after` and of
  /// where `next` leads. Clients send both, either, or neither.
  public Start start(String collection, Filters filters) {
    DateAdded after = filters.addedAfter();
    String next = filters.next();
    if (next == null) {
      return new Start.After(after);
    }
    Optional<DateAdded> last = read(next, collection, filters.match());
    if (last.isEmpty()) {
      return new Start.Refused(
          new FilterProblem(FilterProblem.Code.NEXT, FilterParameter.NEXT.text(), next));
    }
    boolean further = after != null && after.compareTo(last.get()) > 0;
    return new Start.After(further ? after : last.get());
  }

  private byte[] code(byte[] bytes, String collection, Match match) {
    byte[] name = collection.getBytes(StandardCharsets.UTF_8);
    Mac mac = key.mac();
    mac.update(bytes, 0, POSITION_BYTES);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
    mac.update(name);
    mac.update(match.canonical().getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(mac.doFinal(), CODE_BYTES);
  }

  /// Only the very text that [#next] wrote is decoded: base64 leaves the last bits of a text free.
  private static byte[] decoded(String next) {
    byte[] none = {};
    if (next.length() != TEXT_LENGTH) {
      return none;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(next);
      return ENCODER.encodeToString(bytes).equals(next) ? bytes : none;
    } catch (IllegalArgumentException e) {
      return none;
    }
  }
}
