/// The parts of HTTP that TAXII 2.1 builds on (§1.6.8, §3.1): media types and their negotiation.
package org.entente.taxii.http;
