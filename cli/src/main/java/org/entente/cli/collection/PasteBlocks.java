package org.entente.cli.collection;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.cli.link.Answers;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.stix.json.JsonObject;

/// What to enter in the tools that agencies already own, so that they read a collection. The labels
/// are those of the tools' own screens and settings, which we do not translate.
public final class PasteBlocks {
  private static final String SENTINEL = "Microsoft Sentinel · Threat intelligence – TAXII";

  private final JsonObject collection;
  private final Reader reader;

  /// @param collection as the admin API describes it
  public PasteBlocks(JsonObject collection, Reader reader) {
    this.collection = collection;
    this.reader = reader;
  }

  /// Whose account the tool uses.
  ///
  /// @param account the account's name
  /// @param secret its password, or better a token
  /// @param authority the file with the certificate to trust
  public record Reader(String account, String secret, String authority) {
    /// For texts that are still to be filled in.
    public static final Reader UNKNOWN = new Reader("ACCOUNT", "TOKEN", "ca.pem");

    /// The same, on the machine that has the certificate.
    static Reader trusting(Path authority) {
      return new Reader(UNKNOWN.account, UNKNOWN.secret, authority.toString());
    }

    @Override
    public String toString() {
      return "Reader[" + account + "]";
    }
  }

  /// All of them.
  public void print(Screen out) {
    block(out, SENTINEL, ": ", sentinel());
    block(out, "Splunk Enterprise Security · TAXII 2.1", ": ", splunk());
    block(out, "MISP · TAXII servers", ": ", misp());
    block(out, "OpenCTI · connector taxii2", "=", openCti());
    printCurl(out);
  }

  /// A command that works as it stands, in any POSIX shell.
  public void printCurl(Screen out) {
    out.gap();
    heading(out, "curl");
    out.own("  " + out.shown(curl()) + '\n');
  }

  /// The one that most products resemble.
  public void printOne(Screen out) {
    block(out, SENTINEL, ": ", sentinel());
  }

  private String curl() {
    return "curl --cacert "
        + quoted(reader.authority)
        + " -u "
        + quoted(reader.account + ':' + reader.secret)
        + " -H 'Accept: application/taxii+json;version=2.1' "
        + quoted(url("objects") + "?limit=10");
  }

  private Map<String, String> sentinel() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Friendly name", Answers.text(collection, "name"));
    fields.put("API root URL", url("apiRoot"));
    fields.put("Collection ID", Answers.text(collection, "id"));
    fields.put("Username", reader.account);
    fields.put("Password", reader.secret);
    return fields;
  }

  private Map<String, String> splunk() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Name", Answers.text(collection, "name"));
    fields.put("URL", url("apiRoot"));
    fields.put("Collection", Answers.text(collection, "id"));
    fields.put("Username", reader.account);
    fields.put("Password", reader.secret);
    return fields;
  }

  /// MISP keeps the last segment of the API root, and sends `Authorization: basic KEY`.
  private Map<String, String> misp() {
    URI root = URI.create(url("apiRoot"));
    var fields = new LinkedHashMap<String, String>();
    fields.put("Base URL", root.getScheme() + "://" + root.getRawAuthority());
    fields.put("API root", Answers.text(collection, "apiRoot"));
    fields.put("Collection", Answers.text(collection, "id"));
    fields.put(
        "API key", "$(printf %s " + quoted(reader.account + ':' + reader.secret) + " | base64)");
    return fields;
  }

  /// The connector names collections by their title.
  private Map<String, String> openCti() {
    String title = collection.string("title");
    var fields = new LinkedHashMap<String, String>();
    fields.put("TAXII2_DISCOVERY_URL", url("discovery"));
    fields.put("TAXII2_USERNAME", reader.account);
    fields.put("TAXII2_PASSWORD", reader.secret);
    fields.put("TAXII2_V21", "true");
    fields.put(
        "TAXII2_COLLECTIONS",
        Answers.text(collection, "apiRoot")
            + '.'
            + (title == null ? Answers.text(collection, "name") : title));
    return fields;
  }

  private String url(String name) {
    return Answers.string(Answers.object(collection, "urls"), name);
  }

  private static void block(
      Screen out, String heading, String separator, Map<String, String> fields) {
    out.gap();
    heading(out, heading);
    fields.forEach((label, value) -> out.own("  " + label + separator + out.shown(value) + '\n'));
  }

  private static void heading(Screen out, String text) {
    out.own(out.styled(Style.STRONG, text) + '\n');
  }

  private static String quoted(String text) {
    return '\'' + text.replace("'", "'\\''") + '\'';
  }
}
