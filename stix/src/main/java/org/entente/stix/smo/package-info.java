/// The meta objects of STIX 2.1 §7.
package org.entente.stix.smo;
