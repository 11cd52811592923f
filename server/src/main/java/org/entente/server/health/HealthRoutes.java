package org.entente.server.health;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.entente.exchange.directory.Outlook;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.edge.Door;
import org.entente.server.edge.Routes;
import org.entente.server.edge.SignIn;
import org.entente.stix.json.JsonObject;

/// `/health/live` and `/health/ready` for whoever asks, which tell nothing but yes or no;
/// `/metrics` for those who may see health in detail, and for everybody at the address that the
/// operator set apart for it.
public final class HealthRoutes {
  private static final String JSON = "application/json";
  private static final Set<Door> EVERYWHERE = EnumSet.allOf(Door.class);

  private final Metrics metrics;
  private final SignIn signIn;
  private final Outlook outlook;
  private final Checkup checkup;
  private final BooleanSupplier stopping;

  private HealthRoutes(
      Metrics metrics, SignIn signIn, Outlook outlook, Checkup checkup, BooleanSupplier stopping) {
    this.metrics = metrics;
    this.signIn = signIn;
    this.outlook = outlook;
    this.checkup = checkup;
    this.stopping = stopping;
  }

  /// Adds the routes.
  ///
  /// @param stopping whether the node no longer takes requests
  public static void addTo(
      Routes routes,
      Metrics metrics,
      SignIn signIn,
      Outlook outlook,
      Checkup checkup,
      BooleanSupplier stopping) {
    var health = new HealthRoutes(metrics, signIn, outlook, checkup, stopping);
    routes.add("GET", "/health/live", EVERYWHERE, _ -> said(200, "live", true));
    routes.add("GET", "/health/ready", EVERYWHERE, _ -> health.ready());
    routes.add("GET", "/metrics", EVERYWHERE, health::metrics);
  }

  private Answer ready() {
    boolean ready =
        !stopping.getAsBoolean()
            && checkup.findings().stream()
                .filter(finding -> finding.name().equals("store"))
                .allMatch(Checkup.Finding::healthy);
    return said(ready ? 200 : 503, "ready", ready);
  }

  private Answer metrics(Call call) {
    if (call.trace().door() == Door.METRICS
        || (call.trace().door() == Door.LOCAL && !SignIn.showsAnything(call))) {
      return scrape();
    }
    return Answer.of(signIn.any(call).then(outlook::figures), _ -> scrape());
  }

  private Answer scrape() {
    return Answer.bytes(200, Metrics.MEDIA_TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer said(int status, String name, boolean value) {
    return Answer.json(status, JSON, JsonObject.builder().put(name, value).build());
  }
}
