package org.entente.stix.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// A property table: which properties an object, an extension or a nested structure has, and what
/// holds between them. Immutable.
///
/// Properties are found by one look into an open-addressed table. Which of them an object has is
/// one `long`, so that the rules between properties cost nothing when theirs are missing.
public final class Shape implements ValueRule {
  /// So many properties fit the set.
  private static final int PROPERTIES_MAX = Long.SIZE;

  private final String name;
  private final String clause;
  private final List<Property> properties;
  private final @Nullable Property[] slots;
  private final long required;
  private final List<ObjectRule> rules;
  private final UnknownRule unknown;

  private Shape(Builder builder) {
    name = builder.name;
    clause = builder.clause;
    properties = List.copyOf(builder.properties);
    rules = List.copyOf(builder.rules);
    unknown = builder.unknown;
    slots = new @Nullable Property[Integer.highestOneBit(Math.max(1, properties.size())) * 4];
    long needed = 0;
    for (Property property : properties) {
      int slot = slotOf(property.name());
      while (slots[slot] != null) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = property;
      if (property.presence() == Property.Presence.REQUIRED) {
        needed |= property.bit();
      }
    }
    required = needed;
  }

  /// A shape for the structure `name`, defined in `section` of STIX 2.1.
  static Builder of(String name, String section) {
    return new Builder(name, Clause.stix(section));
  }

  /// The name of the type that has this shape.
  public String name() {
    return name;
  }

  /// Where it is defined, such as `STIX 2.1 §4.7.1`.
  public String clause() {
    return clause;
  }

  /// Its properties, those that must not be there among them, in the order of the specification.
  public List<Property> properties() {
    return properties;
  }

  /// Whether the records of the model have a component for `value` of the property `name`.
  public boolean models(String name, JsonValue value) {
    Property property = find(name);
    return property != null && property.rule().models(value);
  }

  /// The data type of the property `name`, as the specification writes it.
  public String dataType(String name) {
    Property property = find(name);
    return property == null ? "any" : property.dataType();
  }

  /// What JSON calls the type of `value`.
  public static String typeOf(JsonValue value) {
    return ValueRule.typeOf(value);
  }

  /// The property of that name, null when there is none.
  @Nullable Property find(String property) {
    int slot = slotOf(property);
    while (true) {
      Property found = slots[slot];
      if (found == null || found.name().equals(property)) {
        return found;
      }
      slot = slot + 1 & slots.length - 1;
    }
  }

  @Override
  public void check(JsonValue value, Inspection at) {
    if (value instanceof JsonObject object) {
      checkMembers(object, at);
    } else {
      mistyped(value, at, clause);
    }
  }

  @Override
  public String dataType() {
    return name;
  }

  /// Checks the members of `object` and what holds between them.
  void checkMembers(JsonObject object, Inspection at) {
    String outer = at.within(clause);
    long present = 0;
    int size = object.size();
    for (int i = 0; i < size && !at.isFull(); i++) {
      String member = object.name(i);
      JsonValue value = object.value(i);
      Property property = find(member);
      at.enter(member);
      if (property == null) {
        unknown.check(object, member, value, at);
      } else {
        present |= property.bit();
        checkMember(property, value, at);
      }
      at.leave();
    }
    if ((present & required) != required) {
      noteMissing(required & ~present, at);
    }
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).check(object, present, at);
    }
    at.within(outer);
  }

  private void checkMember(Property property, JsonValue value, Inspection at) {
    switch (property.presence()) {
      case REQUIRED, OPTIONAL -> property.rule().checkPresent(value, at);
      case DEPRECATED -> {
        at.found(Code.PROPERTY_DEPRECATED, clause, property.name());
        property.rule().checkPresent(value, at);
      }
      case NOT_APPLICABLE ->
          at.found(Code.PROPERTY_NOT_APPLICABLE, Clause.COMMON_PROPERTIES, property.name(), name);
      case RESERVED -> at.found(Code.PROPERTY_RESERVED, Clause.RESERVED, property.name());
    }
  }

  private void noteMissing(long missing, Inspection at) {
    for (Property property : properties) {
      if ((property.bit() & missing) != 0) {
        at.foundAt(property.name(), Code.PROPERTY_MISSING, clause, property.name());
      }
    }
  }

  private int slotOf(String member) {
    int hash = member.hashCode();
    return (hash ^ hash >>> 15) & slots.length - 1;
  }

  /// What is made of a property that no table has.
  @FunctionalInterface
  interface UnknownRule {
    /// @param at stands at the value
    void check(JsonObject object, String name, JsonValue value, Inspection at);
  }

  /// Collects the rows of a table.
  static final class Builder {
    private final String name;
    private final String clause;
    private final List<Property> properties = new ArrayList<>();
    private final List<ObjectRule> rules = new ArrayList<>();
    private UnknownRule unknown = CustomContent::checkNested;

    private Builder(String name, String clause) {
      this.name = name;
      this.clause = clause;
    }

    String name() {
      return name;
    }

    String clause() {
      return clause;
    }

    Builder required(String property, ValueRule rule) {
      return add(property, rule, Property.Presence.REQUIRED);
    }

    Builder optional(String property, ValueRule rule) {
      return add(property, rule, Property.Presence.OPTIONAL);
    }

    Builder deprecated(String property, ValueRule rule) {
      return add(property, rule, Property.Presence.DEPRECATED);
    }

    Builder notApplicable(String property) {
      return add(property, DataTypes.AnyValue.ANY, Property.Presence.NOT_APPLICABLE);
    }

    Builder reserved(String property) {
      return add(property, DataTypes.AnyValue.ANY, Property.Presence.RESERVED);
    }

    /// A rule between properties that this table already has.
    Builder rule(Function<Builder, ObjectRule> rule) {
      rules.add(rule.apply(this));
      return this;
    }

    Builder unknown(UnknownRule rule) {
      unknown = rule;
      return this;
    }

    /// The set of these properties, which the table has.
    long bits(String... names) {
      long bits = 0;
      for (String wanted : names) {
        bits |=
            properties.stream()
                .filter(property -> property.name().equals(wanted))
                .findFirst()
                .orElseThrow()
                .bit();
      }
      return bits;
    }

    /// The names of all rows so far.
    String[] names() {
      return properties.stream().map(Property::name).toArray(String[]::new);
    }

    Shape build() {
      return new Shape(this);
    }

    private Builder add(String property, ValueRule rule, Property.Presence presence) {
      Objects.checkIndex(properties.size(), PROPERTIES_MAX);
      if (properties.stream().anyMatch(row -> row.name().equals(property))) {
        throw new IllegalArgumentException("two rows for " + property);
      }
      properties.add(new Property(property, rule, presence, 1L << properties.size()));
      return this;
    }
  }
}
