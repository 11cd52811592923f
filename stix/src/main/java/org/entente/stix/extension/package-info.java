/// The extensions that STIX 2.1 itself defines, and a place for all others.
package org.entente.stix.extension;
