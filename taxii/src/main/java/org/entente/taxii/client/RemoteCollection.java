package org.entente.taxii.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.entente.stix.StixId;
import org.entente.taxii.DateAdded;
import org.entente.taxii.Manifest;
import org.entente.taxii.ManifestRecord;
import org.entente.taxii.TaxiiCollection;
import org.entente.taxii.VersionList;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;

/// A collection on another machine (TAXII 2.1 §5). Every method that throws [TaxiiException] sends
/// requests and blocks until they are answered; interrupting the thread ends it with
/// [Code#INTERRUPTED]. Thread-safe.
public final class RemoteCollection {
  /// The most versions of one object that are listed.
  public static final int VERSIONS_MAX = 100_000;

  private final Transport transport;
  private final Settings settings;
  private final RemoteRoot root;
  private final URI url;

  RemoteCollection(Transport transport, Settings settings, RemoteRoot root, URI url) {
    this.transport = transport;
    this.settings = settings;
    this.root = root;
    this.url = url;
  }

  /// Its URL, with a slash at its end.
  public URI url() {
    return url;
  }

  /// The API root that it belongs to.
  public RemoteRoot root() {
    return root;
  }

  /// What it says about itself (§5.2).
  public TaxiiCollection describe() throws TaxiiException {
    return transport.resource(
        Transport.Request.get(url, settings.bounds().resourceBytes()), TaxiiCollection::read);
  }

  /// Gets objects, page by page to the end of the collection (§5.4, §3.5).
  ///
  /// @param from where to start: [PollState#start], or what an earlier poll ended with
  /// @throws TaxiiException after which [TaxiiException#resume] says where to go on
  /// @throws IllegalArgumentException when the state is of another collection
  public PollResult poll(PollState from, PollConsumer consumer) throws TaxiiException {
    return poll(FilteredEndpoint.OBJECTS, from, url("objects"), consumer);
  }

  /// Gets everything that `filters` ask for.
  public PollResult poll(Filters filters, PollConsumer consumer) throws TaxiiException {
    return poll(PollState.start(url, filters), consumer);
  }

  /// Gets versions of one object (§5.6).
  ///
  /// @throws TaxiiException with [Code#NOT_FOUND] when there is none
  public PollResult object(StixId id, VersionFilter versions, PollConsumer consumer)
      throws TaxiiException {
    PollState from =
        PollState.start(
            url, Filters.NONE.withMatch(Match.LATEST.withOnly(id).withVersions(versions)));
    return poll(FilteredEndpoint.OBJECT, from, url("objects", id.toString()), consumer);
  }

  /// Reads the manifest, page by page to its end (§5.3): as [#poll], without the objects.
  public PollResult manifest(PollState from, ManifestConsumer consumer) throws TaxiiException {
    checkMine(from);
    URI endpoint = url("manifest");
    var irregularities = new Irregularities(settings.verification());
    var items = new long[1];
    Pager pager =
        new Pager(
            transport,
            settings.bounds(),
            settings.bounds().resourceBytes(),
            FilteredEndpoint.MANIFEST,
            endpoint,
            from,
            irregularities);
    PollState end =
        pager.run(
            (answer, asked) -> {
              Manifest manifest = Transport.resource(answer, Manifest::read);
              List<ManifestRecord> records = manifest.objects();
              if (asked.limit() != null && records.size() > asked.limit()) {
                irregularities.found(Code.TOO_MANY, endpoint, asked.limit().toString());
              }
              checkOrder(records, irregularities, endpoint);
              records.forEach(consumer::entry);
              items[0] += records.size();
              DateAdded first = records.isEmpty() ? null : records.getFirst().dateAdded();
              DateAdded last = records.isEmpty() ? null : records.getLast().dateAdded();
              return new Pager.Page(
                  manifest.more(),
                  manifest.next(),
                  records.size(),
                  Fingerprint.of(records.toString()),
                  first,
                  last);
            },
            consumer::pageComplete);
    return new PollResult(end, pager.pages(), items[0], 0, irregularities.counts());
  }

