/// A small, strict, immutable JSON tree; reading with limits; canonical writing (RFC 8785).
package org.entente.stix.json;
