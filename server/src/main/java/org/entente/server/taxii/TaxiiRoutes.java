package org.entente.server.taxii;

import java.util.EnumSet;
import java.util.Set;
import org.entente.server.edge.Door;
import org.entente.server.edge.Routes;

/// The endpoints of TAXII 2.1 (§3.1). API roots are one path segment, beside `/taxii2/` and not
/// below it, since MISP keeps only the last segment of an API root's address.
public final class TaxiiRoutes {
  private static final Set<Door> DOORS = EnumSet.of(Door.NETWORK);

  private TaxiiRoutes() {}

  /// Adds the endpoints to `routes`. To be called after all routes with fixed first segments.
  public static void addTo(Routes routes, TaxiiServices services) {
    var gate = new Gate(services);
    var server = new ServerInformation(services, gate);
    var collections = new CollectionEndpoints(services, gate);
    var objects = new ObjectEndpoints(services, gate);
    var adding = new AddingObjects(services, gate);

    routes.add("GET", "/taxii2/", DOORS, server::discovery);
    routes.add("GET", "/{root}/", DOORS, server::apiRoot);
    routes.add("GET", "/{root}/status/{status}/", DOORS, adding::status);
    routes.add("GET", "/{root}/collections/", DOORS, collections::list);
    routes.add("GET", "/{root}/collections/{collection}/", DOORS, collections::one);
    routes.add("GET", "/{root}/collections/{collection}/manifest/", DOORS, objects::manifest);
    routes.add("GET", "/{root}/collections/{collection}/objects/", DOORS, objects::page);
    routes.add("POST", "/{root}/collections/{collection}/objects/", DOORS, adding::add);
    routes.add("GET", "/{root}/collections/{collection}/objects/{object}/", DOORS, objects::one);
    routes.add(
        "DELETE", "/{root}/collections/{collection}/objects/{object}/", DOORS, objects::delete);
    routes.add(
        "GET",
        "/{root}/collections/{collection}/objects/{object}/versions/",
        DOORS,
        objects::versions);
  }
}
