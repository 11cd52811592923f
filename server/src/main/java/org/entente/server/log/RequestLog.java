package org.entente.server.log;

import java.util.concurrent.TimeUnit;
import org.entente.server.edge.RequestObserver;
import org.entente.server.edge.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Logs how requests end: failures of the node as errors, refusals for information, the rest for
/// debugging only, since the audit log has it anyway. Queries and headers are left out: they may
/// hold secrets.
public final class RequestLog implements RequestObserver {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final int PATH_LENGTH_MAX = 300;

  @Override
  public void ended(Trace trace, int status, long nanos) {
    boolean ownFault = trace.failure() != null;
    Level level =
        ownFault ? Level.ERROR : status >= 400 && !trace.isDeparted() ? Level.INFO : Level.DEBUG;
    if (!LOG.isEnabledForLevel(level)) {
      return;
    }
    LoggingEventBuilder event = LOG.atLevel(level);
    if (ownFault) {
      event = event.setCause(trace.failure());
    }
    event
        .addKeyValue("request_id", trace.id().toString())
        .addKeyValue("method", SafeText.of(trace.method(), 20))
        .addKeyValue("path", SafeText.of(trace.path(), PATH_LENGTH_MAX))
        .addKeyValue("status", status)
        .addKeyValue("code", trace.code())
        .addKeyValue("account", trace.account())
        .addKeyValue("origin", trace.origin().text())
        .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(nanos))
        .log(
            ownFault
                ? "request failed"
                : trace.isDeparted()
                    ? "client gone"
                    : status >= 400 ? "request refused" : "request served");
  }
}
