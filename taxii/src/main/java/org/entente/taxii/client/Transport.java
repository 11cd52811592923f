package org.entente.taxii.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.taxii.Problem;
import org.entente.taxii.Reading;
import org.entente.taxii.TaxiiError;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.http.ContentNegotiation;
import org.entente.taxii.http.MediaType;
import org.jspecify.annotations.Nullable;

/// Sends requests to one origin and deals with everything between a request and a TAXII answer:
/// retries, redirects, refusals, packing, labels. Thread-safe.
final class Transport implements AutoCloseable {
  /// Redirects that one request may meet, all within the origin.
  static final int REDIRECTS_MAX = 5;

  /// The longest refusal that is read, in bytes.
  static final int ERROR_BYTES_MAX = 64 * 1024;

  private final HttpClient http;
  private final Origin origin;
  private final Settings settings;

  Transport(HttpClient http, Origin origin, Settings settings) {
    this.http = http;
    this.origin = origin;
    this.settings = settings;
  }

  /// A request.
  ///
  /// @param body what to post; null for none
  /// @param bytesMax the longest answer
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(String method, URI uri, byte @Nullable [] body, long bytesMax) {
    static Request get(URI uri, long bytesMax) {
      return new Request("GET", uri, null, bytesMax);
    }

    /// Whether sending it twice does the same as sending it once (RFC 9110 §9.2.2).
    boolean isIdempotent() {
      return !method.equals("POST");
    }

    boolean isDeletion() {
      return method.equals("DELETE");
    }
  }

  /// What came of one attempt that failed.
  ///
  /// @param failure what to say if it was the last
  /// @param maySendAgain whether another attempt may help and can do no harm
  /// @param mayBeDone whether the server may have done what was asked all the same
  /// @param asked the wait that the server asked for; null if it did not
  private record Failed(
      TaxiiException failure, boolean maySendAgain, boolean mayBeDone, @Nullable Duration asked) {
    static Failed lasting(TaxiiException failure) {
      return new Failed(failure, false, true, null);
    }
  }

  /// Sends `request` until it succeeds or nothing is left to try.
  <T extends @Nullable Object> T exchange(Request request, Answer.Reader<T> reader)
      throws TaxiiException {
    boolean mayBeDone = false;
    for (int attempt = 1; ; attempt++) {
      Failed failed;
      try {
        HttpResponse<TimedBody> response = send(request);
        try (TimedBody body = response.body()) {
          int status = response.statusCode();
          boolean deletedBefore = request.isDeletion() && status == 404 && mayBeDone;
          if (status / 100 == 2 || deletedBefore) {
            return reader.read(answer(request, response, body));
          }
          failed = refused(request, response, body);
        }
      } catch (IOException e) {
        failed = broken(request, e);
      }
      Retry retry = settings.retry();
      if (!failed.maySendAgain() || attempt == retry.attempts()) {
        throw failed.failure();
      }
      mayBeDone |= failed.mayBeDone();
      Duration wait = retry.waitAfter(attempt, settings.random());
      Duration asked = failed.asked();
      if (asked != null) {
        if (asked.compareTo(retry.patience()) > 0) {
          throw failed.failure();
        }
        wait = wait.compareTo(asked) > 0 ? wait : asked;
      }
      pause(request, wait);
    }
  }

  /// Lets time pass on behalf of `request`.
  void pause(Request request, Duration wait) throws TaxiiException {
    try {
      settings.pause().pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TaxiiException.because(Code.INTERRUPTED).at(request.uri()).cause(e).exception();
    }
  }

  /// A resource that is read whole.
  <T> T resource(Request request, Function<JsonObject, Reading<T>> reader) throws TaxiiException {
    return exchange(request, answer -> resource(answer, reader));
  }

  static <T> T resource(Answer answer, Function<JsonObject, Reading<T>> reader)
      throws IOException, TaxiiException {
    return switch (Reading.of(answer.body().readAllBytes(), JsonLimits.DEFAULTS, reader)) {
      case Reading.Good<T>(var resource) -> resource;
      case Reading.Bad<T>(var problem) -> throw malformed(answer.uri(), problem);
    };
  }

