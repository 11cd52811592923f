/// The domain objects of STIX 2.1 §4, one record each.
package org.entente.stix.sdo;
