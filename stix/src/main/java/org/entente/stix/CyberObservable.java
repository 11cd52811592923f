package org.entente.stix;

import java.util.List;
import java.util.Map;
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

/// A STIX Cyber-observable Object (STIX 2.1 §6): something that is seen on machines and networks.
public sealed interface CyberObservable extends StixObject
    permits Artifact,
        AutonomousSystem,
        Directory,
        DomainName,
        EmailAddress,
        EmailMessage,
        FileObject,
        Ipv4Address,
        Ipv6Address,
        MacAddress,
        Mutex,
        NetworkTraffic,
        ProcessObject,
        Software,
        Url,
        UserAccount,
        WindowsRegistryKey,
        X509Certificate {
  /// The properties that all observables have in common.
  ObservableCommon common();

  @Override
  default StixId id() {
    return common().id();
  }

  @Override
  default List<StixId> objectMarkingRefs() {
    return common().objectMarkingRefs();
  }

  @Override
  default List<GranularMarking> granularMarkings() {
    return common().granularMarkings();
  }

  @Override
  default Map<String, Extension> extensions() {
    return common().extensions();
  }

  @Override
  default JsonObject custom() {
    return common().custom();
  }
}
