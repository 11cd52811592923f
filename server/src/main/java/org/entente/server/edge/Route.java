package org.entente.server.edge;

/// Answers the requests of one route: translates, calls the domain, translates back.
@FunctionalInterface
public interface Route {
  Answer answer(Call call);
}
