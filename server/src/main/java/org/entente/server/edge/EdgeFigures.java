package org.entente.server.edge;

/// How busy the HTTP server is at one moment.
///
/// @param connections open TCP connections
/// @param requestBytes memory reserved for request bodies
/// @param requestsWaiting requests waiting for such memory
/// @param responseBytes memory reserved for pages
/// @param responsesWaiting requests waiting for such memory
public record EdgeFigures(
    int connections,
    long requestBytes,
    int requestsWaiting,
    long responseBytes,
    int responsesWaiting) {}
