package org.entente.cli.collection;

import java.nio.file.Path;
import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.run.Session;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// What a person must know about one collection.
final class CollectionPage {
  private CollectionPage() {}

  /// The account that a tool uses: it is not known here, its certificate may be.
  static PasteBlocks.Reader reader(Session session, Words words, NodeLink link) {
    if (session.json() || !(session.node(words) instanceof NodeAddress.Directory(Path path))) {
      return PasteBlocks.Reader.UNKNOWN;
    }
    JsonObject certificate = link.get(Route.of("status")).object("certificate");
    return certificate != null && Answers.isTrue(certificate, "own")
        ? PasteBlocks.Reader.trusting(path.resolve("tls").resolve("ca.pem").normalize())
        : PasteBlocks.Reader.UNKNOWN;
  }

  static void show(Session session, JsonObject collection, PasteBlocks.Reader reader) {
    Screen out = session.out();
    if (session.json()) {
      out.json(collection);
      return;
    }
    JsonObject urls = Answers.object(collection, "urls");
    out.own(
        out.styled(Style.STRONG, out.shown(Answers.text(collection, "name")))
            + "  "
            + Answers.text(collection, "id")
            + '\n');
    line(out, "alias", Answers.text(collection, "alias"));
    line(out, "title", Answers.text(collection, "title"));
    line(out, "apiRoot", Answers.text(collection, "apiRoot"));
    line(out, "validation", Answers.text(collection, "validation"));
    line(out, "defaultMarking", Answers.text(collection, "defaultMarking"));
    line(out, "objects", Answers.text(collection, "objects"));
    line(out, "versions", Answers.text(collection, "versions"));
    line(out, "last", Answers.text(collection, "last"));
    line(out, "url", Answers.text(urls, "collection"));
    new PasteBlocks(collection, reader).print(out);
  }

  private static void line(Screen out, String member, String value) {
    out.own(
        "  " + out.rendered(Sentence.of("field", Sentence.of("column-" + member), value)) + '\n');
  }
}
