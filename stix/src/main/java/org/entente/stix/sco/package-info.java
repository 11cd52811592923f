/// The cyber-observables of STIX 2.1 §6, one record each, and the structures inside them.
package org.entente.stix.sco;
