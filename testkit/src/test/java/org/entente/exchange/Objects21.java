package org.entente.exchange;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.stix.StixId;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;

/// Small objects of STIX 2.1 as text, told apart by a number.
public final class Objects21 {
  private Objects21() {}

  /// A tool.
  public static String tool(int number) {
    return tool(number, "2026-01-01T00:00:00.000Z", "Tool " + number);
  }

  public static String tool(int number, String modified, String name, StixId... marks) {
    return """
    {"type":"tool","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"%s","name":"%s"%s}\
    """
        .formatted(toolId(number), modified, name, marks(marks));
  }

  public static String tool(int number, Tlp level) {
    return tool(
        number, "2026-01-01T00:00:00.000Z", "Tool " + number, StandardMarking.of(level).id());
  }

  public static StixId toolId(int number) {
    return new StixId("tool", new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | number));
  }

  /// A tool that breaks a rule: it has no name.
  public static String bad(int number) {
    return tool(number).replace("\"name\"", "\"x_name\"");
  }

  /// A marking definition that is a statement.
  public static String statement(int number, StixId... marks) {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s",\
    "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",\
    "definition":{"statement":"Copyright %s"}%s}\
    """
        .formatted(statementId(number), number, marks(marks));
  }

  public static StixId statementId(int number) {
    return new StixId(
        "marking-definition", new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | number));
  }

  /// An observable.
  public static String address(String more) {
    return """
    {"type":"ipv4-addr","spec_version":"2.1","value":"198.51.100.3",\
    "id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4"%s}\
    """
        .formatted(more);
  }

  private static String marks(StixId... marks) {
    return marks.length == 0
        ? ""
        : Arrays.stream(marks)
            .map(mark -> "\"" + mark + "\"")
            .collect(Collectors.joining(",", ",\"object_marking_refs\":[", "]"));
  }
}
