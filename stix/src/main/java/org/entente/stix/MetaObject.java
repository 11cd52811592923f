package org.entente.stix;

import org.entente.stix.smo.ExtensionDefinition;
import org.entente.stix.smo.LanguageContent;
import org.entente.stix.smo.MarkingDefinition;

/// A STIX Meta Object (STIX 2.1 §7): it says something about other objects.
public sealed interface MetaObject extends StixObject
    permits LanguageContent, MarkingDefinition, ExtensionDefinition {}
