package org.entente.taxii.client;

import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// How one client behaves, see [TaxiiClient.Builder]. Immutable.
record Settings(
    URI url,
    Credentials credentials,
    String userAgent,
    Timeouts timeouts,
    Retry retry,
    Patience patience,
    Bounds bounds,
    Verification verification,
    InstantSource clock,
    RandomGenerator random,
    Pause pause) {}
