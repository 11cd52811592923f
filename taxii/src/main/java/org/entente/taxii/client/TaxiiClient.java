package org.entente.taxii.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.entente.stix.json.JsonObject;
import org.entente.taxii.ApiRoot;
import org.entente.taxii.Discovery;
import org.entente.taxii.Reading;
import org.entente.taxii.TaxiiCollection;
import org.entente.taxii.client.TaxiiException.Code;
import org.jspecify.annotations.Nullable;

/// A client of one TAXII 2.1 server (§8.4), the one that the URL given to [#to] belongs to.
///
/// ```java
/// try (var client = TaxiiClient.to(url).credentials(Credentials.bearer(token)).build()) {
///   for (Offer offer : client.offers(url)) {
///     offer.collection().poll(Filters.NONE, object -> keep(object.bytes()));
///   }
/// }
/// ```
///
/// * It speaks HTTPS with TLS 1.2 or later and checks the server's certificate. Plain HTTP needs to
///   be allowed and works on the loopback address only.
/// * Credentials go to the server's own scheme, host and port and nowhere else: it follows
///   redirects within them only, and refuses to talk to API roots elsewhere. Make another client
///   for those.
/// * Failures that may pass are tried again as [Retry] says: a request to add objects only when it
///   is certain that it had no effect.
/// * What comes is bounded in size, time and number ([Bounds], [Timeouts]).
///
/// Blocks; made for virtual threads. Thread-safe.
public final class TaxiiClient implements AutoCloseable {
  private final Transport transport;
  private final Settings settings;
  private final Origin origin;

  private TaxiiClient(Transport transport, Settings settings, Origin origin) {
    this.transport = transport;
    this.settings = settings;
    this.origin = origin;
  }

  /// Starts making a client for the server at `url`: the URL of its discovery, of an API root, or
  /// of a collection.
  public static Builder to(URI url) {
    return new Builder(url);
  }

  /// What the server says about itself, at `/taxii2/` (§4.1, §8.2.1).
  public Located.Server discover() throws TaxiiException {
    URI url =
        URI.create(
            settings.url().getScheme() + "://" + settings.url().getRawAuthority() + "/taxii2/");
    return server(url, transport.resource(get(url), Discovery::read));
  }

  /// Finds out what is at `url`: people are given all kinds of URLs. A URL without a path stands
  /// for the server's discovery.
  ///
  /// @throws TaxiiException with [Code#MALFORMED] when it is none of the three
  public Located locate(URI url) throws TaxiiException {
    URI folder = Urls.folder(url);
    if (folder.getRawPath().equals("/")) {
      return discoverOrRoot(folder);
    }
    return identify(folder);
  }

  /// The API root at `url`. Nothing is sent.
  public RemoteRoot root(URI url) {
    return new RemoteRoot(transport, settings, url);
  }

  /// The collection at `url`. Nothing is sent.
  ///
  /// @throws IllegalArgumentException unless the URL ends in `/collections/` and one name
  public RemoteCollection collection(URI url) {
    URI folder = Urls.folder(url);
    URI root = Urls.rootOf(folder);
    if (root == null) {
      throw new IllegalArgumentException("not the URL of a collection: " + url);
    }
    return new RemoteCollection(transport, settings, root(root), folder);
  }

  /// A collection and what it says about itself.
  public record Offer(RemoteCollection collection, TaxiiCollection resource) {}

  /// The collections behind `url`, whichever of the three it is. Of a server, those of all API
  /// roots that it has itself; roots that the account may not enter are passed over.
  public List<Offer> offers(URI url) throws TaxiiException {
    return switch (locate(url)) {
      case Located.Collection(var collection, var resource) ->
          List.of(new Offer(collection, resource));
      case Located.Root(var root, var resource) -> offers(root);
      case Located.Server server -> {
        var offers = new ArrayList<Offer>();
        for (URI root : server.apiRoots()) {
          if (origin.equals(Origin.of(root))) {
            offers.addAll(offersIfAllowed(root(root)));
          }
        }
        yield List.copyOf(offers);
      }
    };
  }

  /// Gives up connections. Requests under way fail.
  @Override
  public void close() {
    transport.close();
  }

