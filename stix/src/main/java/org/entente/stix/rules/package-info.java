/// The tables behind [org.entente.stix.SpecRules]: one [org.entente.stix.rules.Shape] for every
/// type of object, extension and nested structure of STIX 2.1, and the rules that its values obey.
/// Not exported: the tables follow the specification, not the needs of callers.
package org.entente.stix.rules;
