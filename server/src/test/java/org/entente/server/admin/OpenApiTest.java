package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.TreeSet;
import org.entente.server.edge.Routes;
import org.entente.server.wiring.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hand-written description says what the routes are.
final class OpenApiTest {
  @TempDir Path folder;

  @Test
  void the_description_is_openapi_3_1_without_mistakes() {
    try (var node = TestNode.plain(folder)) {
      var reply =
          node.send(
              java.net.http.HttpRequest.newBuilder(node.uri("/admin/v1/openapi.yaml")).build());

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("application/yaml");
      SwaggerParseResult parsed = parse(reply.body());
      assertThat(parsed.getMessages()).isEmpty();
      assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }
  }

  @Test
  void it_describes_every_route_and_no_other() throws Exception {
    var routes = new Routes();
    // The routes are only listed, never called.
    AdminRoutes.addTo(
        routes,
        new AdminServices(
            null,
            null,
            null,
            null,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            () -> false,
            null,
            null));
    String text;
    try (var in = AdminRoutes.class.getResourceAsStream("openapi.yaml")) {
      text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    var described = new TreeSet<String>();
    parse(text)
        .getOpenAPI()
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .keySet()
                .forEach(method -> described.add(method + " " + AdminRoutes.BASE + path)));

    assertThat(described).isEqualTo(new TreeSet<>(routes.list()));
  }

  private static SwaggerParseResult parse(String text) {
    var options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text, null, options);
  }
}