  static TaxiiException malformed(URI uri, Problem problem) {
    return TaxiiException.because(Code.MALFORMED, problem.code(), problem.where())
        .at(uri)
        .detail(problem)
        .exception();
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpResponse<TimedBody> send(Request request) throws IOException, TaxiiException {
    URI uri = request.uri();
    for (int redirects = 0; ; redirects++) {
      Origin asked = Origin.of(uri);
      if (!origin.equals(asked)) {
        throw TaxiiException.because(Code.OTHER_ORIGIN, origin.toString(), String.valueOf(asked))
            .at(request.uri())
            .exception();
      }
      HttpResponse<TimedBody> response = sendOnce(request, uri);
      int status = response.statusCode();
      if (status / 100 != 3 || status == 304 || status == 300) {
        return response;
      }
      response.body().close();
      URI target = targetOf(response, uri);
      Origin there = target == null ? null : Origin.of(target);
      if (target == null
          || !origin.equals(there)
          || !request.method().equals("GET")
          || redirects == REDIRECTS_MAX) {
        String shown = there == null ? "?" : there.toString();
        throw TaxiiException.because(Code.REDIRECTED, Integer.toString(status), shown)
            .at(uri)
            .status(status)
            .exception();
      }
      uri = target;
    }
  }

  private HttpResponse<TimedBody> sendOnce(Request request, URI uri)
      throws IOException, TaxiiException {
    Timeouts timeouts = settings.timeouts();
    byte[] body = request.body();
    var builder =
        HttpRequest.newBuilder(uri)
            .timeout(timeouts.answer())
            .header("Accept", MediaType.TAXII.toString())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", settings.userAgent())
            .method(
                request.method(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body != null) {
      builder.header("Content-Type", MediaType.TAXII.toString());
    }
    String authorization = settings.credentials().authorization();
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    try {
      return http.send(builder.build(), info -> new TimedBody(timeouts.idle(), timeouts.whole()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TaxiiException.because(Code.INTERRUPTED).at(uri).cause(e).exception();
    }
  }

  private static @Nullable URI targetOf(HttpResponse<?> response, URI asked) {
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return location.isEmpty() ? null : asked.resolve(location);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Answer answer(Request request, HttpResponse<?> response, InputStream body)
      throws IOException, TaxiiException {
    List<String> labels = response.headers().allValues("Content-Type");
    if (!request.isDeletion() && !ContentNegotiation.canRead(labels, List.of(MediaType.TAXII))) {
      throw TaxiiException.because(Code.NOT_TAXII, String.join(", ", labels))
          .at(response.uri())
          .status(response.statusCode())
          .exception();
    }
    return new Answer(
        response.uri(), response.headers(), unpacked(response, body, request.bytesMax()));
  }

  private InputStream unpacked(HttpResponse<?> response, InputStream body, long bytesMax)
      throws IOException, TaxiiException {
    String packing = response.headers().firstValue("Content-Encoding").orElse("identity");
    return switch (packing.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> BoundedBody.plain(body, bytesMax);
      case "gzip", "x-gzip" -> BoundedBody.gzip(body, bytesMax, settings.bounds().unpackingRatio());
      default ->
          throw TaxiiException.because(Code.NOT_TAXII, packing)
              .at(response.uri())
              .status(response.statusCode())
              .exception();
    };
  }

  private Failed refused(Request request, HttpResponse<?> response, InputStream body) {
    int status = response.statusCode();
    TaxiiError error = errorIn(response, body);
    Duration wait = retryAfter(response);
    String said = error == null || error.title().isBlank() ? "" : ": " + error.title();
    Code code =
        switch (status) {
          case 401 -> Code.UNAUTHORISED;
          case 403 -> Code.FORBIDDEN;
          case 404, 410 -> Code.NOT_FOUND;
          case 413 -> Code.UPLOAD_TOO_LARGE;
          case 408, 429 -> Code.UNAVAILABLE;
          case 501, 505 -> Code.REFUSED;
          default -> status >= 500 ? Code.UNAVAILABLE : Code.REFUSED;
        };
    // With these two a server says that it did nothing; the others leave it open.
    boolean didNothing = status == 429 || status == 503;
    boolean again = code == Code.UNAVAILABLE;
    TaxiiException failure =
        TaxiiException.because(code, status + said)
            .at(response.uri())
            .status(status)
            .error(error)
            .retryAfter(wait)
            .exception();
    return new Failed(failure, again && (didNothing || request.isIdempotent()), !didNothing, wait);
  }

  private @Nullable TaxiiError errorIn(HttpResponse<?> response, InputStream body) {
    try {
      byte[] bytes = unpacked(response, body, ERROR_BYTES_MAX).readAllBytes();
      return Reading.of(bytes, JsonLimits.DEFAULTS, TaxiiError::read)
              instanceof Reading.Good<TaxiiError>(var error)
          ? error
          : null;
    } catch (IOException | TaxiiException e) {
      return null;
    }
  }

  /// Seconds, or a date that counts from this machine's clock (RFC 9110 §10.2.3).
  private @Nullable Duration retryAfter(HttpResponse<?> response) {
    Optional<String> header = response.headers().firstValue("Retry-After").map(String::strip);
    if (header.isEmpty()) {
      return null;
    }
    String text = header.get();
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(settings.clock().instant(), date);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Failed broken(Request request, IOException e) {
    if (e instanceof BoundedBody.TooLarge) {
      return Failed.lasting(draft(request, Code.ANSWER_TOO_LARGE, e));
    }
    if (e instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
      return Failed.lasting(draft(request, Code.INTERRUPTED, e));
    }
    if (e instanceof ZipException) {
      return Failed.lasting(draft(request, Code.MALFORMED, e, "gzip", ""));
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (hasCause(e, SSLException.class) && !hasCause(e, SocketException.class)) {
      return Failed.lasting(draft(request, Code.TLS, e, why));
    }
    // Nothing was sent before the connection stood.
    boolean nothingSent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    boolean again = nothingSent || request.isIdempotent();
    Code code = e instanceof HttpTimeoutException ? Code.TIMED_OUT : Code.UNREACHABLE;
    return new Failed(draft(request, code, e, why), again, !nothingSent, null);
  }

  private static TaxiiException draft(
      Request request, Code code, IOException cause, String... arguments) {
    return TaxiiException.because(code, arguments).at(request.uri()).cause(cause).exception();
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 10; t = t.getCause(), depth++) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
