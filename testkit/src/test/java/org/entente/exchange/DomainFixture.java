package org.entente.exchange;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Origin;
import org.entente.exchange.access.Role;
import org.entente.exchange.account.Argon2id;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.ingest.Progress;
import org.entente.exchange.ingest.Summary;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.testkit.FakeClock;
import org.entente.testkit.FaultyStore;
import org.entente.testkit.MemoryStore;

/// A domain on a store in memory, with short words for what tests do.
public final class DomainFixture {
  public static final Password GOOD = Password.of("a good long password");
  public static final Page.Bounds WIDE = new Page.Bounds(100_000, Long.MAX_VALUE);

  public final FakeClock clock = new FakeClock();
  public final MemoryStore memory = new MemoryStore(clock, new ContentSameness());
  public final FaultyStore store = new FaultyStore(memory);
  public final ScanningSearch search = new ScanningSearch(store.collections());
  public final Caller owner = Caller.local("test");
  public final Exchange exchange;

  public DomainFixture() {
    this(Settings.DEFAULTS);
  }

  public DomainFixture(Settings settings) {
    var random = new SecureRandom();
    var hashes = new Argon2id(new Argon2id.Cost(8, 1, 1), random);
    exchange = Exchange.open(store, search, clock, random, settings, hashes);
  }

  public CollectionId collection(String name) {
    return collection(name, Validation.STRICT, null);
  }

  public CollectionId collection(String name, Validation validation, Tlp defaultMarking) {
    var proposal = new NewCollection(name, null, null, null, null, defaultMarking, validation);
    Collection collection = done(exchange.collections().add(owner, proposal));
    return collection.id();
  }

  /// A new account with that ceiling and grant, signed in.
  public Caller caller(String name, Role role, Tlp ceiling, CollectionId collection, Grant grant) {
    done(exchange.accounts().add(owner, name, role, ceiling, Pap.RED, GOOD));
    if (grant != null) {
      done(exchange.grants().set(owner, name, collection, grant));
    }
    return done(exchange.authentication().password(name, GOOD, office()));
  }

  public StatusRecord post(CollectionId collection, String... objects) {
    return post(owner, collection, objects);
  }

  public StatusRecord post(Caller caller, CollectionId collection, String... objects) {
    return done(exchange.ingest().envelope(caller, collection, envelope(objects)));
  }

  public Summary load(CollectionId collection, String... objects) {
    return load(collection, Progress.SILENT, objects);
  }

  public Summary load(CollectionId collection, Progress progress, String... objects) {
    var in = new ByteArrayInputStream(bundle(objects).getBytes(StandardCharsets.UTF_8));
    return done(exchange.ingest().stream(owner, collection, in, Ingest.Mode.STORE, progress));
  }

  public Page all(Caller caller, CollectionId collection) {
    return done(
        exchange.reading().objects(caller, collection, Selection.EVERYTHING, Position.START, WIDE));
  }

  public Page all(CollectionId collection) {
    return all(owner, collection);
  }

  public List<AuditRecord> records() {
    return memory.audit().after(0, Integer.MAX_VALUE).stream()
        .map(AuditLog.Numbered::record)
        .toList();
  }

  public List<AuditRecord> recordsSince(int mark) {
    List<AuditRecord> all = records();
    return all.subList(mark, all.size());
  }

  public static Content envelope(String... objects) {
    String text = "{\"objects\":[" + String.join(",", objects) + "]}";
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String bundle(String... objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--9f8c1a52-6c5e-4a0e-8d0f-2f1f3c7b5a10\",\"objects\":["
        + String.join(",\n", objects)
        + "]}";
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  public static RefusalCode refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<?>(var refusal) -> refusal.code();
    };
  }

  private static Origin office() {
    try {
      return Origin.of(InetAddress.getByName("192.0.2.10"));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
