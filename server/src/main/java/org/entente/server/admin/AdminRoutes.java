package org.entente.server.admin;

import java.util.EnumSet;
import java.util.Set;
import org.entente.server.edge.Door;
import org.entente.server.edge.Route;
import org.entente.server.edge.Routes;

/// The routes of the admin API.
public final class AdminRoutes {
  /// Everything is below it.
  public static final String BASE = "/admin/v1";

  private static final Set<Door> DOORS = EnumSet.of(Door.NETWORK, Door.LOCAL);

  private final Routes routes;

  private AdminRoutes(Routes routes) {
    this.routes = routes;
  }

  /// Adds the admin API to `routes`.
  public static void addTo(Routes routes, AdminServices services) {
    var admin = new AdminRoutes(routes);
    var gate = new AdminGate(services);

    var node = new NodeRoutes(services, gate);
    admin.add("GET", "/status", node::status);
    admin.add("GET", "/ca", node::authority);
    admin.add("GET", "/openapi.yaml", node::description);

    var accounts = new AccountRoutes(services, gate);
    admin.add("POST", "/sessions", accounts::signIn);
    admin.add("GET", "/accounts", accounts::list);
    admin.add("POST", "/accounts", accounts::add);
    admin.add("GET", "/accounts/{name}", accounts::one);
    admin.add("PATCH", "/accounts/{name}", accounts::change);
    admin.add("DELETE", "/accounts/{name}", accounts::remove);
    admin.add("PUT", "/accounts/{name}/password", accounts::password);

    var tokens = new TokenRoutes(services, gate);
    admin.add("GET", "/tokens", tokens::list);
    admin.add("POST", "/tokens", tokens::create);
    admin.add("DELETE", "/tokens/{id}", tokens::revoke);

    var grants = new GrantRoutes(services, gate);
    admin.add("GET", "/grants", grants::list);
    admin.add("PUT", "/grants", grants::set);

    var directory = new DirectoryRoutes(services, gate);
    admin.add("GET", "/api-roots", directory::apiRoots);
    admin.add("POST", "/api-roots", directory::addApiRoot);
    admin.add("GET", "/collections", directory::collections);
    admin.add("POST", "/collections", directory::addCollection);
    admin.add("GET", "/collections/{collection}", directory::collection);
    admin.add("DELETE", "/collections/{collection}", directory::removeCollection);

    var transfer = new TransferRoutes(services, gate);
    admin.add("POST", "/collections/{collection}/import", transfer::bring);
    admin.add("GET", "/collections/{collection}/export", transfer::take);

    var objects = new ObjectRoutes(services, gate);
    admin.add("GET", "/objects/{id}", objects::get);
    admin.add("DELETE", "/objects/{id}", objects::delete);

    admin.add("GET", "/search", new SearchRoutes(services, gate)::search);
    admin.add("POST", "/lookup", new LookupRoutes(services, gate)::lookUp);
    admin.add("GET", "/objects/{id}/neighbours", new NeighbourRoutes(services, gate)::around);

    var backups = new BackupRoutes(services, gate);
    admin.add("GET", "/backup", backups::take);
    admin.add("POST", "/backup", backups::done);

    admin.add("GET", "/audit", new AuditRoutes(services, gate)::list);
  }

  private void add(String method, String path, Route route) {
    routes.add(method, BASE + path, DOORS, route);
  }
}
