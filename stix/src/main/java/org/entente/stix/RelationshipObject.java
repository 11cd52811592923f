package org.entente.stix;

import org.entente.stix.sro.Relationship;
import org.entente.stix.sro.Sighting;

/// A STIX Relationship Object (STIX 2.1 §5): it connects other objects.
public sealed interface RelationshipObject extends Versioned permits Relationship, Sighting {}
