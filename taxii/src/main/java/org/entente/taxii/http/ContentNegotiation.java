package org.entente.taxii.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides which media type answers a request, and whether a request's own content can be read
/// (TAXII 2.1 §1.6.8, §3.1; RFC 9110 §12). Stateless.
///
/// Elements that are malformed are passed over, so that one odd element does not hide a good one; a
/// header beyond a limit counts as one that accepts nothing.
public final class ContentNegotiation {
  /// The longest `Accept` header that is read, all its lines together, in characters.
  public static final int ACCEPT_LENGTH_MAX = MediaType.LENGTH_MAX;

  /// The most media ranges that are read.
  public static final int RANGES_MAX = 64;

  private ContentNegotiation() {}

  /// The media type to answer with: the one of `offers` that the client weighs highest, the earlier
  /// one of equals. Without a header, or with an empty one, the first offer.
  ///
  /// @param accept the lines of the `Accept` header
  /// @param offers what the endpoint can send, the preferred one first; at least one
  /// @return empty when nothing offered is acceptable: HTTP 406
  public static Optional<MediaType> choose(List<String> accept, List<MediaType> offers) {
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("nothing to offer");
    }
    if (accept.stream().allMatch(String::isBlank)) {
      return Optional.of(offers.getFirst());
    }
    List<MediaRange> ranges = ranges(accept);
    MediaType best = null;
    int bestQuality = 0;
    for (MediaType offer : offers) {
      int quality = quality(offer, ranges);
      if (quality > bestQuality) {
        best = offer;
        bestQuality = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  /// Whether content labelled so can be read as one of `readable`.
  ///
  /// @param contentType the lines of the `Content-Type` header: one, else the answer is no
  /// @param readable what the endpoint takes
  /// @return false stands for HTTP 415
  public static boolean canRead(List<String> contentType, List<MediaType> readable) {
    if (contentType.size() != 1) {
      return false;
    }
    Optional<MediaType> stated = MediaType.tryParse(contentType.getFirst());
    return stated.isPresent() && readable.stream().anyMatch(type -> type.reads(stated.get()));
  }

  /// The media ranges of an `Accept` header, in their order; empty when it is beyond a limit.
  public static List<MediaRange> ranges(List<String> accept) {
    long length = 0;
    for (String line : accept) {
      length += line.length();
    }
    if (length > ACCEPT_LENGTH_MAX) {
      return List.of();
    }
    var ranges = new ArrayList<MediaRange>();
    for (String line : accept) {
      var scanner = new HeaderScanner(line);
      while (!scanner.atEnd()) {
        scanner.skipSpace();
        if (scanner.atEnd() || scanner.take(',')) {
          continue;
        }
        scanner.startElement();
        MediaRange range = MediaRange.read(scanner);
        if (range != null) {
          if (ranges.size() == RANGES_MAX) {
            return List.of();
          }
          ranges.add(range);
        }
        scanner.skipElement();
      }
    }
    return List.copyOf(ranges);
  }

  private static int quality(MediaType offer, List<MediaRange> ranges) {
    int specificity = -1;
    int quality = 0;
    for (MediaRange range : ranges) {
      if (range.matches(offer)) {
        if (range.specificity() > specificity) {
          specificity = range.specificity();
          quality = range.quality();
        } else if (range.specificity() == specificity) {
          quality = Math.max(quality, range.quality());
        }
      }
    }
    return quality;
  }
}
