package org.entente.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.entente.cli.run.Session;
import org.entente.stix.json.JsonObject;

/// Which version this is, as the build wrote it down.
final class Version {
  static final String NUMBER = read();

  private Version() {}

  static void print(Session session) {
    if (session.json()) {
      session
          .out()
          .json(
              JsonObject.builder()
                  .put("version", NUMBER)
                  .put("java", Runtime.version().toString())
                  .build());
    } else {
      session.out().own("entente " + NUMBER + '\n');
    }
  }

  private static String read() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
