package org.entente.stix.rules;

import java.util.function.Function;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What may have to hold between the properties of one table.
final class Relations {
  private Relations() {}

  /// `later` is not before `earlier`.
  static Function<Shape.Builder, ObjectRule> notBefore(String later, String earlier) {
    return table -> notBefore(later, earlier, table.clause()).apply(table);
  }

  /// `later` is not before `earlier`, as `clause` says.
  static Function<Shape.Builder, ObjectRule> notBefore(
      String later, String earlier, String clause) {
    return table -> {
      long both = table.bits(later, earlier);
      return (object, present, at) -> {
        if ((present & both) == both && compare(object, later, earlier) < 0) {
          at.foundAt(later, Code.TIME_BEFORE, clause, later, earlier);
        }
      };
    };
  }

  /// `later` is after `earlier`, not at the same time.
  static Function<Shape.Builder, ObjectRule> after(String later, String earlier) {
    return table -> {
      String clause = table.clause();
      long both = table.bits(later, earlier);
      return (object, present, at) -> {
        if ((present & both) == both && compare(object, later, earlier) <= 0) {
          at.foundAt(later, Code.TIME_NOT_AFTER, clause, later, earlier);
        }
      };
    };
  }

  /// At least one of `names` is there.
  static Function<Shape.Builder, ObjectRule> oneOf(String... names) {
    return table -> {
      String clause = table.clause();
      long any = table.bits(names);
      String listed = String.join(", ", names);
      return (object, present, at) -> {
        if ((present & any) == 0) {
          at.found(Code.PROPERTY_CHOICE_MISSING, clause, listed);
        }
      };
    };
  }

  /// `one` and `other` are not both there.
  static Function<Shape.Builder, ObjectRule> exclusive(String one, String other) {
    return table -> {
      String clause = table.clause();
      long both = table.bits(one, other);
      return (object, present, at) -> {
        if ((present & both) == both) {
          at.foundAt(other, Code.PROPERTY_CONFLICT, clause, one, other);
        }
      };
    };
  }

  /// `one` and `other` had better not be both there.
  static Function<Shape.Builder, ObjectRule> ambiguous(String one, String other) {
    return table -> {
      String clause = table.clause();
      long both = table.bits(one, other);
      return (object, present, at) -> {
        if ((present & both) == both) {
          at.foundAt(other, Code.PROPERTIES_AMBIGUOUS, clause, one, other);
        }
      };
    };
  }

  /// Where `property` is, `needed` is.
  static Function<Shape.Builder, ObjectRule> needs(String property, String needed) {
    return table -> {
      String clause = table.clause();
      long it = table.bits(property);
      long other = table.bits(needed);
      return (object, present, at) -> {
        if ((present & it) != 0 && (present & other) == 0) {
          at.foundAt(property, Code.PROPERTY_DEPENDENCY, clause, property, needed);
        }
      };
    };
  }

  /// `property` is not there when `flag` has `value`.
  static Function<Shape.Builder, ObjectRule> notWhen(
      String property, String flag, JsonBoolean value) {
    return table -> {
      String clause = table.clause();
      long both = table.bits(property, flag);
      return (object, present, at) -> {
        if ((present & both) == both && object.get(flag) == value) {
          at.foundAt(property, Code.PROPERTY_CONFLICT, clause, flag + ": " + value, property);
        }
      };
    };
  }

  /// `property` had better be there.
  static Function<Shape.Builder, ObjectRule> recommended(String property) {
    return table -> {
      String clause = table.clause();
      long it = table.bits(property);
      return (object, present, at) -> {
        if ((present & it) == 0) {
          at.foundAt(property, Code.PROPERTY_RECOMMENDED, clause, property);
        }
      };
    };
  }

  /// As if in order when one of the two is no timestamp: that was found already.
  private static int compare(JsonObject object, String later, String earlier) {
    String one = timestamp(object, later);
    String other = timestamp(object, earlier);
    return one == null || other == null ? 1 : StixTimestamp.compareTexts(one, other);
  }

  private static @Nullable String timestamp(JsonObject object, String name) {
    String text = object.string(name);
    return text != null && StixTimestamp.isTimestamp(text) ? text : null;
  }
}
