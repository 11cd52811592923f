package org.entente.taxii.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.taxii.ApiRoot;
import org.entente.taxii.CollectionList;
import org.entente.taxii.Status;
import org.entente.taxii.TaxiiCollection;

/// An API root on another machine (TAXII 2.1 §4.2). Every method sends a request and blocks until
/// it is answered. Thread-safe.
public final class RemoteRoot {
  private final Transport transport;
  private final Settings settings;
  private final URI url;

  RemoteRoot(Transport transport, Settings settings, URI url) {
    this.transport = transport;
    this.settings = settings;
    this.url = Urls.folder(url);
  }

  /// Its URL, with a slash at its end.
  public URI url() {
    return url;
  }

  /// What it says about itself (§4.2).
  public ApiRoot describe() throws TaxiiException {
    return transport.resource(get(url), ApiRoot::read);
  }

  /// Its collections, as far as the account may use them (§5.1).
  public List<TaxiiCollection> collections() throws TaxiiException {
    return transport
        .resource(get(Urls.below(url, List.of("collections"))), CollectionList::read)
        .collections();
  }

  /// The collection with this identifier or alias (§5.2.1). Nothing is sent.
  public RemoteCollection collection(String idOrAlias) {
    return new RemoteCollection(
        transport, settings, this, Urls.below(url, List.of("collections", idOrAlias)));
  }

  /// The one of [#collections] whose identifier, alias or title this is; empty if there is none, or
  /// if several have the title.
  public Optional<TaxiiCollection> find(String name) throws TaxiiException {
    List<TaxiiCollection> all = collections();
    for (TaxiiCollection collection : all) {
      if (collection.id().equals(name) || name.equals(collection.alias())) {
        return Optional.of(collection);
      }
    }
    List<TaxiiCollection> titled = all.stream().filter(c -> c.title().equals(name)).toList();
    return titled.size() == 1 ? Optional.of(titled.getFirst()) : Optional.empty();
  }

  /// What became of a request to add objects (§4.3).
  public Status status(String id) throws TaxiiException {
    return transport.resource(get(Urls.below(url, List.of("status", id))), Status::read);
  }

  /// `status`, asked for again and again until it is complete or the patience has run out. A
  /// complete one is not asked for again (§4.3).
  public Status await(Status status, Patience patience) throws TaxiiException {
    Status last = status;
    Duration wait = patience.first();
    Duration left = patience.whole();
    while (!last.complete() && left.compareTo(wait) >= 0) {
      Transport.Request request = get(Urls.below(url, List.of("status", last.id())));
      transport.pause(request, wait);
      left = left.minus(wait);
      last = transport.resource(request, Status::read);
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(patience.longest()) > 0 ? patience.longest() : doubled;
    }
    return last;
  }

  private Transport.Request get(URI uri) {
    return Transport.Request.get(uri, settings.bounds().resourceBytes());
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
