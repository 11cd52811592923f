package org.entente.server.edge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// Cuts answers off that could not be written to their end, so that half an answer never looks like
/// a whole one. Outside of Javalin, since that asks a request for its state when it is done with
/// it, and would log that an aborted one has none as a failure of its own.
final class CutOff implements Filter {
  private static final String ATTRIBUTE = CutOff.class.getName();

  /// Has the answer to `request` cut off as soon as its handling has ended.
  static void request(ServletRequest request, Throwable failure) {
    request.setAttribute(ATTRIBUTE, failure);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (request.getAttribute(ATTRIBUTE) instanceof Throwable failure) {
      ServletContextRequest.getServletContextRequest(request).getServletChannel().abort(failure);
    }
  }
}
