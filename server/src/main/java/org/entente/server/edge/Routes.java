package org.entente.server.edge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;

/// The routes of a node. A path such as `/{root}/collections/` is served with and without its
/// trailing slash, since clients drop credentials on redirects; the first path that matches is
/// taken; `HEAD` is `GET` without the body.
public final class Routes {
  private final List<Entry> entries = new ArrayList<>();

  /// Adds a route.
  ///
  /// @param method an HTTP method; `GET` stands for `HEAD` as well
  /// @param path its template; a segment in braces matches any one segment
  /// @param doors where it is served
  public void add(String method, String path, Set<Door> doors, Route route) {
    entries.add(new Entry(method, path, EnumSet.copyOf(doors), route));
  }

  /// All routes, as `GET /path`: for checking descriptions against them.
  public List<String> list() {
    return entries.stream().map(entry -> entry.method + " " + entry.path).toList();
  }

  private record Entry(String method, String path, Set<Door> doors, Route route) {}

  /// Hands the routes to Javalin.
  void register(
      RoutesConfig javalin,
      NodeConfig.Limits limits,
      Budget requestBytes,
      Budget responseBytes,
      AnswerWriter writer) {
    var desk = new Desk(limits, requestBytes, responseBytes, writer);
    for (Entry entry : entries) {
      String path =
          entry.path.length() > 1 && entry.path.endsWith("/")
              ? entry.path.substring(0, entry.path.length() - 1)
              : entry.path;
      javalin.addHttpHandler(
          HandlerType.findOrCreate(entry.method), path, context -> desk.serve(context, entry));
      if (entry.method.equals("GET")) {
        javalin.addHttpHandler(HandlerType.HEAD, path, context -> desk.serve(context, entry));
      }
    }
    javalin.exception(HttpResponseException.class, desk::unmatched);
    javalin.exception(Exception.class, desk::failed);
  }

  /// Runs a route and sees to it that every request gets an answer.
  private static final class Desk {
    private final NodeConfig.Limits limits;
    private final Budget requestBytes;
    private final Budget responseBytes;
    private final AnswerWriter writer;

    Desk(NodeConfig.Limits limits, Budget requestBytes, Budget responseBytes, AnswerWriter writer) {
      this.limits = limits;
      this.requestBytes = requestBytes;
      this.responseBytes = responseBytes;
      this.writer = writer;
    }

    void serve(Context context, Entry entry) {
      try (Call call = open(context)) {
        Trace trace = call.trace();
        if (!entry.doors.contains(trace.door())) {
          write(call, call.deny(ServerCode.NOT_FOUND));
          return;
        }
        trace.matched(entry.path);
        write(call, answer(call, entry.route));
      }
    }

    void unmatched(HttpResponseException refusal, Context context) {
      try (Call call = open(context)) {
        if (refusal.getStatus() == 405) {
          String methods = refusal.getDetails().getOrDefault("availableMethods", "");
          List<String> allow =
              Arrays.stream(methods.split(",", -1)).map(String::strip).sorted().toList();
          write(call, new Answer.Denied(Denial.methodNotAllowed(call.id(), call.method(), allow)));
        } else {
          write(call, call.deny(ServerCode.NOT_FOUND));
        }
      }
    }

    void failed(Exception failure, Context context) {
      try (Call call = open(context)) {
        call.trace().failed(failure);
        write(call, call.deny(ServerCode.INTERNAL));
      }
    }

    private Call open(Context context) {
      Trace trace = (Trace) context.req().getAttribute(Trace.ATTRIBUTE);
      return new Call(context, trace, limits, requestBytes, responseBytes);
    }

    /// Catches broadly: this is the outermost loop of a request's thread, and a client must get an
    /// answer, never a stack trace.
    private static Answer answer(Call call, Route route) {
      try {
        return route.answer(call);
      } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
        call.trace().failed(failure);
        return call.deny(ServerCode.INTERNAL);
      }
    }

    private void write(Call call, Answer answer) {
      try {
        writer.write(call, answer);
      } catch (Exception failure) {
        // Half an answer must not look like a whole one.
        call.abort(failure);
      }
    }
  }
}
