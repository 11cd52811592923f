package org.entente.stix;

import org.entente.stix.sdo.AttackPattern;
import org.entente.stix.sdo.Campaign;
import org.entente.stix.sdo.CourseOfAction;
import org.entente.stix.sdo.Grouping;
import org.entente.stix.sdo.Identity;
import org.entente.stix.sdo.Incident;
import org.entente.stix.sdo.Indicator;
import org.entente.stix.sdo.Infrastructure;
import org.entente.stix.sdo.IntrusionSet;
import org.entente.stix.sdo.Location;
import org.entente.stix.sdo.Malware;
import org.entente.stix.sdo.MalwareAnalysis;
import org.entente.stix.sdo.Note;
import org.entente.stix.sdo.ObservedData;
import org.entente.stix.sdo.Opinion;
import org.entente.stix.sdo.Report;
import org.entente.stix.sdo.ThreatActor;
import org.entente.stix.sdo.Tool;
import org.entente.stix.sdo.Vulnerability;

/// A STIX Domain Object (STIX 2.1 §4): something that threat intelligence talks about.
public sealed interface DomainObject extends Versioned
    permits AttackPattern,
        Campaign,
        CourseOfAction,
        Grouping,
        Identity,
        Incident,
        Indicator,
        Infrastructure,
        IntrusionSet,
        Location,
        Malware,
        MalwareAnalysis,
        Note,
        ObservedData,
        Opinion,
        Report,
        ThreatActor,
        Tool,
        Vulnerability {}
