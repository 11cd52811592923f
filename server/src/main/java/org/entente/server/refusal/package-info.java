/// What the node itself refuses, and what every refusal means for HTTP.
@org.jspecify.annotations.NullMarked
package org.entente.server.refusal;