  private List<Offer> offersIfAllowed(RemoteRoot root) throws TaxiiException {
    try {
      return offers(root);
    } catch (TaxiiException e) {
      if (e.code() == Code.FORBIDDEN || e.code() == Code.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  private static List<Offer> offers(RemoteRoot root) throws TaxiiException {
    return root.collections().stream()
        .map(resource -> new Offer(root.collection(resource.id()), resource))
        .toList();
  }

  /// The root of a server's URLs may itself be an API root (§1.6.2).
  private Located discoverOrRoot(URI folder) throws TaxiiException {
    try {
      return discover();
    } catch (TaxiiException e) {
      if (e.code() == Code.NOT_FOUND) {
        return identify(folder);
      }
      throw e;
    }
  }

  private Located identify(URI url) throws TaxiiException {
    Kind kind = transport.resource(get(url), Kind::read);
    return switch (kind) {
      case Kind.OfServer(var discovery) -> server(url, discovery);
      case Kind.OfRoot(var resource) -> new Located.Root(root(url), resource);
      case Kind.OfCollection(var resource) -> {
        // At an unusual URL a collection can be read, but what was added cannot be followed up.
        URI root = Urls.rootOf(url);
        yield new Located.Collection(
            root == null
                ? new RemoteCollection(transport, settings, root(url), url)
                : collection(url),
            resource);
      }
    };
  }

  /// Roots whose URL only looks like one are passed over: the text is a stranger's.
  private static Located.Server server(URI url, Discovery discovery) {
    return new Located.Server(
        discovery,
        discovery.apiRoots().stream()
            .map(root -> Urls.resolve(url, root))
            .flatMap(Optional::stream)
            .toList(),
        Optional.ofNullable(discovery.defaultRoot())
            .flatMap(root -> Urls.resolve(url, root))
            .orElse(null));
  }

  private Transport.Request get(URI uri) {
    return Transport.Request.get(uri, settings.bounds().resourceBytes());
  }

  /// Which resource an answer is, told by the properties that only that one must have.
  private sealed interface Kind {
    record OfServer(Discovery discovery) implements Kind {}

    record OfRoot(ApiRoot resource) implements Kind {}

    record OfCollection(TaxiiCollection resource) implements Kind {}

    static Reading<Kind> read(JsonObject json) {
      if (json.has("can_read") || json.has("can_write")) {
        return as(TaxiiCollection.read(json), OfCollection::new);
      }
      return json.has("max_content_length") || json.has("versions")
          ? as(ApiRoot.read(json), OfRoot::new)
          : as(Discovery.read(json), OfServer::new);
    }

    private static <T> Reading<Kind> as(
        Reading<T> reading, java.util.function.Function<T, Kind> kind) {
      return switch (reading) {
        case Reading.Good<T>(var resource) -> new Reading.Good<>(kind.apply(resource));
        case Reading.Bad<T>(var problem) -> new Reading.Bad<>(problem);
      };
    }
  }

  /// How a client is to behave. Everything has a default. Not thread-safe.
  public static final class Builder {
    private final URI url;
    private boolean plainHttp;
    private Trust trust = Trust.system();
    private Credentials credentials = Credentials.NONE;
    private String userAgent = "entente-taxii/" + version();
    private Timeouts timeouts = Timeouts.DEFAULT;
    private Retry retry = Retry.DEFAULT;
    private Patience patience = Patience.DEFAULT;
    private Bounds bounds = Bounds.DEFAULT;
    private Verification verification = Verification.STRICT;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = RandomGenerator.getDefault();
    private Pause pause = Thread::sleep;

    private Builder(URI url) {
      this.url = url;
    }

    public Builder credentials(Credentials given) {
      this.credentials = given;
      return this;
    }

    /// Whose certificates to believe; by default the authorities of the Java platform.
    public Builder trust(Trust given) {
      this.trust = given;
      return this;
    }

    /// Lets the client speak plain HTTP to the loopback address.
    public Builder allowPlainHttpOnLoopback() {
      this.plainHttp = true;
      return this;
    }

    /// The software that asks (§3.2, §8.4.1), such as `watch/1.2`, instead of this library's name.
    ///
    /// @throws IllegalArgumentException when it holds other than visible ASCII characters and
    ///   spaces
    public Builder userAgent(String name) {
      if (name.isBlank() || !name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
        throw new IllegalArgumentException("a header holds visible ASCII characters");
      }
      this.userAgent = name;
      return this;
    }

    public Builder timeouts(Timeouts given) {
      this.timeouts = given;
      return this;
    }

    public Builder retry(Retry given) {
      this.retry = given;
      return this;
    }

    public Builder patience(Patience given) {
      this.patience = given;
      return this;
    }

    public Builder bounds(Bounds given) {
      this.bounds = given;
      return this;
    }

    public Builder verification(Verification given) {
      this.verification = given;
      return this;
    }

    /// Where time and chance come from: for tests and simulations.
    public Builder timing(InstantSource instants, RandomGenerator chance, Pause pauses) {
      this.clock = instants;
      this.random = chance;
      this.pause = pauses;
      return this;
    }

    /// @throws TaxiiException with [Code#INSECURE] when the URL has another scheme than HTTPS, or
    ///   user information in it
    public TaxiiClient build() throws TaxiiException {
      Origin origin = Origin.of(url);
      if (origin == null || !(origin.isSecure() || (plainHttp && origin.isLoopback()))) {
        throw TaxiiException.because(Code.INSECURE, shown(origin)).exception();
      }
      var settings =
          new Settings(
              url,
              credentials,
              userAgent,
              timeouts,
              retry,
              patience,
              bounds,
              verification,
              clock,
              random,
              pause);
      var http =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeouts.connect())
              .executor(Thread::startVirtualThread);
      if (origin.isSecure()) {
        http.sslContext(trust.context()).sslParameters(trust.parameters());
      } else {
        // Without TLS the JDK would ask each server to switch to HTTP/2 first.
        http.version(HttpClient.Version.HTTP_1_1);
      }
      return new TaxiiClient(new Transport(http.build(), origin, settings), settings, origin);
    }

    private static String shown(@Nullable Origin origin) {
      return origin == null ? "" : origin.toString();
    }

    /// From the module, or else from the archive's manifest; `0` when run from loose classes.
    private static String version() {
      var module = TaxiiClient.class.getModule().getDescriptor();
      String version =
          module == null
              ? TaxiiClient.class.getPackage().getImplementationVersion()
              : module.rawVersion().orElse(null);
      return version == null ? "0" : version;
    }
  }
}
