/// HTTP as far as it is the same for every route: listening, limits, who is asking from where, and
/// how answers and refusals are written. Routes see [org.entente.server.edge.Call] and give back
/// [org.entente.server.edge.Answer]; Javalin and Jetty stay in here.
@org.jspecify.annotations.NullMarked
package org.entente.server.edge;
