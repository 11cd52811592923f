/// The TAXII 2.1 server: every endpoint of the specification, thin over the domain. Start at
/// [org.entente.server.taxii.TaxiiRoutes].
@org.jspecify.annotations.NullMarked
package org.entente.server.taxii;
