/// The node's certificate: its own small authority, or files that the operator brings; kept current
/// while the node runs.
@org.jspecify.annotations.NullMarked
package org.entente.server.tls;
