package org.entente.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.exchange.handling.Handling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// How a [Handling] is written down, and the classes that readers have met. A class, once durable,
/// stands for the same handling for ever. Any number of threads.
final class Handlings {
  /// Classes that a store can tell apart.
  static final int CLASSES_MAX = 0xffff;

  private final Map<Integer, Handling> known = new ConcurrentHashMap<>();

  /// What `handlingClass` stands for, as `view` shows it.
  Handling of(int handlingClass, View view) {
    Handling handling = known.get(handlingClass);
    if (handling == null) {
      byte[] bytes = view.get(Table.META, Keys.metaHandling(handlingClass));
      if (bytes == null) {
        throw new StoreCorrupted(
            Table.META.label(), "visibility class " + handlingClass + " stands for nothing");
      }
      handling = read(bytes);
      known.put(handlingClass, handling);
    }
    return handling;
  }

  /// By label, so that a level added between others does not change what is on disk.
  static byte[] bytes(Handling handling) {
    return new ByteSink(24).text(handling.tlp().label()).text(handling.pap().label()).copy();
  }

  static Handling read(byte[] bytes) {
    var source = new ByteSource(Table.META, bytes);
    Tlp tlp = known(Tlp.parse(source.text()).orElse(null), source);
    Pap pap = known(Pap.parse(source.text()).orElse(null), source);
    source.end();
    return new Handling(tlp, pap);
  }

  private static <T> T known(@Nullable T level, ByteSource source) {
    if (level == null) {
      throw source.malformed("an unknown level of handling");
    }
    return level;
  }
}
