/// `node.yaml` and the node's directory: read strictly, once, into typed values.
@org.jspecify.annotations.NullMarked
package org.entente.server.config;
