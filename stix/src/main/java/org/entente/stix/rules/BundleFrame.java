package org.entente.stix.rules;

import java.util.function.Consumer;
import org.entente.stix.Finding;
import org.entente.stix.Frame;
import org.entente.stix.PatternCheck;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The bundle around the objects (STIX 2.1 §8). It is not an object itself and has hardly any
/// properties.
public final class BundleFrame {
  private static final Shape BUNDLE =
      Shape.of("bundle", "8.1")
          .unknown(CustomContent::checkTopLevel)
          .required("type", DataTypes.STRING)
          .required("id", new ObjectIdRule("bundle"))
          .optional("spec_version", new FormerVersion())
          .rule(rows -> ObjectIdRule::adviseRandom)
          .build();

  private BundleFrame() {}

  /// Checks what surrounds `objects` objects; what is no bundle is left alone.
  public static void check(Frame frame, long objects, Consumer<Finding> sink) {
    if (frame.kind() != Frame.Kind.BUNDLE) {
      return;
    }
    JsonObject properties = frame.properties();
    if ("2.0".equals(frame.specVersion())) {
      sink.accept(Code.STIX20.at("", Clause.BUNDLE, "bundle"));
      return;
    }
    var at = new Inspection(properties, PatternCheck.ACCEPT_ALL);
    BUNDLE.checkMembers(properties, at);
    if (frame.hasObjects() && objects == 0) {
      at.foundAt("objects", Code.LIST_EMPTY, Clause.LIST);
    }
    at.verdict().findings().forEach(sink);
  }

  /// Bundles of STIX 2.0 said their version; those of 2.1 do not.
  private record FormerVersion() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (value instanceof JsonString(var version)) {
        at.found(Code.BUNDLE_SPEC_VERSION, Clause.BUNDLE, version);
      } else {
        mistyped(value, at, Clause.BUNDLE);
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }
}
