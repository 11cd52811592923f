package org.entente.cli.demo;

import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.terminal.Screen;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// One collection, and one account that reads it.
///
/// @param collection the collection's id
/// @param account the reader's name
/// @param password its password, made up for this demonstration
/// @param token a token of its
record DemoSetup(String collection, String account, String password, String token) {
  private static final String COLLECTION = "demo";
  private static final String ACCOUNT = "siem";

  static DemoSetup on(NodeLink link) {
    JsonObject collection =
        link.post(Route.of("collections"), JsonObject.builder().put("name", COLLECTION).build());
    JsonObject account =
        link.post(
            Route.of("accounts"),
            JsonObject.builder()
                .put("name", ACCOUNT)
                .put("role", "reader")
                .put("tlp", "red")
                .build());
    link.put(
        Route.of("grants"),
        JsonObject.builder()
            .put("account", ACCOUNT)
            .put("collection", COLLECTION)
            .put("access", "read")
            .build());
    JsonObject token =
        link.post(Route.of("tokens"), JsonObject.builder().put("account", ACCOUNT).build());
    return new DemoSetup(
        Answers.string(collection, "id"),
        ACCOUNT,
        Answers.string(account, "password"),
        Answers.string(token, "secret"));
  }

  /// Where the node is and who may come in.
  void tell(Screen out, DemoNode node) {
    field(out, "status-taxii", node.taxiiUrl().toString());
    field(out, "demo-account", account);
    field(out, "demo-password", password);
    field(out, "demo-token", token);
    field(out, "demo-authority", node.authority().toString());
  }

  @Override
  public String toString() {
    return "DemoSetup[" + collection + "]";
  }

  private static void field(Screen out, String label, String value) {
    out.say(Sentence.of("field", Sentence.of(label), value));
  }
}
