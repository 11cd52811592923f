package org.entente.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Where the first and the last versions of one object are, for each visibility class apart: enough
/// to tell anybody exactly which version is the last *they* may see, without looking at the others.
/// Immutable.
///
/// @param spans one for each class that has versions of the object, in ascending order of class; no
///   two versions have the same time
record Head(List<Span> spans) {
  static final Head EMPTY = new Head(List.of());

  /// The versions of the object in one class.
  ///
  /// @param handlingClass the class
  /// @param count how many, from 1
  /// @param first the earliest
  /// @param last the latest; the same as `first` if there is one
  record Span(int handlingClass, int count, Place first, Place last) {}

  /// A version and where it is.
  record Place(VersionTime time, long position) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return time.compareTo(other.time);
    }
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /// Versions of all classes.
  int count() {
    int count = 0;
    for (Span span : spans) {
      count += span.count;
    }
    return count;
  }

  /// Whether versions are in several classes, so that who asks decides which is the last.
  boolean isSpread() {
    return spans.size() > 1;
  }

  List<Integer> classes() {
    return spans.stream().map(Span::handlingClass).toList();
  }

  @Nullable Span span(int handlingClass) {
    for (Span span : spans) {
      if (span.handlingClass == handlingClass) {
        return span;
      }
    }
    return null;
  }

  /// The latest version of those in classes that `visible` accepts.
  Optional<Place> last(IntPredicate visible) {
    return spans.stream()
        .filter(span -> visible.test(span.handlingClass))
        .map(Span::last)
        .max(Comparator.naturalOrder());
  }

  /// The earliest version of those in classes that `visible` accepts.
  Optional<Place> first(IntPredicate visible) {
    return spans.stream()
        .filter(span -> visible.test(span.handlingClass))
        .map(Span::first)
        .min(Comparator.naturalOrder());
  }

  /// With one more version.
  Head with(int handlingClass, Place place) {
    Span span = span(handlingClass);
    if (span == null) {
      return replaced(handlingClass, new Span(handlingClass, 1, place, place));
    }
    Place first = place.compareTo(span.first) < 0 ? place : span.first;
    Place last = place.compareTo(span.last) > 0 ? place : span.last;
    return replaced(handlingClass, new Span(handlingClass, span.count + 1, first, last));
  }

  /// Without one version.
  ///
  /// @param first the earliest of those that stay in the class
  /// @param last the latest of those that stay in the class
  Head without(int handlingClass, @Nullable Place first, @Nullable Place last) {
    Span span = span(handlingClass);
    if (span == null || span.count == 1 || first == null || last == null) {
      return replaced(handlingClass, null);
    }
    return replaced(handlingClass, new Span(handlingClass, span.count - 1, first, last));
  }

  private Head replaced(int handlingClass, @Nullable Span replacement) {
    var changed = new ArrayList<Span>(spans.size() + 1);
    for (Span span : spans) {
      if (span.handlingClass != handlingClass) {
        changed.add(span);
      }
    }
    if (replacement != null) {
      changed.add(replacement);
    }
    changed.sort(Comparator.comparingInt(Span::handlingClass));
    return new Head(List.copyOf(changed));
  }

  /// In which stream of its class the version at `place` is: see [State].
  int state(Span span, Place place) {
    boolean first = span.first.position == place.position;
    boolean last = span.last.position == place.position;
    return State.of(first, last, isSpread());
  }

  byte[] bytes() {
    var sink = new ByteSink(32);
    sink.varint(spans.size());
    for (Span span : spans) {
      sink.u16(span.handlingClass).varint(span.count);
      span.first.time.writeTo(sink).u64(span.first.position);
      if (span.count > 1) {
        span.last.time.writeTo(sink).u64(span.last.position);
      }
    }
    return sink.copy();
  }

  static Head read(byte[] bytes) {
    var source = new ByteSource(Table.HEAD, bytes);
    int count = source.size();
    var spans = new ArrayList<Span>(count);
    for (int i = 0; i < count; i++) {
      int handlingClass = source.u16();
      int versions = (int) source.varint();
      Place first = place(source);
      spans.add(new Span(handlingClass, versions, first, versions > 1 ? place(source) : first));
    }
    source.end();
    return new Head(List.copyOf(spans));
  }

  private static Place place(ByteSource source) {
    return new Place(VersionTime.read(source), source.u64());
  }
}
