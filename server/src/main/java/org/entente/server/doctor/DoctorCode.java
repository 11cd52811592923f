package org.entente.server.doctor;

import java.util.Locale;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.Catalogue;

/// Everything that an examination may find beside what keeps a node from starting, which has the
/// codes of [ServerCode]. The kebab-case [#code] is stable: scripts rely on it.
public enum DoctorCode {
  DIRECTORY_OPEN(Weight.WARNING),
  FILE_OPEN(Weight.WARNING),
  FILE_FOREIGN(Weight.WARNING),
  LEFT_BEHIND(Weight.NOTE),
  OLD_FORMAT_KEPT(Weight.NOTE),
  AUTHORITY_MISSING(Weight.WARNING),
  CERTIFICATE_ENDS(Weight.WARNING),
  CLOCK_BEHIND(Weight.WARNING),
  DISK_LOW(Weight.WARNING),
  STORE_MISSING(Weight.DAMAGE),
  STORE_CHECK_UNREADABLE(Weight.DAMAGE),
  STORE_CHECK_NOT_INDEXED(Weight.DAMAGE),
  STORE_CHECK_NOT_IN_LOG(Weight.DAMAGE),
  STORE_CHECK_DISORDER(Weight.DAMAGE),
  STORE_CHECK_MISCOUNTED(Weight.DAMAGE),
  STORE_CHECK_STRAY(Weight.DAMAGE),
  STORE_CHECK_AUDIT_GAP(Weight.DAMAGE);

  /// The sentences of this package.
  public static final Catalogue CATALOGUE =
      Catalogue.load(name -> DoctorCode.class.getResourceAsStream(name), "doctor");

  /// With those of what keeps a node from starting.
  static final Catalogue ALL = CATALOGUE.and(ServerCode.CATALOGUE);

  private final Weight weight;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  DoctorCode(Weight weight) {
    this.weight = weight;
  }

  /// The stable code, such as `store-check-not-indexed`.
  public String code() {
    return code;
  }

  /// How grave it is.
  public Weight weight() {
    return weight;
  }

  /// How grave a finding is.
  public enum Weight {
    /// Something is not what was written there, or the node does not start.
    DAMAGE,
    /// Works, and should be put right.
    WARNING,
    /// Harmless; good to know.
    NOTE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /// The name in lower case.
    public String label() {
      return label;
    }
  }
}
