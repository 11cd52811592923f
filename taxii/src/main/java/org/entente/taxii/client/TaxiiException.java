package org.entente.taxii.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.taxii.Problem;
import org.entente.taxii.TaxiiError;
import org.jspecify.annotations.Nullable;

/// A request to a TAXII server that did not succeed. What may pass had been tried again already, as
/// far as [Retry] allows.
public final class TaxiiException extends Exception {
  private final Code code;
  private final transient Problem problem;
  private final @Nullable URI uri;
  private final int httpStatus;
  private final transient @Nullable TaxiiError error;
  private final @Nullable Duration retryAfter;
  private final transient @Nullable Problem detail;
  private transient @Nullable PollState resume;

  private TaxiiException(Draft draft) {
    super(draft.code.text() + ": " + draft.problem().message(), draft.cause);
    this.code = draft.code;
    this.problem = draft.problem();
    this.uri = draft.uri;
    this.httpStatus = draft.httpStatus;
    this.error = draft.error;
    this.retryAfter = draft.retryAfter;
    this.detail = draft.detail;
  }

  /// What kind of failure it is.
  public Code code() {
    return code;
  }

  /// The failure with its sentences in three languages. Its code is that of [#code].
  public Problem problem() {
    return problem;
  }

  /// The URL that was asked, without its query.
  public Optional<URI> uri() {
    return Optional.ofNullable(uri);
  }

  /// The HTTP status of the answer; 0 when there was none.
  public int httpStatus() {
    return httpStatus;
  }

  /// What the server said about it.
  public Optional<TaxiiError> error() {
    return Optional.ofNullable(error);
  }

  /// What exactly is wrong with the answer, and where in it.
  public Optional<Problem> detail() {
    return Optional.ofNullable(detail);
  }

  /// When the server wants to be asked again.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// Where a poll that failed can go on: everything up to the last complete page was delivered.
  public Optional<PollState> resume() {
    return Optional.ofNullable(resume);
  }

  /// Whether asking again later may help without anybody doing something about it.
  public boolean mayPass() {
    return switch (code) {
      case UNREACHABLE, TIMED_OUT, UNAVAILABLE, INTERRUPTED -> true;
      case TLS,
          INSECURE,
          OTHER_ORIGIN,
          REDIRECTED,
          UNAUTHORISED,
          FORBIDDEN,
          NOT_FOUND,
          REFUSED,
          UPLOAD_TOO_LARGE,
          NOT_TAXII,
          MALFORMED,
          ANSWER_TOO_LARGE,
          LOOPING,
          DEAD_END,
          DISORDERED,
          TOO_MANY,
          UNASKED ->
          false;
    };
  }

  TaxiiException resumingAt(PollState state) {
    this.resume = state;
    return this;
  }

  static Draft because(Code code, String... arguments) {
    return new Draft(code, List.of(arguments));
  }

  /// The kinds of failure. [#text] is stable.
  public enum Code {
    /// No connection, or it broke.
    UNREACHABLE("remote-unreachable"),
    /// The server's certificate is not trusted, or no secure connection could be agreed on.
    TLS("remote-tls"),
    /// The server took too long.
    TIMED_OUT("remote-timed-out"),
    /// The thread was interrupted.
    INTERRUPTED("remote-interrupted"),
    /// Plain HTTP, or a URL that is no place for a TAXII server.
    INSECURE("remote-insecure"),
    /// The URL belongs to another server than the client was made for.
    OTHER_ORIGIN("remote-other-origin"),
    /// The server sends the client elsewhere.
    REDIRECTED("remote-redirected"),
    /// HTTP 401.
    UNAUTHORISED("remote-unauthorised"),
    /// HTTP 403.
    FORBIDDEN("remote-forbidden"),
    /// HTTP 404: it is not there, or not for this account.
    NOT_FOUND("remote-not-found"),
    /// HTTP 413.
    UPLOAD_TOO_LARGE("remote-upload-too-large"),
    /// Another refusal of the request.
    REFUSED("remote-refused"),
    /// The server is overloaded or broken.
    UNAVAILABLE("remote-unavailable"),
    /// The answer is not labelled as TAXII 2.1.
    NOT_TAXII("remote-not-taxii"),
    /// The answer is labelled as TAXII 2.1 and is not.
    MALFORMED("remote-malformed"),
    /// The answer is beyond [Bounds].
    ANSWER_TOO_LARGE("remote-answer-too-large"),
    /// The server gives the same page again and again.
    LOOPING("remote-looping"),
    /// The server says that there is more, and no way to get it.
    DEAD_END("remote-dead-end"),
    /// Objects are not in the order of their coming in (TAXII 2.1 §3.3).
    DISORDERED("remote-disordered"),
    /// More objects than the limit that was asked for (§3.4).
    TOO_MANY("remote-too-many"),
    /// Objects that the filter excludes (§3.4).
    UNASKED("remote-unasked");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /// The stable code.
    public String text() {
      return text;
    }
  }

  /// Collects what is known about a failure. Not thread-safe.
  static final class Draft {
    private final Code code;
    private final List<String> arguments;
    private @Nullable URI uri;
    private int httpStatus;
    private @Nullable TaxiiError error;
    private @Nullable Duration retryAfter;
    private @Nullable Problem detail;
    private @Nullable Throwable cause;

    private Draft(Code code, List<String> arguments) {
      this.code = code;
      this.arguments = arguments;
    }

    Draft at(URI asked) {
      String text = asked.toString();
      int query = text.indexOf('?');
      this.uri = query < 0 ? asked : URI.create(text.substring(0, query));
      return this;
    }

    Draft detail(Problem inner) {
      this.detail = inner;
      return this;
    }

    Draft status(int status) {
      this.httpStatus = status;
      return this;
    }

    Draft error(@Nullable TaxiiError message) {
      this.error = message;
      return this;
    }

    Draft retryAfter(@Nullable Duration wait) {
      this.retryAfter = wait;
      return this;
    }

    Draft cause(Throwable failure) {
      this.cause = failure;
      return this;
    }

    TaxiiException exception() {
      return new TaxiiException(this);
    }

    private Problem problem() {
      return new Problem(
          code.text(), detail == null ? "" : detail.where(), "TAXII 2.1 §8.4", arguments);
    }
  }
}
