/// The relationship objects of STIX 2.1 §5.
package org.entente.stix.sro;
