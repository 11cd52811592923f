package org.entente.taxii.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.taxii.Envelope;
import org.entente.taxii.Problem;
import org.entente.taxii.Reading;
import org.entente.taxii.Status;
import org.entente.taxii.StatusDetail;
import org.entente.taxii.client.TaxiiException.Code;
import org.jspecify.annotations.Nullable;

/// Packs objects into envelopes that the server takes, and posts them one after the other. One use
/// each; not thread-safe.
final class Upload {
  private final Transport transport;
  private final Settings settings;
  private final RemoteRoot root;
  private final URI url;
  private final Consumer<Uploaded> each;

  private final JsonReader json;

  private final List<StatusDetail> refusals = new ArrayList<>();
  private final List<UploadResult.Unsendable> unsendable = new ArrayList<>();
  private long unsendableCount;
  private int requests;
  private long successes;
  private long failures;
  private long pending;

  private final List<byte[]> packed = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private long packedBytes;
  private long bytesMax;
  private long covered;

  Upload(
      Transport transport, Settings settings, RemoteRoot root, URI url, Consumer<Uploaded> each) {
    this.transport = transport;
    this.settings = settings;
    this.root = root;
    this.url = url;
    this.each = each;
    this.json = new JsonReader(settings.bounds().objects().json());
  }

  UploadResult send(Iterator<byte[]> objects) throws TaxiiException {
    bytesMax = Math.min(root.describe().maxContentLength(), settings.bounds().uploadBytes());
    for (long number = 0; objects.hasNext(); number++) {
      byte[] object = objects.next();
      Problem problem = problemWith(object);
      if (problem != null) {
        unsendable(number, problem);
        continue;
      }
      boolean full =
          packed.size() == settings.bounds().uploadObjects()
              || Envelope.LAST.length(packed.size() + 1, packedBytes + object.length) > bytesMax;
      if (full) {
        flush(number);
      }
      packed.add(object);
      numbers.add(number);
      packedBytes += object.length;
    }
    if (!packed.isEmpty()) {
      flush(numbers.getLast() + 1);
    }
    return new UploadResult(
        requests, successes, failures, pending, refusals, unsendable, unsendableCount);
  }

  /// Posts what is packed; it covers the objects up to `end`, exclusive.
  private void flush(long end) throws TaxiiException {
    post(packed, numbers, end);
    packed.clear();
    numbers.clear();
    packedBytes = 0;
  }

  private void post(List<byte[]> objects, List<Long> theirNumbers, long end) throws TaxiiException {
    Status status;
    try {
      requests++;
      status =
          transport.resource(
              new Transport.Request(
                  "POST", url, envelope(objects), settings.bounds().resourceBytes()),
              Status::read);
    } catch (TaxiiException e) {
      if (e.code() != Code.UPLOAD_TOO_LARGE) {
        throw e;
      }
      // The server takes less than it says: half of it, then.
      int half = objects.size() / 2;
      if (half == 0) {
        unsendable(theirNumbers.getFirst(), tooLong(objects.getFirst().length));
      } else {
        post(objects.subList(0, half), theirNumbers.subList(0, half), theirNumbers.get(half));
        post(
            objects.subList(half, objects.size()), theirNumbers.subList(half, objects.size()), end);
      }
      return;
    }
    settle(root.await(status, settings.patience()), end);
  }

  private void settle(Status status, long end) {
    successes += status.successCount();
    failures += status.failureCount();
    pending += status.complete() ? 0 : status.pendingCount();
    status.failures().stream()
        .limit(UploadResult.DETAILS_MAX - refusals.size())
        .forEach(refusals::add);
    each.accept(new Uploaded(covered, Math.toIntExact(end - covered), status));
    covered = end;
  }

  private void unsendable(long number, Problem problem) {
    unsendableCount++;
    if (unsendable.size() < UploadResult.DETAILS_MAX) {
      unsendable.add(new UploadResult.Unsendable(number, problem));
    }
  }

  /// One object that is none would spoil the whole envelope for its neighbours.
  private @Nullable Problem problemWith(byte[] object) {
    if (Envelope.LAST.length(1, object.length) > bytesMax) {
      return tooLong(object.length);
    }
    return Reading.of(object, json, Reading.Good<JsonObject>::new)
            instanceof Reading.Bad<JsonObject>(Problem problem)
        ? problem
        : null;
  }

  private static Problem tooLong(int length) {
    return Problem.of("remote-object-too-long", "", "TAXII 2.1 §4.2.1", Integer.toString(length));
  }

  private static byte[] envelope(List<byte[]> objects) {
    var out = new ByteArrayOutputStream();
    try {
      Envelope.Writer writer = Envelope.LAST.writeTo(out);
      for (byte[] object : objects) {
        writer.add(object, 0, object.length);
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return out.toByteArray();
  }
}
