/// TAXII 2.1 resources, as they go over the wire (§3.6 to §5.8): reading that accepts what servers
/// in the field send, writing that follows the specification to the letter.
package org.entente.taxii;
