package org.entente.stix;

import java.util.List;
import org.entente.stix.json.JsonObject;
import org.entente.stix.sco.Artifact;
import org.entente.stix.sco.AutonomousSystem;
import org.entente.stix.sco.Directory;
import org.entente.stix.sco.DomainName;
import org.entente.stix.sco.EmailAddress;
import org.entente.stix.sco.EmailMessage;
import org.entente.stix.sco.FileObject;
import org.entente.stix.sco.Ipv4Address;
import org.entente.stix.sco.Ipv6Address;
import org.entente.stix.sco.MacAddress;
import org.entente.stix.sco.Mutex;
import org.entente.stix.sco.NetworkTraffic;
import org.entente.stix.sco.ProcessObject;
import org.entente.stix.sco.Software;
import org.entente.stix.sco.Url;
import org.entente.stix.sco.UserAccount;
import org.entente.stix.sco.WindowsRegistryKey;
import org.entente.stix.sco.X509Certificate;
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
import org.entente.stix.smo.ExtensionDefinition;
import org.entente.stix.smo.LanguageContent;
import org.entente.stix.smo.MarkingDefinition;
import org.entente.stix.sro.Relationship;
import org.entente.stix.sro.Sighting;

/// What came of turning JSON into an object of the model.
public sealed interface Conversion {
  /// The object.
  ///
  /// @param object what the JSON is
  /// @param warnings what is unwise about it
  record Converted(StixObject object, List<Finding> warnings) implements Conversion {
    public Converted {
      warnings = List.copyOf(warnings);
    }
  }

  /// There is none, and why.
  ///
  /// @param findings what is wrong, at least one error, errors first
  record Refused(List<Finding> findings) implements Conversion {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /// The object, or an exception with what is wrong: where bad data are not expected.
  ///
  /// @throws InvalidStix when there is none
  default StixObject orThrow() {
    return switch (this) {
      case Converted(var object, var warnings) -> object;
      case Refused(var findings) -> throw new InvalidStix(findings);
    };
  }

  /// Converts `json` if it obeys `rules`.
  static Conversion of(JsonObject json, SpecRules rules) {
    Verdict verdict = rules.check(json);
    return verdict.isValid()
        ? new Converted(object(json), verdict.warnings())
        : new Refused(verdict.findings());
  }

  private static StixObject object(JsonObject json) {
    return switch (String.valueOf(json.string("type"))) {
      case AttackPattern.TYPE -> AttackPattern.from(json);
      case Campaign.TYPE -> Campaign.from(json);
      case CourseOfAction.TYPE -> CourseOfAction.from(json);
      case Grouping.TYPE -> Grouping.from(json);
      case Identity.TYPE -> Identity.from(json);
      case Incident.TYPE -> Incident.from(json);
      case Indicator.TYPE -> Indicator.from(json);
      case Infrastructure.TYPE -> Infrastructure.from(json);
      case IntrusionSet.TYPE -> IntrusionSet.from(json);
      case Location.TYPE -> Location.from(json);
      case Malware.TYPE -> Malware.from(json);
      case MalwareAnalysis.TYPE -> MalwareAnalysis.from(json);
      case Note.TYPE -> Note.from(json);
      case ObservedData.TYPE -> ObservedData.from(json);
      case Opinion.TYPE -> Opinion.from(json);
      case Report.TYPE -> Report.from(json);
      case ThreatActor.TYPE -> ThreatActor.from(json);
      case Tool.TYPE -> Tool.from(json);
      case Vulnerability.TYPE -> Vulnerability.from(json);
      case Relationship.TYPE -> Relationship.from(json);
      case Sighting.TYPE -> Sighting.from(json);
      case Artifact.TYPE -> Artifact.from(json);
      case AutonomousSystem.TYPE -> AutonomousSystem.from(json);
      case Directory.TYPE -> Directory.from(json);
      case DomainName.TYPE -> DomainName.from(json);
      case EmailAddress.TYPE -> EmailAddress.from(json);
      case EmailMessage.TYPE -> EmailMessage.from(json);
      case FileObject.TYPE -> FileObject.from(json);
      case Ipv4Address.TYPE -> Ipv4Address.from(json);
      case Ipv6Address.TYPE -> Ipv6Address.from(json);
      case MacAddress.TYPE -> MacAddress.from(json);
      case Mutex.TYPE -> Mutex.from(json);
      case NetworkTraffic.TYPE -> NetworkTraffic.from(json);
      case ProcessObject.TYPE -> ProcessObject.from(json);
      case Software.TYPE -> Software.from(json);
      case Url.TYPE -> Url.from(json);
      case UserAccount.TYPE -> UserAccount.from(json);
      case WindowsRegistryKey.TYPE -> WindowsRegistryKey.from(json);
      case X509Certificate.TYPE -> X509Certificate.from(json);
      case ExtensionDefinition.TYPE -> ExtensionDefinition.from(json);
      case LanguageContent.TYPE -> LanguageContent.from(json);
      case MarkingDefinition.TYPE -> MarkingDefinition.from(json);
      default -> new CustomObject(json);
    };
  }
}
