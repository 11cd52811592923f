package org.entente.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the process logs from now on: warnings of everybody, and everything of this project.
public final class Captured extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  public Captured() {
    var log = (LoggerContext) LoggerFactory.getILoggerFactory();
    log.reset();
    setContext(log);
    start();
    var root = log.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(this);
    log.getLogger("org.entente").setLevel(Level.DEBUG);
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    events.add(event);
    notifyAll();
  }

  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  public void forget() {
    events.clear();
  }

  /// Waits for an event whose fields have `value`.
  public ILoggingEvent await(String value) throws InterruptedException {
    return await(event ->
        event.getKeyValuePairs() != null
            && event.getKeyValuePairs().stream().anyMatch(pair -> value.equals(pair.value)));
  }

  private synchronized ILoggingEvent await(Predicate<ILoggingEvent> wanted)
      throws InterruptedException {
    while (true) {
      for (ILoggingEvent event : events) {
        if (wanted.test(event)) {
          return event;
        }
      }
      wait();
    }
  }

  @Override
  public void close() {
    Logging.silence();
  }
}
