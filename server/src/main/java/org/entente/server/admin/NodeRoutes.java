package org.entente.server.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.refusal.ServerCode;

/// The node itself: status, the certificate of its authority, the description of this API.
final class NodeRoutes {
  private final AdminServices services;
  private final AdminGate gate;

  NodeRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer status(Call call) {
    return gate.known(
        call,
        caller -> Answer.of(services.status().apply(caller), json -> AdminGate.json(200, json)));
  }

  Answer authority(Call call) {
    return gate.anybody(
        call,
        () ->
            services
                .authority()
                .<Answer>map(file -> {
                  try {
                    return Answer.bytes(200, "application/x-pem-file", Files.readAllBytes(file));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
                .orElseGet(() -> call.deny(ServerCode.NO_AUTHORITY)));
  }

  Answer description(Call call) {
    return gate.anybody(
        call,
        () -> {
          try (InputStream in = NodeRoutes.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
              throw new IllegalStateException("the description of the API is missing");
            }
            return Answer.bytes(200, "application/yaml", in.readAllBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
