package org.entente.exchange.collection;

import java.util.List;
import org.entente.exchange.handling.Marks;
import org.entente.stix.Finding;
import org.entente.stix.StixId;

/// What the door says about one object, before it is known whether it is there already. Immutable.
public sealed interface Decision {
  /// It may come in.
  ///
  /// @param arrival the object, ready to be appended
  /// @param findings what is unwise or, in a lenient collection, wrong about it
  record Admitted(Arrival arrival, List<Finding> findings) implements Decision {
    public Admitted {
      findings = List.copyOf(findings);
    }
  }

  /// It may come in, but how it is to be handled depends on marking definitions that are not at
  /// hand yet: they may come later in the same request.
  ///
  /// @param arrival the object, handled as it must be if they are never found
  /// @param marks its marks
  /// @param missing one of the definitions
  /// @param findings as in [Admitted#findings]
  record Waiting(Arrival arrival, Marks marks, StixId missing, List<Finding> findings)
      implements Decision {
    public Waiting {
      findings = List.copyOf(findings);
    }

    /// It comes in without them.
    public Admitted asItIs() {
      return new Admitted(arrival, findings);
    }
  }

  /// It stays out.
  ///
  /// @param id its id as it came, cut to [Admission#TEXT_LENGTH_MAX]; empty if there was none
  /// @param version its version as it came, cut likewise; empty if there was none
  /// @param findings why, the first being the reason; pointers are relative to the object
  record Refused(String id, String version, List<Finding> findings) implements Decision {
    public Refused {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a refusal says why");
      }
    }

    /// The reason.
    public Finding reason() {
      return findings.getFirst();
    }
  }
}