  /// The versions of one object, in the order of their coming in (§5.8).
  ///
  /// @throws TaxiiException with [Code#NOT_FOUND] when there is no such object, with
  ///   [Code#ANSWER_TOO_LARGE] when there are more than [#VERSIONS_MAX]
  public List<String> versions(StixId id) throws TaxiiException {
    var versions = new ArrayList<String>();
    URI endpoint = url("objects", id.toString(), "versions");
    Pager pager =
        new Pager(
            transport,
            settings.bounds(),
            settings.bounds().resourceBytes(),
            FilteredEndpoint.VERSIONS,
            endpoint,
            PollState.start(url, Filters.NONE),
            new Irregularities(settings.verification()));
    pager.run(
        (answer, asked) -> {
          VersionList list = Transport.resource(answer, VersionList::read);
          if (versions.size() + list.versions().size() > VERSIONS_MAX) {
            throw TaxiiException.because(Code.ANSWER_TOO_LARGE).at(endpoint).exception();
          }
          versions.addAll(list.versions());
          return new Pager.Page(
              list.more(),
              list.next(),
              list.versions().size(),
              Fingerprint.of(list.versions().toString()),
              answer.first().orElse(null),
              answer.last().orElse(null));
        },
        state -> {});
    return List.copyOf(versions);
  }

  /// Deletes versions of one object (§5.7). An object that an attempt deleted whose answer was lost
  /// counts as deleted.
  ///
  /// @throws TaxiiException with [Code#NOT_FOUND] when there is none
  public void delete(StixId id, VersionFilter versions) throws TaxiiException {
    Filters filters = Filters.NONE.withMatch(Match.LATEST.withVersions(versions));
    URI uri = Urls.asking(url("objects", id.toString()), filters.toQuery(FilteredEndpoint.DELETE));
    boolean unused =
        transport.exchange(
            new Transport.Request("DELETE", uri, null, settings.bounds().resourceBytes()),
            answer -> true);
  }

  /// Adds objects (§5.5), in as many requests as the API root's limits and [Bounds] call for, and
  /// waits for each to be dealt with before the next.
  ///
  /// @param objects the bytes of one JSON object each
  /// @param each is told about each request once it is dealt with or the patience has run out
  /// @throws TaxiiException when a request failed; what `each` was told of before has been done,
  ///   and sending the same objects again does no harm (§5.5)
  public UploadResult add(Iterator<byte[]> objects, Consumer<Uploaded> each) throws TaxiiException {
    return new Upload(transport, settings, root, url("objects"), each).send(objects);
  }

  private PollResult poll(FilteredEndpoint endpoint, PollState from, URI uri, PollConsumer consumer)
      throws TaxiiException {
    checkMine(from);
    var irregularities = new Irregularities(settings.verification());
    var pages = new ObjectPages(consumer, settings.bounds().objects(), irregularities);
    Pager pager =
        new Pager(
            transport,
            settings.bounds(),
            settings.bounds().pageBytes(),
            endpoint,
            uri,
            from,
            irregularities);
    PollState end = pager.run(pages, consumer::pageComplete);
    return new PollResult(
        end, pager.pages(), pages.items(), pages.refused(), irregularities.counts());
  }

  private void checkMine(PollState from) {
    if (!from.collection().equals(url)) {
      throw new IllegalArgumentException("the state is of " + from.collection());
    }
  }

  private static void checkOrder(
      List<ManifestRecord> records, Irregularities irregularities, URI uri) throws TaxiiException {
    for (int i = 1; i < records.size(); i++) {
      DateAdded before = records.get(i - 1).dateAdded();
      DateAdded date = records.get(i).dateAdded();
      if (date.compareTo(before) < 0) {
        irregularities.found(Code.DISORDERED, uri, before.toString(), date.toString());
      }
    }
  }

  private URI url(String... segments) {
    return Urls.below(url, List.of(segments));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
