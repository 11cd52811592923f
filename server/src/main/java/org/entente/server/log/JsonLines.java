package org.entente.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import net.logstash.logback.composite.JsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.stacktrace.ShortenedThrowableConverter;
import tools.jackson.core.JsonGenerator;

/// One event a line, as JSON: `@timestamp`, `level`, `logger_name`, `message`, the event's own
/// fields, `stack_trace`.
final class JsonLines extends LogstashEncoder {
  private static final int STACK_TRACE_LENGTH_MAX = 16_000;

  @Override
  public void start() {
    setIncludeContext(false);
    setVersion("1");
    setTimeZone("UTC");
    var traces = new ShortenedThrowableConverter();
    traces.setMaxLength(STACK_TRACE_LENGTH_MAX);
    traces.setRootCauseFirst(false);
    setThrowableConverter(traces);
    setLineSeparator("\n");
    var providers = getFormatter().getProviders();
    for (JsonProvider<ILoggingEvent> provider : java.util.List.copyOf(providers.getProviders())) {
      if (provider instanceof MessageJsonProvider) {
        providers.removeProvider(provider);
      }
    }
    addProvider(new BoundedMessage());
    super.start();
  }

  /// What JSON does not escape by itself: C1 controls, bidi controls, line separators.
  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    String content = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    return (SafeText.escaped(content) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static final class BoundedMessage extends MessageJsonProvider {
    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent event) {
      String message = event.getFormattedMessage();
      int length = Math.min(message.length(), TextLines.MESSAGE_LENGTH_MAX);
      json.writeStringProperty(getFieldName(), message.substring(0, length));
    }
  }
}
